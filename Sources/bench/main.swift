import Foundation

let usage = """
    bench generate LEDGER CASES WORKFLOW [ACTS]
    bench measure LARGE EMPTY WORKFLOW
    bench drive SOCKET CONNECTIONS SECONDS NAME
    bench raw LEDGER OUT BATCH MOST
    bench forms WORKFLOWS BOOK
    bench workbook BOOK WORKFLOWS
    bench evidence LEDGER FOLDER
    bench multiply EXAMPLE LEDGER ENTRIES
    """
let words = CommandLine.arguments
switch (words.dropFirst().first, words.count) {
case ("generate", 5): try Generating.run(path: words[2], cases: Int(words[3]) ?? 1000, workflow: words[4])
case ("generate", 6):
    try Generating.run(
        path: words[2], cases: Int(words[3]) ?? 1000, acts: Int(words[5]) ?? 30, workflow: words[4])
case ("measure", 5): try Measuring.run(large: words[2], empty: words[3], workflow: words[4])
case ("drive", 6):
    try Driving.run(
        socket: words[2], connections: Int(words[3]) ?? 1, seconds: Double(words[4]) ?? 5, name: words[5])
case ("raw", 6):
    try RawCopy.run(ledger: words[2], to: words[3], batch: Int(words[4]) ?? 1, most: Int(words[5]) ?? 100_000)
case ("evidence", 4): try EvidenceBench.run(ledger: words[2], in: words[3])
case ("multiply", 5):
    try Multiplying.run(example: words[2], to: words[3], entries: Int64(words[4]) ?? 100_000)
case ("forms", 4): try FormBench.run(workflows: words[2], book: words[3])
case ("workbook", 4): try FormBench.read(book: words[2], workflows: words[3])
default:
    print(usage)
    exit(64)
}

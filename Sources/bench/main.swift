import Foundation

// bench generate LEDGER CASES WORKFLOW
// bench measure LARGE EMPTY WORKFLOW
let words = CommandLine.arguments
switch (words.dropFirst().first, words.count) {
case ("generate", 5): try Generating.run(path: words[2], cases: Int(words[3]) ?? 1000, workflow: words[4])
case ("measure", 5): try Measuring.run(large: words[2], empty: words[3], workflow: words[4])
default:
    print("bench generate LEDGER CASES WORKFLOW | bench measure LARGE EMPTY WORKFLOW")
    exit(64)
}

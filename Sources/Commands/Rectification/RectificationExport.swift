import ArgumentParser
import CanonicalJSON
import Operations

struct RectificationExport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "导出整改台账 Write the rectification ledger as a workbook (.xlsx).",
        discussion: """
            例 Examples:
              countersign rectification export QJJJ-2022 --to ledger.xlsx
              countersign rectification export QJJJ-2022 --to ledger.xlsx --json
            """)
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Option(name: .long, help: "文件 The file to write.", completion: .file(extensions: ["xlsx"])) var to: String
    @OptionGroup var looking: LookingOptions

    func run() throws {
        let counter = Counter(looking)
        let answer = try counter.ask(Call("rectification.export", ["case": .text(caseID), "text": false]))
        let items = answer["items"]?.integer ?? 0
        try MadeFile.write(answer, to: to)
        if looking.json { return Output.result(["file": .string(to), "items": .int(items)]) }
        Output.result(
            counter.say("已写出 \(to)：整改台账，共 \(items) 项。", "Wrote \(to): the rectification ledger, \(items) items."))
    }
}

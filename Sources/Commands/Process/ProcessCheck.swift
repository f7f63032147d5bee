import ArgumentParser
import CanonicalJSON
import Operations

struct ProcessCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "流程核对 Replay cases on their workflow's net and look for acts that other people had to do.",
        discussion: """
            例 Examples:
              countersign process check QJJJ-2022
              countersign process check --log elsewhere.json
            """)
    @Argument(help: "案卷 The cases; else all.", completion: .custom(Completions.cases)) var caseID: [String] = []
    @Option(
        name: .long, help: "别处的日志 In place of the ledger, a log like that of: process xes --json",
        completion: .file(extensions: ["json"]))
    var log: String?
    @OptionGroup var looking: LookingOptions

    func run() throws {
        let counter = Counter(looking)
        var values: [String: JSON?] = ["cases": .array(caseID.map(JSON.string)), "text": false]
        values["log"] = try log.map(read)
        let answer = try counter.ask(Call("process.check", values))
        if looking.json {
            Output.result(answer)
        } else {
            values["text"] = true
            try counter.show(Call("process.check", values))
        }
        // Refused by a rule, though a long time ago.
        if answer["fits"]?.flag != true { throw ExitCode(Exit.refused.rawValue) }
    }

    private func read(_ path: String) throws -> JSON {
        let text = try TextFile.text(path)
        guard let json = try? JSONReader.parse([UInt8](text.utf8), limits: .document) else {
            throw BadContent(code: "file.not_json", lines: ["\(path): 应为 JSON 文件 expected a JSON document"])
        }
        return json
    }
}

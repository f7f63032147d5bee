import ArgumentParser
import CanonicalJSON
import Operations

struct ProcessOCEL: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ocel", abstract: "对象事件日志 Cases as an object-centric event log (OCEL 2.0), in JSON or SQLite.",
        discussion: """
            例 Examples:
              countersign process ocel QJJJ-2022 --to QJJJ-2022.json
              countersign process ocel --format sqlite --to all.sqlite
            """)
    @Argument(help: "案卷 The cases; else all.", completion: .custom(Completions.cases)) var caseID: [String] = []
    @Option(name: .long, help: "格式 json, or sqlite, which needs --to.") var format = Format.json
    @OptionGroup var target: MadeFile.Target
    @OptionGroup var looking: LookingOptions

    enum Format: String, ExpressibleByArgument, CaseIterable { case json, sqlite }

    func validate() throws {
        guard format == .json || target.to != nil else {
            throw ValidationError("--format sqlite: 须有 needs --to FILE")
        }
    }

    func run() throws {
        let call = Call(
            "process.ocel", ["cases": .array(caseID.map(JSON.string)), "format": .string(format.rawValue)])
        try target.write(call, Counter(looking), isText: format == .json)
    }
}

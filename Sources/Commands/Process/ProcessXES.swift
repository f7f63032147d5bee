import ArgumentParser
import CanonicalJSON
import Operations

struct ProcessXES: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "xes",
        abstract: "事件日志 Cases as an event log (XES, IEEE 1849-2016): one trace a case, form and item.",
        discussion: """
            例 Examples:
              countersign process xes QJJJ-2022 --to QJJJ-2022.xes
              countersign process xes --json
            """)
    @Argument(help: "案卷 The cases; else all.", completion: .custom(Completions.cases)) var caseID: [String] = []
    @OptionGroup var target: MadeFile.Target
    @OptionGroup var looking: LookingOptions

    func run() throws {
        try target.write(Call("process.xes", ["cases": .array(caseID.map(JSON.string))]), Counter(looking))
    }
}

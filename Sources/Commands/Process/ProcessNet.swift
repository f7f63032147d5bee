import ArgumentParser
import Operations

struct ProcessNet: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "net", abstract: "流程网 A registered workflow as a Petri net (PNML, ISO/IEC 15909-2).",
        discussion: """
            例 Examples:
              countersign process net self-evaluation
              countersign process net self-evaluation --to self-evaluation.pnml
            """)
    @Argument(help: "流程 The workflow: its name, or NAME/VERSION.", completion: .custom(Completions.workflows))
    var workflow: String
    @OptionGroup var target: MadeFile.Target
    @OptionGroup var looking: LookingOptions

    func run() throws {
        try target.write(Call("process.net", ["workflow": .text(workflow)]), Counter(looking))
    }
}

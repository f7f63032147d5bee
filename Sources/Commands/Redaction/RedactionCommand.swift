import ArgumentParser
import CanonicalJSON
import Operations

struct RedactionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "redaction", abstract: "删除内容 Remove texts for good; two people, and every proof stays.",
        subcommands: [
            RedactionRequest.self, RedactionApprove.self, RedactionRefuse.self, RedactionList.self, RedactionSweep.self,
        ])
}

struct RedactionRequest: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "request", abstract: "申请删除 Ask to remove texts of an entry; another person approves.",
        discussion: """
            例 Examples:
              countersign redaction request 57 --ground classified --authority 1号
              countersign redaction request 61 --body title --ground mistake --authority 2号
            """)
    @Argument(help: "记录号 The number of the entry.") var entry: Int
    @Option(name: .customLong("body"), help: "正文名 Which text; repeatable; else all of the entry.") var bodies:
        [String] = []
    @Option(name: .long, help: "事由 Why: classified, mistake or personal.") var ground: String
    @Option(name: .long, help: "依据 Under which decision or rule.") var authority: String
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call {
        Call(
            "redaction.request",
            [
                "entry": .int(Int64(entry)), "bodies": bodies.isEmpty ? nil : .array(bodies.map(JSON.string)),
                "ground": .string(ground), "authority": .string(authority),
            ])
    }
}

struct RedactionApprove: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve", abstract: "批准删除 Remove for good what another person asked to have removed.",
        discussion: """
            例 Examples:
              countersign redaction approve rd-1
              countersign redaction approve rd-1 --json
            """)
    @Argument(help: "申请号 The request.") var request: String
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call { Call("redaction.approve", ["request": .string(request)]) }
}

struct RedactionRefuse: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "refuse", abstract: "不批准删除 Let a request rest; the texts stay.",
        discussion: """
            例 Examples:
              countersign redaction refuse rd-1 --reason 依据不足
              countersign redaction refuse rd-2 --reason 未涉密 --json
            """)
    @Argument(help: "申请号 The request.") var request: String
    @Option(name: .long, help: "理由 The reason.") var reason: String
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call {
        Call("redaction.refuse", ["request": .string(request), "reason": .string(reason)])
    }
}

struct RedactionList: OperationCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "删除申请 Every request: what, why, who, and what came of it.",
        discussion: """
            例 Examples:
              countersign redaction list
              countersign redaction list --json
            """)
    @OptionGroup var looking: LookingOptions

    func call() throws -> Call { Call("redaction.list") }
}

struct RedactionSweep: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "sweep", abstract: "清扫 Write the file anew, so that nothing is left of what was removed.",
        discussion: """
            例 Examples:
              countersign redaction sweep
              countersign redaction sweep --json
            """)
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call { Call("redaction.sweep") }
}

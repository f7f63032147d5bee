import ArgumentParser
import CanonicalJSON
import Operations

struct Reject: SignedCommand {
    static let configuration = CommandConfiguration(
        commandName: "reject", abstract: "驳回 Reject; what follows is the workflow's if_refused.",
        discussion: """
            例 Examples:
              countersign reject QJJJ-2022 14-03 --reason "执行率与决算不符"
              countersign reject QJJJ-2022 --step leader-approval --reason "附件不全"
            """)
    @OptionGroup var seat: SeatArguments
    @Option(name: .long, help: "理由 The reason.") var reason: String?
    @OptionGroup var signing: SigningOptions
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call { Call("reject", seat.values.with(["reason": .text(reason)])) }
}

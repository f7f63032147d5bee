import ArgumentParser
import CanonicalJSON
import Operations

struct Return: SignedCommand {
    static let configuration = CommandConfiguration(
        commandName: "return", abstract: "退回 Send back to an earlier step, with a reason.",
        discussion: """
            例 Examples:
              countersign return QJJJ-2022 14-05 --to draft --reason "目标值单位有误"
              countersign return QJJJ-2022 --step group-decision --to draft --form 14-05 --reason "需补充说明"
            """)
    @OptionGroup var seat: SeatArguments
    @Option(name: .long, help: "退回到的环节 The step to go back to.") var to: String
    @Option(name: .long, help: "整案环节退回哪张表 The form to send back, from a step of the whole case.") var form: String?
    @Option(name: .long, help: "理由 The reason.") var reason: String?
    @OptionGroup var signing: SigningOptions
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call {
        Call("return", seat.values.with(["to": .text(to), "form": .text(form), "reason": .text(reason)]))
    }
}

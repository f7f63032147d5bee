import ArgumentParser
import CanonicalJSON
import Operations

struct RectificationCarryOver: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "carry-over", abstract: "申请结转 Ask to follow an item up next year; the leader decides.",
        discussion: """
            例 Examples:
              countersign rectification carry-over QJJJ-2022 R-03 --reason "需下年度预算安排"
              countersign request grant QJJJ-2022 6
            """)
    @OptionGroup var item: ItemArguments
    @Option(name: .long, help: "理由 The reason.") var reason: String?
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call { Call("rectification.carry-over", item.values.with(["reason": .text(reason)])) }
}

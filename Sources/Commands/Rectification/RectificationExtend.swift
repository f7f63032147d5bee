import ArgumentParser
import CanonicalJSON
import Operations

struct RectificationExtend: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "extend", abstract: "申请延期 Ask for a later deadline; the leader decides.",
        discussion: """
            例 Examples:
              countersign rectification extend QJJJ-2022 R-02 --until 2023-09-30 \\
                --reason "待上级批复"
              countersign request grant QJJJ-2022 5
            """)
    @OptionGroup var item: ItemArguments
    @Option(name: .long, help: "新期限 The new deadline, 2023-09-30.") var until: String
    @Option(name: .long, help: "理由 The reason.") var reason: String?
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call {
        Call("rectification.extend", item.values.with(["until": .text(until), "reason": .text(reason)]))
    }
}

import ArgumentParser
import CanonicalJSON
import Operations

struct RectificationVerify: SignedCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "复核 Verify what was done; --refuse with a reason sends it back.",
        discussion: """
            例 Examples:
              countersign rectification verify QJJJ-2022 R-01 --opinion 属实
              countersign rectification verify QJJJ-2022 R-02 --refuse --opinion "佐证不足"
            """)
    @OptionGroup var item: ItemArguments
    @Flag(name: .long, help: "不通过 Refuse.") var refuse = false
    @Option(name: .long, help: "意见 The opinion; needed to refuse.") var opinion: String?
    @OptionGroup var signing: SigningOptions
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call {
        Call("rectification.verify", item.values.with(["refuse": .flag(refuse), "opinion": .text(opinion)]))
    }
}

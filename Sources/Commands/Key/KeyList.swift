import ArgumentParser
import CanonicalJSON
import Operations

struct KeyList: OperationCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "列表 Every key that was registered, with whose it is and since when.",
        discussion: """
            例 Examples:
              countersign key list --person p30
              countersign key list --allowed-signers > allowed_signers
            """)
    @Option(name: .long, help: "只看此人的 Only those of this person.", completion: .custom(Completions.people))
    var person: String?
    @Flag(help: "输出 ssh-keygen -Y verify 用的文件 As the file that ssh-keygen -Y verify takes.")
    var allowedSigners = false
    @OptionGroup var looking: LookingOptions

    func call() throws -> Call {
        Call("key.list", ["person": .text(person), "allowed_signers": .flag(allowedSigners)])
    }
}

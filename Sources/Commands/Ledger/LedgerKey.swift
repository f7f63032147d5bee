import ArgumentParser
import CanonicalJSON
import Operations

struct LedgerKey: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "日志密钥 The keys that sign the log.",
        subcommands: [LedgerKeyList.self, LedgerKeyAdd.self])
}

struct LedgerKeyList: OperationCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "日志公钥 The public keys that signed the log, the newest last.",
        discussion: """
            例 Examples:
              countersign ledger key list
              countersign ledger key list --json
            """)
    @OptionGroup var looking: LookingOptions

    func call() throws -> Call { Call("ledger.key.list") }
}

struct LedgerKeyAdd: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "建立日志密钥 Make the key that signs the log from now on.",
        discussion: """
            例 Examples:
              countersign ledger key add
              countersign ledger key add --origin qujing.example/budget
            """)
    @Option(name: .long, help: "日志名称 The name of the log, best a domain of yours; for its first key only.")
    var origin: String?
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call { Call("ledger.key.add", ["origin": .text(origin)]) }
}

import ArgumentParser
import CanonicalJSON
import Operations

struct LedgerWitness: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "witness", abstract: "见证 Have witnesses outside cosign the log; alone, ask them now.",
        subcommands: [LedgerWitnessAsk.self, LedgerWitnessAdd.self, LedgerWitnessList.self, LedgerWitnessRemove.self],
        defaultSubcommand: LedgerWitnessAsk.self)
}

struct LedgerWitnessAdd: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "登记见证方 Have a witness cosign the log from now on.",
        discussion: """
            例 Examples:
              countersign ledger witness add "$VKEY" https://witness.example/w1
              countersign ledger witness add "$VKEY" http://10.0.0.7:8080 --lang en
            """)
    @Argument(help: "见证方的公钥 The witness's public key, NAME+ID+KEY.") var vkey: String
    @Argument(help: "见证方的地址 Where it takes requests (its submission prefix).") var url: String
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call { Call("ledger.witness.add", ["vkey": .text(vkey), "url": .text(url)]) }
}

struct LedgerWitnessList: OperationCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "见证方列表 The witnesses, and what each cosigned last.",
        discussion: """
            例 Examples:
              countersign ledger witness list
              countersign ledger witness list --json
            """)
    @OptionGroup var looking: LookingOptions

    func call() throws -> Call { Call("ledger.witness.list") }
}

struct LedgerWitnessRemove: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "移除见证方 Ask a witness no more; what it cosigned still counts.",
        discussion: """
            例 Examples:
              countersign ledger witness remove witness.example/w1
              countersign ledger witness remove witness.example/w1 --json
            """)
    @Argument(help: "名称 The name in its key.") var name: String
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call { Call("ledger.witness.remove", ["name": .text(name)]) }
}

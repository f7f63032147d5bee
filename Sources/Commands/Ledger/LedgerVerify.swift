import ArgumentParser
import CanonicalJSON
import Operations

struct LedgerVerify: OperationCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "核验 Check bytes, chain, bodies, the signed tree, and that replaying gives what is recorded.",
        discussion: """
            例 Examples:
              countersign ledger verify
              countersign ledger verify --against minutes-2023-06.txt
            """)
    @Option(
        name: .long, help: "他处保存的检查点文件 A file with a checkpoint that somebody held; can be repeated.",
        completion: .file())
    var against: [String] = []
    @OptionGroup var witnesses: WitnessOptions
    @OptionGroup var looking: LookingOptions

    func call() throws -> Call {
        let texts = try against.map { JSON.string(try TextFile.text($0)) }
        let values: [String: JSON?] = ["against": texts.isEmpty ? nil : .array(texts)]
        return Call("ledger.verify", values.merging(witnesses.values) { $1 })
    }
}

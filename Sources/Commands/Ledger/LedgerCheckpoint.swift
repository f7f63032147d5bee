import ArgumentParser
import CanonicalJSON
import Operations

struct LedgerCheckpoint: OperationCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint",
        abstract: "检查点 The newest signed checkpoint; print its lines into the minutes.",
        discussion: """
            例 Examples:
              countersign ledger checkpoint
              countersign ledger checkpoint --witnessed --json
            """)
    @Flag(name: .long, help: "最新的有见证签名的 The newest that a witness has cosigned.") var witnessed = false
    @Option(name: .long, help: "签署这么多条的 The one over so many entries.") var size: Int?
    @Option(name: .long, help: "改为请见证方签名的请求 As the request to a witness that has cosigned so many entries.")
    var since: Int?
    @OptionGroup var looking: LookingOptions

    func call() throws -> Call {
        Call("ledger.checkpoint", ["witnessed": .flag(witnessed), "size": .number(size), "since": .number(since)])
    }
}

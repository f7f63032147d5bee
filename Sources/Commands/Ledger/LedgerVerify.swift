import Approvals
import ArgumentParser
import CanonicalJSON
import Engine
import Ledger

struct LedgerVerify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "核验 Check bytes, chain, density, bodies, and that replaying gives what is recorded.",
        discussion: """
            例 Examples:
              countersign ledger verify
              countersign ledger verify --json
            """)
    @OptionGroup var looking: LookingOptions

    func run() throws {
        let desk = Desk(looking)
        // Opened without the check of the last entries, so that a bad one is named and not only refused.
        let records = Records(try Wiring.reader(at: desk.path, isTailChecked: false))
        let report = try records.ledger.verify()
        if let problem = report.problem {
            throw LedgerError.badEntry(seq: problem.seq, expected: problem.expected, found: problem.found)
        }
        _ = try desk.identity(try records.directory())
        let cases = try records.verifyReplay()
        if looking.json {
            return Output.result([
                "ok": true, "entries": .int(report.entries), "bodies": .int(report.bodies), "cases": .int(Int64(cases)),
                "head": .string(try records.ledger.head().leaf.hex),
            ])
        }
        let head = try records.ledger.head()
        Output.result(
            desk.say(
                "核验通过 OK：\(report.entries) 条记录，\(report.bodies) 份正文，\(cases) 个案卷重放一致；末条 #\(head.size) \(head.leaf.hex.prefix(16))",
                "OK: \(report.entries) entries, \(report.bodies) bodies, cases replayed to what is recorded: \(cases); head #\(head.size) \(head.leaf.hex.prefix(16))"
            ))
    }
}

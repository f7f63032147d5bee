import Approvals
import ArgumentParser
import CanonicalJSON
import Engine
import Foundation
import Ledger

struct LedgerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "登记簿 The log itself: verify, rebuild, stats.",
        subcommands: [LedgerVerify.self, LedgerRebuild.self, LedgerStats.self])
}

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

struct LedgerRebuild: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild", abstract: "重建 Compute the read models anew from the log.",
        discussion: """
            例 Examples:
              countersign ledger rebuild
              countersign ledger rebuild --lang en
            """)
    @OptionGroup var acting: ActingOptions

    func run() throws {
        let desk = Desk(acting.looking)
        let (cases, before, after) = try desk.writing(at: acting.at) { engine, identity in
            guard identity.role == .administrator else {
                throw EngineError.notPermitted(
                    person: identity.person.text, act: "ledger rebuild", needs: [.administrator])
            }
            let before = try engine.store.dumpViews()
            return (try engine.rebuild(), before, try engine.store.dumpViews())
        }
        let same = before == after
        if acting.looking.json {
            return Output.result([
                "cases": .int(Int64(cases)), "rows": .int(Int64(after.count)), "same": .bool(same),
            ])
        }
        Output.result(
            desk.say(
                "已由日志重建 \(cases) 个案卷的 \(after.count) 行\(same ? "，与重建前相同" : "，与重建前不同，已更正")。",
                "Rebuilt \(after.count) rows of \(cases) cases from the log\(same ? ", the same as before" : "; they differed and are corrected")."
            ))
    }
}

struct LedgerStats: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats", abstract: "统计 Size of the log, its cases and its file.",
        discussion: """
            例 Examples:
              countersign ledger stats
              countersign ledger stats --json
            """)
    @OptionGroup var looking: LookingOptions

    func run() throws {
        let desk = Desk(looking)
        let records = try desk.records()
        let directory = try records.directory()
        _ = try desk.identity(directory)
        let head = try records.ledger.head()
        let cases = try records.ledger.cases()
        let seats = try records.ledger.openSeats(person: nil).count
        let bytes = [desk.path, desk.path + "-wal"].reduce(Int64(0)) { sum, path in
            sum + (((try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int64) ?? 0)
        }
        if looking.json {
            return Output.result([
                "body": .string(directory.body), "rehearsal": .bool(directory.isRehearsal), "entries": .int(head.size),
                "cases": .int(Int64(cases.count)), "people": .int(Int64(directory.people.count)),
                "open_seats": .int(Int64(seats)), "file_bytes": .int(bytes),
            ])
        }
        let perEntry = head.size == 0 ? 0 : bytes / head.size
        for (label, value) in [
            (desk.say("单位", "body"), directory.body + (directory.isRehearsal ? desk.say("（演练）", " (rehearsal)") : "")),
            (desk.say("记录", "entries"), String(head.size)), (desk.say("案卷", "cases"), String(cases.count)),
            (desk.say("人员", "people"), String(directory.people.count)),
            (desk.say("待办席位", "open seats"), String(seats)),
            (desk.say("文件字节", "file bytes"), "\(bytes) (\(perEntry) \(desk.say("每条", "per entry")))"),
        ] { Output.result("\(label): \(value)") }
    }
}

import Approvals
import ArgumentParser
import CanonicalJSON
import Engine
import Foundation
import Ledger

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

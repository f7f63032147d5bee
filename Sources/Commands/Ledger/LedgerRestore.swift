import ArgumentParser
import CanonicalJSON
import Ledger
import Operations

struct LedgerRestore: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "恢复 Put a verified backup in the ledger's place.",
        discussion: """
            例 Examples:
              countersign ledger restore /backup/2023-06-01.db --ledger new.db
              countersign ledger restore /backup/2023-06-01.db --replacing
            """)
    @Argument(help: "备份文件 The backup.", completion: .file()) var from: String
    @Flag(name: .long, help: "替换现有登记簿，原文件移到旁边 Replace a ledger; its files are moved aside.") var replacing = false
    @Flag(name: .customLong("accept-loss"), help: "接受丢失备份之后的记录 Accept that entries after the backup are lost.")
    var acceptLoss = false
    @OptionGroup var looking: LookingOptions

    func run() throws {
        let counter = Counter(looking)
        let report = try Wiring.restore(
            from: from, to: counter.path, replacing: replacing, acceptingLoss: acceptLoss, now: WallClock.now())
        if looking.json {
            return Output.result([
                "ledger": .string(counter.path), "entries": .int(report.verified.entries), "bytes": .int(report.bytes),
                "moved_to": report.replaced.map { .string($0.path) } ?? nil,
                "lost": report.replaced?.lost.map { .int($0) } ?? nil,
            ])
        }
        Output.result(
            counter.say(
                "已恢复 \(counter.path)：\(report.verified.entries) 条记录，核验通过。",
                "Restored \(counter.path): \(report.verified.entries) entries, verified."))
        guard let replaced = report.replaced else { return }
        let lost = replaced.lost.map(String.init) ?? counter.say("数目不明的", "an unknown number of")
        Output.result(
            counter.say(
                "原文件在 \(replaced.path)，其中 \(lost) 条记录不在备份中。",
                "The old files are at \(replaced.path); \(lost) of their entries are not in the backup."))
    }
}

import Approvals
import CanonicalJSON
import Engine
import Ledger

/// The log itself.
extension Operation {
    static let ledger: [Operation] = [verify, rebuild, stats]

    static let verify = Operation(
        "ledger.verify",
        .init(
            "核验",
            "Check bytes, chain, density, bodies, the signed tree, and that replaying gives what is recorded."),
        [
            .takes(
                "against", .texts, "他处保存的检查点：会议纪要、回执、见证方的",
                "checkpoints that others hold: from minutes, from a witness"),
            .takes("witnesses", .texts, "所依赖的见证方公钥", "keys of witnesses that are relied on, NAME+ID+KEY"),
            .takes(
                "at_least", .number(0...1_000), "其中至少几个见证过；不给出则为全部",
                "how many of them must have cosigned; all if not given"),
        ],
        result: .init(
            "ok、entries、bodies、cases、signatures、signatures_doubted、head、checkpoints、signed、against、witnesses",
            "ok, entries, bodies, cases, signatures, signatures_doubted (made while the key was said to be in wrong hands), head, checkpoints (kept and good), signed (up to which entry), against (how many), witnesses (what each cosigned last: name, size, at)"
        ),
        for: .everybody, .look(Verifying.page))

    static let rebuild = Operation(
        "ledger.rebuild", .init("重建", "Compute the read models anew from the log."),
        result: .init("cases、rows、same", "cases, rows, and whether they are the same as before"), for: .administrators,
        .change { desk, engine in
            let before = try engine.store.dumpViews()
            let cases = try engine.rebuild()
            let after = try engine.store.dumpViews()
            let same = before == after
            return desk.page(
                ["cases": .int(Int64(cases)), "rows": .int(Int64(after.count)), "same": .bool(same)],
                desk.say(
                    "已由日志重建 \(cases) 个案卷的 \(after.count) 行\(same ? "，与重建前相同" : "，与重建前不同，已更正")。",
                    "Rebuilt \(after.count) rows of \(cases) cases from the log\(same ? ", the same as before" : "; they differed and are corrected")."
                ))
        })

    static let stats = Operation(
        "ledger.stats", .init("统计", "Size of the log, its cases and its file."),
        result: .init("各项数目", "body, rehearsal, entries, cases, people, open_seats, file_bytes"), for: .everybody,
        .look { desk in
            let (ledger, directory) = (desk.records.ledger, desk.directory)
            let head = try ledger.head()
            let counts = try ledger.counts(now: WallClock.now())
            let (cases, seats) = (counts.cases, counts.openSeats)
            let bytes = ledger.fileBytes
            return Page(data: [
                "body": .string(directory.body), "rehearsal": .bool(directory.isRehearsal), "entries": .int(head.size),
                "cases": .int(cases), "people": .int(Int64(directory.people.count)),
                "open_seats": .int(seats), "file_bytes": .int(bytes),
            ]) {
                let perEntry = head.size == 0 ? 0 : bytes / head.size
                var lines = Lines()
                for (label, value) in [
                    (
                        desk.say("单位", "body"),
                        directory.body + (directory.isRehearsal ? desk.say("（演练）", " (rehearsal)") : "")
                    ),
                    (desk.say("记录", "entries"), String(head.size)), (desk.say("案卷", "cases"), String(cases)),
                    (desk.say("人员", "people"), String(directory.people.count)),
                    (desk.say("待办席位", "open seats"), String(seats)),
                    (desk.say("文件字节", "file bytes"), "\(bytes) (\(perEntry) \(desk.say("每条", "per entry")))"),
                ] { lines += "\(label): \(value)" }
                return lines.text
            }
        })
}

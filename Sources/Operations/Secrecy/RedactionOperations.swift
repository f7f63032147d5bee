import Approvals
import CanonicalJSON
import Engine
import Ledger
import Messages

/// 涉密内容删除: one person asks, another one has it done, and the log keeps that it was.
extension Operation {
    static let redaction: [Operation] = [
        redactionRequest, redactionApprove, redactionRefuse, redactionList, redactionSweep,
    ]

    private static let request = Parameter.needs("request", "申请号，如 rd-1", "the request, for example rd-1")

    static let redactionRequest = Operation(
        "redaction.request", .init("申请删除内容", "Ask to remove texts of an entry for good; another person approves."),
        [
            .needs("entry", .number(1...JSON.largestInteger), "记录号", "the number of the entry"),
            .takes(
                "bodies", .texts, "正文名，如 opinion、content；省略则全部",
                "which texts, for example opinion or content; else all of the entry"),
            .needs(
                "ground", .choice(RedactionRequest.Reason.allCases.map(\.rawValue)), "事由：涉密、误录、个人信息",
                "why: classified, mistake or personal"),
            .needs("authority", "依据", "under which decision or rule, in words"),
        ],
        result: .init("申请号", "request: its number"), for: .actors,
        .change { desk, engine in
            // The parameter's own check has let no other word through.
            let reason = RedactionRequest.Reason(rawValue: desk.arguments["ground"]) ?? .classified
            let id = try engine.requestRedaction(
                of: Int64(desk.arguments.number("entry") ?? 0), desk.arguments.texts("bodies"), reason: reason,
                authority: desk.arguments["authority"], by: desk.identity, key: desk.key)
            return desk.page(
                ["request": .string(id)],
                desk.say(
                    "已申请 \(id)，须由另一名有涉密权限的人员批准：redaction approve \(id)。",
                    "Asked as \(id); another cleared person approves it: redaction approve \(id)."))
        })

    static let redactionApprove = Operation(
        "redaction.approve", .init("批准删除", "Remove for good what another person asked to have removed."), [request],
        result: .init(
            "删除的正文、是否清扫完毕、仍含有的备份", "removed, swept (whether no trace is left), backups that still hold it"),
        for: .actors,
        .change { desk, engine in
            let id = desk.arguments["request"]
            let isSwept = try engine.redact(id, by: desk.identity, key: desk.key)
            return try RedactionReport(id, isSwept, engine).page(desk)
        })

    static let redactionRefuse = Operation(
        "redaction.refuse", .init("不批准删除", "Let a request to remove content rest, with a reason."),
        [request, .needs("reason", "理由", "the reason")], result: .init("申请号", "request: its number"), for: .actors,
        .change { desk, engine in
            let id = desk.arguments["request"]
            try engine.refuseRedaction(id, reason: desk.arguments["reason"], by: desk.identity, key: desk.key)
            return desk.page(["request": .string(id)], desk.say("\(id) 未获批准。", "\(id) was refused."))
        })

    static let redactionSweep = Operation(
        "redaction.sweep", .init("清扫", "Leave no trace of removed content in the file and its write-ahead log."),
        result: .init("是否清扫完毕", "swept: false if a reader prevented a part; then again later"), for: .administrators,
        .change { desk, engine in
            let isSwept = try engine.sweep()
            return desk.page(["swept": .bool(isSwept)], RedactionReport.swept(isSwept, desk))
        })

    static let redactionList = Operation(
        "redaction.list", .init("删除申请", "Every request to remove content: what, why, who, and what came of it."),
        result: .init("各申请", "each request: request, entry, bodies, ground, asked_by, asked_at, status, settled_by"),
        for: .everybody, .look(RedactionList.page))
}

/// What a removal came to.
private struct RedactionReport {
    let id: String
    let places: [BodyPlace]
    let isSwept: Bool
    let backups: [BackupNote]

    init(_ id: String, _ isSwept: Bool, _ engine: Engine) throws {
        (self.id, self.isSwept) = (id, isSwept)
        places = try engine.records.directory().redaction(id)?.places ?? []
        let first = places.first?.seq ?? 0
        backups = try engine.store.backups().filter { $0.entries >= first }
    }

    func page(_ desk: Desk) -> Page {
        desk.page(
            [
                "request": .string(id), "swept": .bool(isSwept),
                "removed": .array(places.map { ["entry": .int($0.seq), "body": .string($0.name)] }),
                "backups": .array(
                    backups.map {
                        ["path": .string($0.path), "entries": .int($0.entries), "there": .bool($0.isThere)]
                    }),
            ], text(desk))
    }

    private func text(_ desk: Desk) -> String {
        let names = places.map(\.name).joined(separator: desk.say("、", ", "))
        var lines = Lines()
        lines += desk.say(
            "按 \(id) 删除了第 \(places.first?.seq ?? 0) 条记录的 \(names)；记录与证明不变。",
            "By \(id), \(names) of entry \(places.first?.seq ?? 0) was removed; the entry and its proofs stay.")
        lines += Self.swept(isSwept, desk)
        for backup in backups {
            let place = backup.isThere ? "" : desk.say("（现不在此处）", " (not there now)")
            lines += desk.say(
                "备份仍含有：\(backup.path)，\(backup.entries) 条\(place)。",
                "A backup still holds it: \(backup.path), \(backup.entries) entries\(place).")
        }
        lines += desk.say(
            "其他备份、已交出的证据包、磁盘上已释放的块不在本程序掌握之中，请另行处理。",
            "Other copies, bundles that were given out and freed blocks of the disk are beyond this program; see to them."
        )
        return lines.text
    }

    static func swept(_ isSwept: Bool, _ desk: Desk) -> String {
        isSwept
            ? desk.say("登记簿文件已重写，预写日志已清空。", "The ledger's file was written anew, and its write-ahead log is empty.")
            : desk.say(
                "文件尚未清扫干净：有人正在读取，或空间不足以重写；稍后执行 redaction sweep。",
                "The files are not swept clean: somebody reads, or there is no room to write anew; run 'redaction sweep'."
            )
    }
}

/// The requests to remove content.
private enum RedactionList {
    @Sendable static func page(_ desk: Desk) throws -> Page {
        let all = desk.directory.redactions
        let authorities = try all.map { try desk.listed("authority", of: $0.asked.seq) ?? "" }
        return desk.page(
            .array(
                zip(all, authorities).map { request, authority in
                    [
                        "request": .string(request.id), "entry": .int(request.places.first?.seq ?? 0),
                        "bodies": .array(request.places.map { .string($0.name) }),
                        "ground": .string(request.reason.rawValue), "authority": .string(authority),
                        "asked_by": .string(request.asked.by.person.text),
                        "asked_at": .string(Moment.rfc3339(request.asked.at)),
                        "status": .string(request.status.rawValue),
                        "settled_by": request.settled.map { .string($0.by.person.text) } ?? nil,
                        "settled_at": request.settled.map { .string(Moment.rfc3339($0.at)) } ?? nil,
                    ]
                }),
            Table(
                header: desk.language == .zh
                    ? ["申请", "记录", "正文", "事由", "依据", "申请人", "时间", "状态", "经办人"]
                    : ["request", "entry", "texts", "why", "authority", "asked by", "time", "status", "settled by"],
                rows: zip(all, authorities).map { request, authority in
                    [
                        request.id, String(request.places.first?.seq ?? 0),
                        request.places.map(\.name).joined(separator: " "),
                        Messages.reason(request.reason, desk.language), Width.clip(authority, to: 30),
                        desk.name(request.asked.by.person), Moment.show(request.asked.at),
                        Messages.status(request.status, desk.language),
                        request.settled.map { desk.name($0.by.person) } ?? "—",
                    ]
                }
            ).render())
    }
}

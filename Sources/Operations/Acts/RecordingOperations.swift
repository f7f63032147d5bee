import Approvals
import CanonicalJSON
import Engine
import Ledger

/// What the office records, and what is asked of the leader.
extension Operation {
    static let recording: [Operation] = [publish, record, exclude, grant, refuse]

    static let publish = act(
        "publish", .init("登记公开", "Record a publication: index number, body, date, channel and the files' digests."),
        [
            .theCase, .needs("index_number", "索引号", "the index number"),
            .takes("body", "发布机构；省略则为本单位", "the issuing body; else the ledger's"),
            .needs("date", .day, "发布日期", "the date"), .needs("channel", "公开渠道", "the channel"), .files,
            .takes("step", "环节；省略则为 publish", "the step; publish if it is not given"),
        ] + Parameter.signing
    ) { desk, file in
        let path = try file.step(
            unit: nil, named: desk.arguments.stepName() ?? "publish", acts: [.record], for: desk.identity.person)
        let attached = try desk.attachments()
        var intent = Intent(.decide(path, .approved, about: nil, spoken: false))
        intent.texts["record"] = String(
            decoding: try JSON.object([
                "index_number": .string(desk.arguments["index_number"]),
                "body": .string(desk.arguments[maybe: "body"] ?? file.body), "date": .string(desk.arguments["date"]),
                "channel": .string(desk.arguments["channel"]), "files": Attachment.json(attached),
            ]).canonical(), as: UTF8.self)
        intent.files = attached.map(\.digest)
        return intent
    }

    static let record = act(
        "record",
        .init("登记", "Record that a step of the office is done: the problem list, closing an item, the archive."),
        Parameter.seat + [.takes("note", "说明", "a note"), .files] + Parameter.signing
    ) { desk, file in
        let note = desk.arguments[spoken: "note"]
        let path = try desk.seat([.record], in: file)
        var intent = Intent(.decide(path, .approved, about: nil, spoken: note != nil), opinion: note)
        let attached = try desk.attachments()
        if !attached.isEmpty {
            intent.texts["record"] = String(
                decoding: try JSON.object(["files": Attachment.json(attached)]).canonical(), as: UTF8.self)
            intent.files = attached.map(\.digest)
        }
        return intent
    }

    static let exclude = act(
        "exclude", .init("不纳入自评", "Ask to leave a form out of the evaluation; the leader decides."),
        [.theCase, .theUnit, .reason]
    ) { desk, _ in
        Intent(
            .ask(.exclude, UnitID(desk.arguments["unit"]), deadline: nil, spoken: desk.reason != nil),
            reason: desk.reason)
    }

    private static let number = Parameter.needs(
        "number", .number(0...JSON.largestInteger), "申请号", "the request's number")

    static let grant = act("request.grant", .init("批准申请", "Grant a request."), [.theCase, number, .opinion]) {
        desk, _ in
        Intent(
            .settle(desk.arguments.number("number") ?? 0, granted: true, spoken: desk.opinion != nil),
            opinion: desk.opinion)
    }

    static let refuse = act(
        "request.refuse", .init("不批准申请", "Refuse a request, with a reason."), [.theCase, number, .reason]
    ) { desk, _ in
        Intent(
            .settle(desk.arguments.number("number") ?? 0, granted: false, spoken: desk.reason != nil),
            reason: desk.reason)
    }
}

/// A file that an act is about.
struct Attachment {
    let name: String
    let digest: Hash

    static func json(_ files: [Attachment]) -> JSON {
        .array(files.map { ["name": .string($0.name), "digest": .string($0.digest.hex)] })
    }
}

extension Desk {
    /// The files that came with the request, by name and digest.
    func attachments() throws -> [Attachment] {
        try (arguments.json("files")?.list ?? []).map { file in
            guard let name = file["name"]?.text, let hex = file["digest"]?.text, let digest = Hash(hex: hex) else {
                throw Usage(
                    "files：应为 {name, digest}，digest 为 64 位十六进制，收到 \(file.pretty())",
                    "files: expected {name, digest} with a digest of 64 hex digits, found \(file.pretty())")
            }
            return Attachment(name: name, digest: digest)
        }
    }
}

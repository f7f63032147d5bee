import Approvals
import CanonicalJSON
import Engine
import Evidence
import Ledger
import Messages
import SSHSignatures

/// The registered keys, for people, for programs and for `ssh-keygen`.
enum KeyList {
    @Sendable static func page(_ desk: Desk) throws -> Page {
        let person = desk.arguments[maybe: "person"]
        let keys = desk.directory.keys.filter { person == nil || $0.person.text == person }
        if desk.arguments.flag("allowed_signers") {
            let lines = keys.map(allowedSigner)
            return Page(data: ["lines": .array(lines.map(JSON.string))]) { lines.joined(separator: "\n") }
        }
        return Page(data: .array(keys.map(json))) { text(keys, desk) }
    }

    private static func allowedSigner(_ key: ApproverKey) -> String {
        AllowedSigners.line(
            person: key.person.text, key: key.key.line, addedAt: key.at, revokedAt: key.revoked?.at)
    }

    private static func json(_ key: ApproverKey) -> JSON {
        var fields: JSON.Fields = [
            "person": .string(key.person.text), "fingerprint": .string(key.key.fingerprint),
            "key": .string(key.key.line), "added_at": .string(Moment.rfc3339(key.at)),
            "added_by": .string((key.registrar ?? key.person).text),
        ]
        fields["revoked_at"] = key.revoked.map { .string(Moment.rfc3339($0.at)) }
        fields["since"] = key.revoked.map { .string(Moment.rfc3339($0.since)) }
        return .object(fields)
    }

    private static func text(_ keys: [ApproverKey], _ desk: Desk) -> String {
        let glossary = desk.glossary()
        return Table(
            header: [
                desk.say("人员", "person"), desk.say("指纹", "fingerprint"), desk.say("登记", "added"),
                desk.say("登记人", "added by"), desk.say("吊销", "revoked"), desk.say("不可信自", "in wrong hands since"),
            ],
            rows: keys.map { key in
                [
                    glossary.person(key.person.text), key.key.fingerprint, Moment.show(key.at),
                    glossary.person((key.registrar ?? key.person).text), key.revoked.map { Moment.show($0.at) } ?? "-",
                    key.revoked.flatMap { $0.since < $0.at ? Moment.show($0.since) : nil } ?? "-",
                ]
            }
        ).render()
    }
}

import Approvals
import CanonicalJSON
import Engine
import Foundation
import Ledger
import SSHSignatures
import TestSupport
import Testing

/// Decisions that are signed by real keys of OpenSSH; f1 and f2 review, each with a key, and h has one too.
@Suite struct `A signed decision` {
    private let office: Office
    private let (first, second): (Signer, Signer)
    private static let review: Path = "forms/f-1/review"

    init() throws {
        (office, first, second) = (try Office(), try Signer(), try Signer())
        try office.engine.addKey(first.key, by: try office.who("f1"), idempotency: "first")
        try office.engine.addKey(second.key, by: try office.who("h"), idempotency: "second")
        try prepare("c-1")
    }

    private func prepare(_ id: String) throws {
        try office.begin(id)
        try office.write("a", "f-1", "一", on: id)
        try office.does("a", .approve("forms/f-1/draft"), on: id)
    }

    private func act(
        _ opinion: String = "同意", _ key: String = "k", on id: String = "c-1", by person: String = "f1",
        as other: PersonID? = nil
    ) throws -> Act {
        try office.act(person, .approve(Self.review), on: id, as: other, texts: ["opinion": opinion], key: key)
    }

    private func intent(_ act: Act) throws -> [UInt8] {
        try #require(try office.records.intent(of: act, now: office.clock.now, calendar: .sample)).bytes
    }

    private func signed(_ act: Act, by signer: Signer? = nil) throws -> Act {
        var act = act
        act.signed = try (signer ?? first).signed(try intent(act))
        return act
    }

    /// The unmet conditions when an act is performed; none when it is done.
    private func unmet(_ act: Act) throws -> [Condition] {
        let asked = try office.records.why(act, now: office.clock.now, calendar: .sample)
        let attempts = try office.records.refusedAttempts(nil).count
        let error = engineError { _ = try office.engine.perform(act) }
        let unmet = error?.refusal?.unmet ?? []
        #expect(asked.filter { !$0.passed } == unmet)
        #expect(try office.records.refusedAttempts(nil).count == attempts + (unmet.isEmpty ? 0 : 1))
        return unmet
    }

    private func signedEntry() throws -> Entry {
        try #require(try office.store.entries(from: 1, limit: 1_000).first { $0.signer != nil })
    }

    @Test func `is recorded with the signature, and what was signed is made again from the entry`() throws {
        let act = try signed(try act())
        #expect(try unmet(act) == [])
        let entry = try signedEntry()
        #expect(entry.type == "decided" && entry.signer == first.key.fingerprint)
        let bodies = try office.store.bodies(of: entry.seq)
        #expect(bodies.map(\.name).sorted() == ["opinion", "signature"])
        let ledger = try office.records.ledgerID()
        #expect(ledger == (try office.store.entries(from: 1, limit: 1).first?.leaf))
        #expect(DecisionIntent(entry, bodies: bodies, in: ledger).bytes == act.signed?.intent)
        #expect(try office.records.verifySignatures() == SignatureReport(checked: 1, doubted: 0))
        #expect(try office.records.verifyReplay() == 1)
        #expect(try Entry(bytes: entry.bytes).signer == entry.signer)
        #expect(try office.engine.perform(act).replayed)
    }

    @Test func `names everything that it is about, and nothing that only the engine knows`() throws {
        let json = try JSONReader.parse(try intent(try act()))
        #expect(
            json.fields?.keys.sorted() == [
                "actor", "case", "cmd", "data", "intent", "ledger", "schema", "texts", "type", "ver",
            ])
        #expect(json["texts"]?["opinion"] == .string(Hash.sha256(Array("同意".utf8)).hex))
        #expect(json["ver"] == .int(try office.state().version + 1))
        #expect(json["data"]?["verdict"] == "approved" && json["data"]?["at"] == nil)
    }

    @Test func `by somebody for whom an administrator enters it needs that person's key`() throws {
        let act = try act(by: "adm", as: "f1")
        #expect(try unmet(try signed(act, by: second)).map(\.code) == [.signatureKeyOwn])
        #expect(try unmet(try signed(try self.act("同意", "l", by: "adm", as: "f1"))) == [])
        #expect(try signedEntry().actor == .person("adm", onBehalfOf: "f1"))
        #expect(try office.records.verifySignatures().checked == 1)
    }

    @Test func `is refused under another idempotency key`() throws {
        var other = try act("同意", "l")
        other.signed = try first.signed(try intent(try act()))
        #expect(try unmet(other) == [Condition(.signatureIntent, false, ["fields": "cmd"])])
    }

    @Test func `is refused in another case`() throws {
        try prepare("c-2")
        var other = try act(on: "c-2")
        other.signed = try first.signed(try intent(try act()))
        let fields = try #require(try unmet(other).first?.facts["fields"])
        #expect(fields.contains("case"))
    }

    @Test func `is refused at another version of its case`() throws {
        let earlier = try signed(try act())
        try office.does("m", .appoint("c", "finance"))
        let found = try unmet(earlier)
        #expect(found == [Condition(.signatureIntent, false, ["fields": "ver"])])
    }

    @Test func `is refused with an altered text`() throws {
        var other = try act("不同意")
        other.signed = try first.signed(try intent(try act()))
        #expect(try unmet(other) == [Condition(.signatureIntent, false, ["fields": "texts.opinion"])])
    }

    @Test func `is refused when what was signed is altered, or written in another way`() throws {
        let good = try #require(try signed(try act()).signed)
        var altered = try act()
        altered.signed = SignedIntent(intent: good.intent + [10], signature: good.signature)
        #expect(try unmet(altered) == [Condition(.signatureGenuine, false, ["reason": "forged"])])
        var spaced = try act("同意", "l")
        spaced.signed = try first.signed([UInt8(ascii: " ")] + (try intent(spaced)))
        #expect(try unmet(spaced) == [Condition(.signatureIntent, false, ["fields": "intent"])])
    }

    @Test func `is refused for another purpose, and where there is no signature`() throws {
        var act = try act()
        act.signed = try first.signed(try intent(act), for: "file")
        #expect(try unmet(act) == [Condition(.signatureGenuine, false, ["reason": "namespace"])])
        var other = try self.act("同意", "l")
        other.signed = SignedIntent(intent: try intent(other), signature: "同意")
        #expect(try unmet(other) == [Condition(.signatureGenuine, false, ["reason": "armour"])])
    }

    @Test func `is refused with an unknown key, with somebody else's, and with a revoked one`() throws {
        #expect(try unmet(try signed(try act(), by: try Signer())).map(\.code) == [.signatureKeyKnown])
        #expect(try unmet(try signed(try act("同意", "l"), by: second)).map(\.code) == [.signatureKeyOwn])
        try office.engine.revokeKey(
            first.key.fingerprint, since: nil, reason: nil, by: try office.who("f1"), idempotency: "revoke")
        #expect(try unmet(try signed(try act("同意", "m"))).map(\.code) == [.signatureKeyValid])
    }

    @Test func `stays good when its key is revoked, and is counted as doubted if it was in wrong hands`() throws {
        #expect(try unmet(try signed(try act())) == [])
        let at = try signedEntry().at
        try office.engine.revokeKey(
            first.key.fingerprint, since: at, reason: nil, by: try office.who("f1"), idempotency: "revoke")
        #expect(try office.records.verifySignatures() == SignatureReport(checked: 1, doubted: 1))
    }

    @Test(arguments: [false, true])
    func `that lacks the signature which its step demands is found, and named`(isSentBack: Bool) throws {
        #expect(try unmet(try signed(try act())) == [])
        let entries = try office.store.entries(from: 1, limit: 1_000)
        /// The same log under a workflow whose review demands a signature, or none; everybody's decisions without one.
        func unsigned(demanding: Bool) throws -> EngineError? {
            var workflow = Workflow.story
            func demand(_ steps: [Step]) -> [Step] {
                steps.map { step in
                    var step = step
                    if case .task(var task) = step.body, step.name == "review" {
                        task.isSignatureRequired = demanding
                        step.body = .task(task)
                    }
                    if case .each(let kind, let adders, let children) = step.body {
                        step.body = .each(kind, addedBy: adders, demand(children))
                    }
                    return step
                }
            }
            workflow.steps = demand(workflow.steps)
            let office = try Office(.memory, [workflow])
            let registered = try #require(try office.records.directory().workflows.last?.digest.hex)
            let own = entries.filter { $0.stream == "c-1" }
            for entry in own {
                var data = entry.data.fields ?? [:]
                if entry.type == "opened" { data["workflow"] = .string(registered) }
                var event = NewEvent(type: entry.type, schema: entry.schema, data: .object(data))
                if entry.type == "decided", isSentBack {
                    event = NewEvent(
                        type: "sent-back",
                        data: [
                            "person": "f1", "resubmit": "through", "role": "finance", "step": data["step"] ?? nil,
                            "to": "draft",
                        ])
                }
                _ = try office.store.append(
                    Append(
                        stream: "c-1", expectedVersion: entry.version - 1, events: [event], at: entry.at,
                        actor: entry.actor, command: "copy-\(entry.seq)", request: .zero, answer: Array("{}".utf8)))
            }
            return engineError { _ = try office.records.verifySignatures() }
        }
        #expect(try unsigned(demanding: false) == nil)
        guard case .badSignature(let seq, "missing") = try unsigned(demanding: true) else {
            Issue.record("a decision without the signature that is demanded was not found")
            return
        }
        #expect(seq > 0)
    }

    @Test func `in the log that is not good is found`() throws {
        #expect(try unmet(try signed(try act())) == [])
        let entry = try signedEntry()
        let signature = try #require(try office.store.bodies(of: entry.seq).first { $0.name == "signature" })
        func reason(_ signer: String, _ content: [UInt8], by actor: Actor = .person("f1")) throws -> String? {
            let office = try Office()
            try office.engine.addKey(first.key, by: try office.who("f1"), idempotency: "first")
            _ = try office.store.append(
                Append(
                    stream: "c-1", expectedVersion: 0,
                    events: [
                        NewEvent(
                            type: "decided", data: entry.data, bodies: [Body(name: "signature", content: content)],
                            signer: signer)
                    ], at: 0, actor: actor, command: "forged", request: .zero, answer: Array("{}".utf8)))
            let error = engineError { _ = try office.records.verifySignatures() }
            guard case .badSignature(_, let reason) = error else { return nil }
            return reason
        }
        let fingerprint = first.key.fingerprint
        #expect(try reason(fingerprint, signature.content) == "forged")
        #expect(try reason(fingerprint, Array("-".utf8)) == "armour")
        #expect(try reason(fingerprint, signature.content, by: .person("f2")) == "key")
        #expect(try reason(second.key.fingerprint, signature.content) == "key")
    }
}

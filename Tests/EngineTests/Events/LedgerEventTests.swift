import Approvals
import CanonicalJSON
import Engine
import Forms
import Ledger
import SSHSignatures
import TestSupport
import Testing

/// The entries of the ledger's own streams, and the opening of a case, which says more than its event.
@Suite struct `The golden entries of the ledger` {
    @Test(arguments: [
        "ledger-created", "person-registered", "workflow-registered", "template-registered", "person-changed", "opened",
        "approver-key-added", "approver-key-revoked", "attempt-refused", "clearance-granted", "clearance-revoked",
        "redaction-requested", "redaction-refused", "content-redacted",
        "witness-added", "witness-removed",
    ]) func `are written and read as ever`(type: String) throws {
        let office = try office()
        let all = try office.store.entries(from: 1, limit: 100)
        let entry = try #require(all.first { $0.type == type })
        #expect(entry.schema == 1)
        let written = String(decoding: try entry.data.canonical(), as: UTF8.self) + "\n"
        let golden = try Golden.text("events/ledger/\(type).v1.json", recording: written)
        #expect(golden == written)
        // Every entry of these streams is read back from the golden data.
        let data = try JSONReader.parse(text: golden)
        switch type {
        case "opened": #expect(try EventCodec.decode(type: type, schema: 1, data: data, seq: 1) == opened)
        case "attempt-refused":
            let attempt = try #require(try office.records.refusedAttempts(nil).first)
            #expect((attempt.about, attempt.codes) == ("nowhere", ["step.known"]))
        default:
            let directory = try office.records.directory()
            #expect(directory.version == Int64(all.filter { $0.stream == "ledger" }.count))
            #expect(directory.person("m")?.accounts == ["m", "uid:1000"])
            #expect(directory.witnesses.map(\.url) == ["https://witness.example/w1"])
            #expect(directory.witness("witness.example.com/w1") == nil)
            #expect(directory.keys.map(\.revoked?.since) == [FixedClock.start - 1])
            #expect(directory.workflows.map(\.digest) == [try office.records.caseFile("c-1").workflowDigest])
        }
    }

    private var opened: Event { .opened(manager: Performer("m"), at: FixedClock.start) }

    private static let template = """
        form_template: 1
        name: small-form
        version: "1"
        title: 小表
        kind: project
        tables: [表1]
        parts:
          - part: head
            title: 概况
            holds: head
            fields:
              - {field: 名称, means: name, required: true}
        checks:
          weights.sum: {severity: high}
        layout:
          widths: [10, 10]
          heading: 小表
          rows:
            - cells: [{label: 名称}, {field: head.名称}]
        """

    private func office() throws -> Office {
        // Its digest stands in the golden files, as it was before there were reminders.
        let office = try Office(.memory, [.firstStory])
        try office.engine.change(
            "m", role: nil, accounts: ["m", "uid:1000"], by: try office.who("adm"), key: "change")
        let template = try FormTemplate.read(text: Self.template, file: "template")
        let digest = try office.engine.register(template, by: try office.who("adm"), key: "template")
        #expect(try office.engine.register(template, by: try office.who("adm"), key: "again") == digest)
        #expect(try office.records.formTemplates() == [template])
        let key = try SSHPublicKey(
            line: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFHJJZ0gGfGlK5JOYxFCkWfBqafn7YjDFSkP+f/JKzKV")
        try office.engine.addKey(key, by: try office.who("adm", as: "m"), idempotency: "key")
        try office.engine.revokeKey(
            key.fingerprint, since: FixedClock.start - 1, reason: nil, by: try office.who("m"), idempotency: "revoke")
        let witness = "witness.example.com/w1+8122a5ab+BOpKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs"
        try office.engine.addWitness(
            "witness.example.com/w1", key: witness, url: "https://witness.example/w1", by: try office.who("adm"),
            key: "witness")
        try office.engine.removeWitness("witness.example.com/w1", by: try office.who("adm"), key: "no witness")
        try office.open()
        _ = code { try office.does("m", .approve("nowhere")) }
        for (person, isCleared) in [("a", true), ("b", true), ("l", true), ("l", false)] as [(PersonID, Bool)] {
            try office.engine.setClearance(
                of: person, to: isCleared, by: try office.who("adm"), key: "clear \(person) \(isCleared)")
        }
        let opened = try #require(try office.store.entries(stream: "c-1", after: 0).first).seq
        for (name, key) in [("title", "ask 1"), ("body", "ask 2")] {
            _ = try office.engine.requestRedaction(
                of: opened, [name], reason: .mistake, authority: "误录", by: try office.who("a"), key: key)
        }
        #expect(try office.engine.redact("rd-1", by: try office.who("b"), key: "approve"))
        try office.engine.refuseRedaction("rd-2", reason: "依据不足", by: try office.who("b"), key: "refuse")
        return office
    }
}

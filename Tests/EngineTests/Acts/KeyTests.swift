import Approvals
import CanonicalJSON
import Engine
import Ledger
import SSHSignatures
import TestSupport
import Testing

@Suite struct `A key of an approver` {
    private static let lines = [
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFHJJZ0gGfGlK5JOYxFCkWfBqafn7YjDFSkP+f/JKzKV",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIONRuZ5461f8KoKAqYqJCRFQGoXbRj/2n5cJhQDcjJ7f",
    ]

    private let office: Office
    private let (one, two): (SSHPublicKey, SSHPublicKey)

    init() throws {
        office = try Office()
        (one, two) = (try SSHPublicKey(line: Self.lines[0]), try SSHPublicKey(line: Self.lines[1]))
    }

    private func add(_ key: SSHPublicKey, by account: String, as other: PersonID? = nil, key idempotency: String) throws
    {
        try office.engine.addKey(key, by: try office.who(account, as: other), idempotency: idempotency)
    }

    private func revoke(
        _ key: SSHPublicKey, by account: String, since: Microseconds? = nil, key idempotency: String = "revoke"
    ) throws {
        try office.engine.revokeKey(
            key.fingerprint, since: since, reason: "遗失", by: try office.who(account), idempotency: idempotency)
    }

    private func keys() throws -> [ApproverKey] { try office.records.directory().keys }

    @Test func `is its person's, whoever registered it, and nobody else's`() throws {
        try add(one, by: "a", key: "1")
        try add(two, by: "adm", as: "b", key: "2")
        #expect(try keys().map(\.person) == ["a", "b"])
        #expect(try keys().map(\.registrar) == [nil, "adm"])
        let last = try #require(try office.store.entries(stream: "ledger", after: 0).last)
        #expect(last.actor == .person("adm", onBehalfOf: "b"))
        #expect(code { try add(one, by: "b", key: "3") } == "engine.exists")
        #expect(code { try add(one, by: "a", key: "4") } == "engine.exists")
        #expect(code { try add(one, by: "a", as: "b", key: "5") } == "engine.not_permitted")
        #expect(code { try add(one, by: "aud", key: "6") } == "engine.not_permitted")
    }

    @Test func `is registered and revoked once under one idempotency key`() throws {
        for _ in 1...2 { try add(one, by: "a", key: "1") }
        for _ in 1...2 { try revoke(one, by: "a") }
        let version = try office.records.directory().version
        try revoke(one, by: "a", key: "again")
        #expect(try office.records.directory().version == version)
        for _ in 1...2 {
            try add(two, by: "a", key: "2")
        }
        #expect(code { try add(two, by: "b", key: "2") } == "ledger.key_conflict")
        #expect(try keys().count == 2)
    }

    @Test func `is revoked by its person, or by an administrator in person`() throws {
        try add(one, by: "a", key: "1")
        try add(two, by: "a", key: "2")
        #expect(code { try revoke(one, by: "b") } == "engine.not_permitted")
        #expect(code { try revoke(one, by: "m") } == "engine.not_permitted")
        try revoke(one, by: "a", key: "own")
        try revoke(two, by: "adm", since: 7, key: "other")
        #expect(try keys().allSatisfy { $0.revoked != nil })
        #expect(try keys()[0].revoked?.since == office.clock.now)
        #expect(try keys()[1].revoked?.since == 7)
        let last = try #require(try office.store.entries(stream: "ledger", after: 0).last)
        #expect(last.actor == .person("adm") && last.data["person"] == "a" && last.data["registrar"] == "adm")
    }

    @Test func `is good from its entry on, up to the one that revokes it`() throws {
        try add(one, by: "a", key: "1")
        let added = try #require(try keys().first).seq
        try revoke(one, by: "a")
        let key = try #require(try keys().first)
        let revoked = try #require(key.revoked).seq
        #expect(revoked == added + 1)
        #expect((added - 1...revoked + 1).filter { key.isGood(at: $0) } == [])
        try add(two, by: "a", key: "2")
        let other = try #require(try keys().last)
        #expect((other.seq - 1...other.seq + 2).filter { other.isGood(at: $0) } == [other.seq + 1, other.seq + 2])
    }

    @Test func `is exchanged for a new one at once, or not at all`() throws {
        try add(one, by: "a", key: "1")
        let identity = try office.who("a")
        for _ in 1...2 { try office.engine.rotateKey(one.fingerprint, to: two, by: identity, idempotency: "rotate") }
        #expect(try keys().map { $0.revoked == nil } == [false, true])
        #expect(
            code { try office.engine.rotateKey(one.fingerprint, to: two, by: identity, idempotency: "again") }
                == "engine.unknown_key")
        #expect(
            code { try office.engine.rotateKey("SHA256:x", to: one, by: identity, idempotency: "none") }
                == "engine.unknown_key")
        #expect(
            code { try office.engine.rotateKey(two.fingerprint, to: one, by: identity, idempotency: "old") }
                == "engine.exists")
        #expect(try keys().filter { $0.revoked == nil }.map(\.key) == [two])
    }

    @Test func `that an administrator exchanges is still its person's, and says who did it`() throws {
        try add(one, by: "a", key: "1")
        #expect(
            code {
                try office.engine.rotateKey(one.fingerprint, to: two, by: try office.who("b"), idempotency: "not")
            } == "engine.not_permitted")
        try office.engine.rotateKey(one.fingerprint, to: two, by: try office.who("adm"), idempotency: "rotate")
        let new = try #require(try keys().last)
        #expect((new.key, new.person, new.registrar) == (two, "a", "adm"))
    }
}

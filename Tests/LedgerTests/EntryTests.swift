import CanonicalJSON
import Ledger
import Testing

@Suite struct `An entry` {
    private func entry(_ event: NewEvent, stream: String = "c-1", command: String = "k-1") throws(LedgerError) -> Entry
    {
        try Entry(
            event, seq: 1, stream: stream, version: 1, at: 0, actor: .machine, command: command, previous: .zero)
    }

    private func text(_ entry: Entry) -> String { String(decoding: entry.bytes, as: UTF8.self) }

    @Test func `is read back from its bytes`() throws {
        let event = NewEvent(
            type: "sign-off", schema: 12, data: ["b": [1, nil, true], "a": ["x": "é\n"]],
            bodies: [
                Body(name: "reason", salt: Array(repeating: 2, count: 32), content: []),
                Body(name: "opinion", salt: Array(repeating: 1, count: 32), content: Array("同意".utf8)),
            ])
        let entry = try Entry(
            event, seq: 7, stream: "富民-1", version: 3, at: 1_709_210_096_123_456,
            actor: .person("u-1", onBehalfOf: "u-2"), command: "k-\"9\"", previous: .sha256([1]))
        let read = try Entry(bytes: entry.bytes)
        #expect(read == entry)
        #expect(read.isCanonical)
        #expect(JSONReader.isCanonical(entry.bytes))
        let json = try JSONReader.parse(entry.bytes)
        #expect(json["actor"] == read.actor.json)
        #expect(json["schema"] == "sign-off/12")
    }

    @Test(arguments: [
        Actor.machine, .person("a"), .person("a", onBehalfOf: "b"), Actor(kind: .machine, onBehalfOf: "b"),
    ])
    func `keeps its actor`(actor: Actor) throws {
        let entry = try Entry(
            NewEvent(type: "opened", data: [:]), seq: 1, stream: "c", version: 1, at: 0, actor: actor, command: "k",
            previous: .zero)
        #expect(try Entry(bytes: entry.bytes).actor == actor)
        #expect(JSONReader.isCanonical(entry.bytes))
    }

    @Test func `names the key that signed it, and then commits to a signature`() throws {
        let signature = Body(name: "signature", salt: Array(repeating: 3, count: 32), content: [1])
        let signed = try entry(NewEvent(type: "decided", data: [:], bodies: [signature], signer: "SHA256:x"))
        #expect(text(signed).contains(",\"seq\":1,\"sig\":\"SHA256:x\",\"type\":"))
        let read = try Entry(bytes: signed.bytes)
        #expect(read == signed && read.isCanonical && read.signer == "SHA256:x")
        #expect(JSONReader.isCanonical(signed.bytes))
        for event in [
            NewEvent(type: "decided", data: [:], signer: "SHA256:x"),
            NewEvent(type: "decided", data: [:], bodies: [signature], signer: ""),
        ] {
            let error = #expect(throws: LedgerError.self) { try entry(event) }
            #expect(error?.code == "ledger.bad_event")
        }
    }

    @Test func `has the leaf hash of RFC 6962`() throws {
        let entry = try entry(NewEvent(type: "opened", data: [:]))
        #expect(entry.leaf == .sha256([0] + entry.bytes))
    }

    @Test(arguments: [
        NewEvent(type: "Opened", data: [:]), NewEvent(type: "", data: [:]), NewEvent(type: "a--b", data: [:]),
        NewEvent(type: "-a", data: [:]), NewEvent(type: "a", schema: 0, data: [:]), NewEvent(type: "a", data: []),
        NewEvent(type: "a", data: ["Key": 1]), NewEvent(type: "a", data: ["a": [["b-c": 1]]]),
        NewEvent(type: "a", data: ["a": [[[[[[[1]]]]]]]]), NewEvent(type: "a", data: ["a": 9_007_199_254_740_992]),
        NewEvent(type: "a", data: [:], bodies: [Body(name: "x", salt: [1], content: [])]),
        NewEvent(type: "a", data: [:], bodies: [Body(name: "X", content: [])]),
        NewEvent(type: "a", data: [:], bodies: [Body(name: "x", content: []), Body(name: "x", content: [])]),
        NewEvent(type: "a", data: ["a": .string(String(repeating: "x", count: 65_536))]),
    ])
    func `refuses an event that breaks the rules`(event: NewEvent) {
        let error = #expect(throws: LedgerError.self) { try entry(event) }
        #expect(error?.code == "ledger.bad_event")
    }

    @Test func `takes seven levels inside its data`() throws {
        let entry = try entry(NewEvent(type: "a", data: ["a": [[[[[[1]]]]]]]))
        #expect(try Entry(bytes: entry.bytes) == entry)
    }

    @Test(arguments: ["", "a\nb", String(repeating: "x", count: 257)])
    func `refuses a case or a key that is no name`(name: String) {
        let event = NewEvent(type: "a", data: [:])
        #expect(throws: LedgerError.self) { try entry(event, stream: name) }
        #expect(throws: LedgerError.self) { try entry(event, command: name) }
    }

    @Test(arguments: [
        ("\"seq\":1", "\"seq\":0"), ("\"seq\":1", "\"seq\":1.0"), ("\"ver\":1", "\"ver\":\"1\""),
        ("\"ver\":1", "\"ver\":1,\"zzz\":1"), (",\"seq\":1", ""), ("opened/1", "opened/01"), ("opened/1", "opened/2/1"),
        ("\"type\":\"opened\"", "\"type\":\"closed\""), ("machine", "robot"), ("\"data\":{}", "\"data\":[]"),
        ("\"data\":{}", "\"data\":{\"A\":1}"), (",\"ver\"", ", \"ver\""), ("1970", "197x"), ("\"c-1\"", "\"\""),
        ("\"bodies\":{}", "\"bodies\":{\"a\":\"00\"}"), ("\"data\":{}", "\"data\":{\"a\":[[[[[[[1]]]]]]]}"),
    ])
    func `is refused when a part of its bytes is wrong`(part: String, other: String) throws {
        let good = text(try entry(NewEvent(type: "opened", data: [:])))
        let bad = good.split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
        #expect(bad != good)
        let error = #expect(throws: LedgerError.self) { try Entry(bytes: Array(bad.utf8)) }
        #expect(error?.code == "ledger.bad_entry")
    }

    @Test func `tells bytes that are readable but not canonical`() throws {
        let good = text(try entry(NewEvent(type: "opened", data: ["a": 1, "b": 2])))
        let bad = good.split(separator: "{\"a\":1,\"b\":2}").joined(separator: "{\"b\":2,\"a\":1}")
        let entry = try Entry(bytes: Array(bad.utf8))
        #expect(!entry.isCanonical)
    }
}

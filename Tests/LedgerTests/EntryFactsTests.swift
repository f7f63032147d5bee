import CanonicalJSON
import TestSupport
import Testing

@testable import Ledger

/// The look at an entry sees what reading it sees, and takes nothing that reading it refuses.
@Suite struct `A look at an entry` {
    private func facts<Value>(_ bytes: [UInt8], _ body: (EntryFacts?) throws -> Value) rethrows -> Value {
        try bytes.withUnsafeBufferPointer { try body(EntryFacts($0)) }
    }

    private func expectSame(_ bytes: [UInt8], _ facts: EntryFacts) throws {
        let entry = try Entry(bytes: bytes)
        #expect(entry.isCanonical)
        #expect(facts.seq == entry.seq && facts.version == entry.version && facts.previous == entry.previous)
        #expect(facts.stream.elementsEqual(entry.stream.utf8) && facts.command.elementsEqual(entry.command.utf8))
        #expect(facts.commitments.map(\.name) == entry.commitments.keys.sorted())
        #expect(facts.commitments.allSatisfy { entry.commitments[$0.name] == $0.hash })
        #expect(facts.secret == entry.secret && facts.removed == Redaction.removed(by: entry))
    }

    private func entry(
        _ random: inout SplitMix64, stream: String = "富民-1", command: String = "k-1", type: String = "sign-off",
        isSecret: Bool = false
    ) throws -> Entry {
        let names = ["opinion", "reason", "signature", "a", "content_2"].shuffled(using: &random)
            .prefix(.random(in: isSecret ? 1...3 : 0...3, using: &random))
        let bodies = names.map { name in
            var body = Body(name: name, salt: Array(repeating: 2, count: 32), content: [1])
            body.isSecret = isSecret
            return body
        }
        let actors: [Actor] = [
            .machine, .person("clerk"), .person("局长", onBehalfOf: "b"), Actor(kind: .machine, onBehalfOf: "b"),
        ]
        let event = NewEvent(
            type: type, schema: .random(in: 1...12, using: &random),
            data: ["b": [1, nil, true, "x\ty"], "a": ["x": "é\n", "y": -5], "c": "同意"], bodies: bodies,
            signer: names.contains("signature") ? "SHA256:abc" : nil)
        return try Entry(
            event, seq: .random(in: 1...1 << 50, using: &random), stream: stream,
            version: .random(in: 1...300, using: &random), at: .random(in: Timestamp.range, using: &random),
            actor: actors.randomElement(using: &random)!, command: command, previous: .sha256([1]))
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func `is enough for usual entries, and for damaged ones only where they are still good`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<4 {
            let entry = try entry(&random)
            try facts(entry.bytes) { try expectSame(entry.bytes, try #require($0)) }
            for _ in 0..<400 {
                var bytes = entry.bytes
                for _ in 0...Int.random(in: 0...1, using: &random) {
                    let place = Int.random(in: bytes.indices, using: &random)
                    let bit = Int.random(in: 0..<8, using: &random)
                    switch Int.random(in: 0..<4, using: &random) {
                    case 0: bytes[place] ^= 1 << bit
                    case 1: bytes[place] = bytes.randomElement(using: &random)!
                    case 2: bytes.insert(bytes.randomElement(using: &random)!, at: place)
                    default: bytes.remove(at: place)
                    }
                }
                let read = try? Entry(bytes: bytes)
                let isUnusual = [read?.stream, read?.command, read?.signer].contains { name in
                    name?.contains { "\"\\".contains($0) } == true
                }
                try facts(bytes) { found in
                    let isWanted = read?.isCanonical == true && !isUnusual
                    #expect((found != nil) == isWanted, "\(String(decoding: bytes, as: UTF8.self))")
                    if let found, isWanted { try expectSame(bytes, found) }
                }
            }
        }
    }

    @Test func `leaves the unusual ones to reading, which sees the same of them`() throws {
        var random = SplitMix64(seed: 1)
        let unusual = [
            try entry(&random, stream: "a\"b"), try entry(&random, command: "a\\b"),
            try entry(&random, type: Redaction.type), try entry(&random, isSecret: true),
        ]
        for entry in unusual {
            #expect(facts(entry.bytes) { $0 == nil })
            try Array(entry.stream.utf8).withUnsafeBufferPointer { stream in
                try Array(entry.command.utf8).withUnsafeBufferPointer { command in
                    try expectSame(entry.bytes, EntryFacts(entry, stream: stream, command: command))
                }
            }
        }
    }

    @Test(arguments: [
        ("2026-02-29T00:00:00.000000Z", false), ("2024-02-29T00:00:00.000000Z", true),
        ("2026-01-01T24:00:00.000000Z", false), ("2026-01-01T00:00:00.000000z", false),
    ])
    func `knows which days there are`(time: String, isGood: Bool) throws {
        var random = SplitMix64(seed: 2)
        let text = String(decoding: try entry(&random).bytes, as: UTF8.self)
        let at = try #require(text.firstRange(of: ",\"at\":\""))
        let bytes = Array((text[..<at.upperBound] + time + text[at.upperBound...].dropFirst(27)).utf8)
        #expect(facts(bytes) { $0 != nil } == isGood)
        #expect(((try? Entry(bytes: bytes)) != nil) == isGood)
    }
}

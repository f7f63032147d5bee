import CanonicalJSON
import Foundation
import Testing

/// Witnesses as people name and ask them; `Scripts/audit-example` has a real one answer.
@Suite struct `Witnesses on the command line` {
    private let key = "witness.example.com/w1+8122a5ab+BOpKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs"
    /// Nobody listens at the discard port.
    private let nowhere = "http://127.0.0.1:9"

    @Test func `are named by an administrator, listed, and named no more`() throws {
        let desk = try Desktop()
        try desk.expectRefusal("ledger witness", 66, "witness.none", naming: ["ledger witness add"])
        try desk.expectRefusal("ledger witness add \(key) ftp://a", 64, "usage", naming: ["ftp://a"])
        try desk.expectRefusal("ledger witness add nonsense \(nowhere)", 64, "usage", naming: ["NAME+ID+KEY"])
        try desk.expectRefusal("ledger witness add \(key) \(nowhere) --as p5", 77, "engine.not_permitted", naming: [])
        let added = try desk.say("ledger witness add \(key) \(nowhere)/")
        #expect(added.status == 0 && added.output.contains("not encrypted"), "\(added.output) \(added.errors)")
        try desk.expectRefusal(
            "ledger witness add \(key) \(nowhere)", 1, "engine.exists", naming: ["witness.example.com/w1"])
        #expect(
            try desk.say("ledger witness list --json").json == [
                ["name": "witness.example.com/w1", "key": .string(key), "url": .string(nowhere)]
            ])
        try desk.expectRefusal("ledger witness remove other", 66, "witness.unknown", naming: ["witness.example.com/w1"])
        #expect(try desk.say("ledger witness remove witness.example.com/w1").status == 0)
        #expect(try desk.say("ledger witness list --json").json == [])
        #expect(try desk.say("ledger verify").status == 0)
    }

    @Test func `that do not answer are told of, and nothing is lost`() throws {
        let desk = try Desktop()
        #expect(try desk.say("ledger witness add \(key) \(nowhere)").status == 0)
        let before = try desk.say("ledger checkpoint --json").output
        let english = try desk.say("ledger witness --timeout 5")
        #expect(english.status == 69 && english.output.isEmpty)
        #expect(english.errors.hasPrefix("error: Expected the witness witness.example.com/w1 to answer"))
        #expect(english.errors.contains("[witness.unreachable]"), "\(english.errors)")
        let told = try desk.say("ledger witness ask --json")
        #expect(told.status == 69)
        #expect(try told.json.list?.first?["error"]?["code"] == "witness.unreachable")
        desk.language = "zh_CN.UTF-8"
        #expect(try desk.say("ledger witness").errors.contains("见证方 witness.example.com/w1 应有答复"))
        desk.language = "en_US.UTF-8"
        #expect(try desk.say("ledger checkpoint --json").output == before)
        try desk.expectRefusal(
            "ledger verify --witness \(key)", 65, "evidence.unwitnessed", naming: ["witness.example.com/w1"])
        #expect(try desk.say("ledger verify --witness \(key) --at-least 0").status == 0)
        #expect(try desk.say("ledger checkpoint --witnessed").status == 69)
    }

    @Test func `can be asked by hand with the request that is printed`() throws {
        let desk = try Desktop()
        let answer = try desk.say("ledger checkpoint --since 1 --json").json
        let (request, note) = (answer["request"]?.text ?? "", answer["note"]?.text ?? "-")
        #expect(request.hasPrefix("old 1\n") && request.hasSuffix("\n\n" + note))
        try desk.expectRefusal("ledger checkpoint --since 99999999", 64, "usage", naming: ["99999999"])
    }
}

import CanonicalJSON
import Foundation
import Ledger
import Testing

/// The form of an entry is frozen: these files are never edited.
@Suite struct `The golden entry` {
    private func fixture(_ name: String) throws -> [UInt8] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
        return Array(try Data(contentsOf: folder.appending(path: name)))
    }

    private var event: NewEvent {
        NewEvent(
            type: "decided",
            data: [
                "basis": [["digest": .string(Hash.sha256([1]).hex), "revision": 3, "unit": "14-2"]],
                "person": "u-chief", "role": "科长", "round": 1, "seat": 2, "step": "review/chief",
                "verdict": "approved",
            ],
            bodies: [Body(name: "opinion", salt: Array(0..<32), content: Array("同意\n“数据属实” 😀".utf8))])
    }

    @Test func `is written with the same bytes as ever`() throws {
        let entry = try Entry(
            event, seq: 2, stream: "富民-2023-1", version: 2, at: 1_709_210_096_123_456,
            actor: .person("u-clerk", onBehalfOf: "u-chief"), command: "key \"1\"", previous: .sha256([0]))
        #expect(entry.bytes == (try fixture("entry.v1.json")))
        #expect(entry.leaf.hex + "\n" == String(decoding: try fixture("entry.v1.leaf.txt"), as: UTF8.self))
    }

    @Test func `is read as ever`() throws {
        let entry = try Entry(bytes: try fixture("entry.v1.json"))
        #expect(entry.isCanonical)
        #expect(entry.seq == 2)
        #expect(entry.stream == "富民-2023-1")
        #expect(entry.version == 2)
        #expect(entry.type == "decided")
        #expect(entry.schema == 1)
        #expect(entry.at == 1_709_210_096_123_456)
        #expect(entry.actor == .person("u-clerk", onBehalfOf: "u-chief"))
        #expect(entry.command == "key \"1\"")
        #expect(entry.previous == .sha256([0]))
        #expect(entry.data == event.data)
        #expect(entry.commitments == ["opinion": event.bodies[0].commitment])
    }
}

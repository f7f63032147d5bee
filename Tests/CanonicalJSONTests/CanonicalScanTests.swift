import CanonicalJSON
import TestSupport
import Testing

/// A scan takes what is canonical and has simple keys, and nothing else, as the reader judges it.
@Suite struct `Scanning without reading` {
    private func isTaken(_ bytes: [UInt8], depth: Int = 9) -> Bool {
        bytes.withUnsafeBufferPointer { buffer in
            var scan = CanonicalScan(buffer)
            return scan.skipValue(depth: depth) && scan.isAtEnd
        }
    }

    private func hasSimpleKeys(_ json: JSON) -> Bool {
        switch json {
        case .object(let fields):
            fields.allSatisfy { key, value in
                !key.isEmpty && key.utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789_".utf8.contains($0) }
                    && hasSimpleKeys(value)
            }
        case .array(let list): list.allSatisfy(hasSimpleKeys)
        default: true
        }
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `random values are taken, and damaged ones only if they are still canonical`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<30 {
            var bytes = try random.value(levels: 4, simpleKeys: true).canonical()
            #expect(isTaken(bytes))
            for _ in 0..<30 {
                let before = bytes
                let place = Int.random(in: bytes.indices, using: &random)
                let bit = Int.random(in: 0..<8, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[place] = .random(in: .min ... .max, using: &random)
                case 1: bytes[place] ^= 1 << bit
                case 2: bytes.insert(Array("\"\\,:{}[] 0-a".utf8).randomElement(using: &random)!, at: place)
                default: if bytes.count > 1 { bytes.remove(at: place) }
                }
                let json = try? JSONReader.parse(bytes)
                let isCanonical = JSONReader.isCanonical(bytes) && json.map(hasSimpleKeys) == true
                #expect(isTaken(bytes) == isCanonical, "\(String(decoding: bytes, as: UTF8.self))")
                if !isCanonical { bytes = before }
            }
        }
    }

    @Test(arguments: [
        "", "{", "{\"a\"}", "{\"b\":1,\"a\":2}", "{\"a\":1,\"a\":2}", "{\"A\":1}", "{\"\":1}", "{\"é\":1}", "[1,]",
        "[,1]",
        "01", "-0", "-", "1.0", "1e2", "9007199254740992", "12345678901234567890", "tru", "\"", "\"a", "\"\\/\"",
        "\"\\u0041\"", "\"\u{1}\"", " 1", "1 ", "[1 ]", "nul", "[[1]",
    ])
    func `these are not taken`(text: String) {
        #expect(!isTaken(Array(text.utf8)))
    }

    @Test(arguments: [
        "9007199254740991", "-9007199254740991", "0", "\"\\n\\\"\\\\\\u0001\"", "\"同意\"", "\"🙂\"", "{}", "[]",
    ])
    func `these are taken`(text: String) {
        #expect(isTaken(Array(text.utf8)))
    }

    @Test func `objects and arrays lie within each other as deep as is allowed`() {
        let deep = Array((String(repeating: "[", count: 7) + String(repeating: "]", count: 7)).utf8)
        #expect(isTaken(deep, depth: 7))
        #expect(!isTaken(deep, depth: 6))
        #expect(!isTaken(Array("{\"a\":{}}".utf8), depth: 1))
    }

    @Test func `a byte that is no text is found at each place of a string`() {
        for length in 0...20 {
            for place in 0..<length {
                for byte in [0x00, 0x1F, 0x80, 0xC3, 0xFF] as [UInt8] {
                    var bytes = Array("\"\(String(repeating: "x", count: length))\"".utf8)
                    #expect(isTaken(bytes))
                    bytes[place + 1] = byte
                    #expect(!isTaken(bytes))
                }
            }
        }
    }
}

@Suite struct `Comparing bytes` {
    @Test func `finds a difference at each place and in length`() {
        func isSame(_ first: [UInt8], _ second: [UInt8]) -> Bool {
            first.withUnsafeBufferPointer { first in second.withUnsafeBufferPointer { first.isSame(as: $0) } }
        }
        for length in 0...20 {
            let bytes = (0..<length).map { UInt8($0) }
            #expect(isSame(bytes, bytes))
            #expect(!isSame(bytes, bytes + [0]))
            for place in 0..<length {
                var other = bytes
                other[place] ^= 0x80
                #expect(!isSame(bytes, other))
            }
        }
    }
}

import CanonicalJSON
import Testing

@Suite struct `Writing and reading back` {
    @Test(arguments: 0..<200 as Range<UInt64>)
    func `random values come back, and their bytes too`(seed: UInt64) throws {
        var random = Seeded(state: seed)
        for _ in 0..<20 {
            let value = random.value(levels: 4)
            let bytes = try value.canonical()
            let read = try JSONReader.parse(bytes)
            #expect(read == value)
            #expect(try read.canonical() == bytes)
            #expect(JSONReader.isCanonical(bytes))
            #expect(try JSONReader.parse(text: value.pretty()).canonical() == bytes)
        }
    }

    @Test func `each way to write a character is canonical only if it is the one that is written`() throws {
        for code in 0..<0x100 {
            for digits in [String(code, radix: 16), String(code, radix: 16, uppercase: true)] {
                let bytes = Array("\"\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)\"".utf8)
                #expect(JSONReader.isCanonical(bytes) == (try JSONReader.parse(bytes).canonical() == bytes))
            }
        }
        for letter in 0x20..<0x7F {
            let bytes = [0x22, 0x5C, UInt8(letter), 0x22]
            guard let value = try? JSONReader.parse(bytes) else { continue }
            #expect(JSONReader.isCanonical(bytes) == (try value.canonical() == bytes))
        }
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `damaged bytes are read as something or refused, but never crash the reader`(seed: UInt64) throws {
        var random = Seeded(state: seed)
        for _ in 0..<50 {
            var bytes = try random.value(levels: 4).canonical()
            for _ in 0..<3 {
                bytes[Int.random(in: bytes.indices, using: &random)] = .random(in: .min ... .max, using: &random)
            }
            bytes.removeLast(.random(in: 0...min(2, bytes.count), using: &random))
            if let value = try? JSONReader.parse(bytes) {
                let canonical = try value.canonical()
                #expect(JSONReader.isCanonical(canonical))
                #expect(JSONReader.isCanonical(bytes) == (canonical == bytes))
            } else {
                #expect(!JSONReader.isCanonical(bytes))
            }
        }
    }
}

/// Random numbers that are the same in every run (SplitMix64).
private struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    mutating func value(levels: Int) -> JSON {
        switch Int.random(in: 0..<(levels > 0 ? 7 : 5), using: &self) {
        case 0: return .null
        case 1: return .bool(.random(using: &self))
        case 2: return .int(.random(in: -JSON.largestInteger...JSON.largestInteger, using: &self))
        case 3: return .int(.random(in: -9...9, using: &self))
        case 4: return .string(text())
        case 5: return .array((0..<Int.random(in: 0...4, using: &self)).map { _ in value(levels: levels - 1) })
        default:
            var fields: [String: JSON] = [:]
            for _ in 0..<Int.random(in: 0...4, using: &self) { fields[text()] = value(levels: levels - 1) }
            return .object(fields)
        }
    }

    private mutating func text() -> String {
        let ranges: [ClosedRange<UInt32>] = [
            0...0x1F, 0x20...0x7E, 0x7F...0x7FF, 0x4E00...0x9FFF, 0xE000...0xFFFF, 0x1F600...0x1F64F,
        ]
        var text = ""
        for _ in 0..<Int.random(in: 0...6, using: &self) {
            let range = ranges[Int.random(in: ranges.indices, using: &self)]
            let code = UInt32.random(in: range, using: &self)
            if let scalar = Unicode.Scalar(code) { text.unicodeScalars.append(scalar) }
        }
        return text
    }
}

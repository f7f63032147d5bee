import CanonicalJSON
import TestSupport
import Testing

@Suite struct `Writing and reading back` {
    @Test(arguments: 0..<200 as Range<UInt64>)
    func `random values come back, and their bytes too`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
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
        var random = SplitMix64(seed: seed)
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

import CanonicalJSON
import TestSupport

extension SplitMix64 {
    /// Any value; keys are any text, or only such as entries have.
    mutating func value(levels: Int, simpleKeys: Bool = false) -> JSON {
        switch Int.random(in: 0..<(levels > 0 ? 7 : 5), using: &self) {
        case 0: return .null
        case 1: return .bool(.random(using: &self))
        case 2: return .int(.random(in: -JSON.largestInteger...JSON.largestInteger, using: &self))
        case 3: return .int(.random(in: -9...9, using: &self))
        case 4:
            // Many texts are of few kinds, as they are in life.
            return .string(text(upTo: 24, kinds: .random(in: 1...Self.kinds.count, using: &self)))
        case 5:
            return .array(
                (0..<Int.random(in: 0...4, using: &self)).map { _ in value(levels: levels - 1, simpleKeys: simpleKeys) }
            )
        default:
            var fields: JSON.Fields = [:]
            for _ in 0..<Int.random(in: 0...4, using: &self) {
                let key = simpleKeys ? simpleKey() : text(upTo: 6, kinds: Self.kinds.count)
                fields[key] = value(levels: levels - 1, simpleKeys: simpleKeys)
            }
            return .object(fields)
        }
    }

    private mutating func simpleKey() -> String {
        String((0...Int.random(in: 0...9, using: &self)).map { _ in "az09_".randomElement(using: &self)! })
    }

    private static let kinds: [ClosedRange<UInt32>] = [
        0x20...0x7E, 0...0x1F, 0x7F...0x7FF, 0x4E00...0x9FFF, 0xE000...0xFFFF, 0x1F600...0x1F64F,
    ]

    /// A text of characters of the first kinds.
    private mutating func text(upTo length: Int, kinds: Int) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 0...length, using: &self) {
            let code = UInt32.random(in: Self.kinds[Int.random(in: 0..<kinds, using: &self)], using: &self)
            if let scalar = Unicode.Scalar(code) { text.unicodeScalars.append(scalar) }
        }
        return text
    }
}

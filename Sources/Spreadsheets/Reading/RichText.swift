/// Collects the text of a shared or inline string from its runs; the phonetic ones are left out.
struct RichText {
    /// The characters that a workbook allows in one cell.
    static let longest = 32_767

    private var bytes: [UInt8] = []
    private var isInText = false
    private var isPhonetic = false

    mutating func start(_ name: String) {
        switch name {
        case "rPh": isPhonetic = true
        case "t": isInText = !isPhonetic
        default: break
        }
    }

    mutating func end(_ name: String) {
        switch name {
        case "rPh": isPhonetic = false
        case "t": isInText = false
        default: break
        }
    }

    mutating func text(_ piece: UnsafeBufferPointer<UInt8>) {
        if isInText { bytes.append(contentsOf: piece) }
    }

    /// The text so far; begins the next one.
    mutating func take() throws(SpreadsheetError) -> String {
        defer { bytes.removeAll(keepingCapacity: true) }
        return try Self.checked(Self.unescaped(bytes))
    }

    static func checked(_ text: String) throws(SpreadsheetError) -> String {
        // A character has at least one byte and at most two units.
        guard text.utf8.count > longest, text.utf16.count > longest else { return text }
        throw SpreadsheetError(.textTooLong, ["limit": "\(longest)"])
    }

    /// Reads `_x000D_` as the character that XML cannot hold; `_x005F_` stands for the underscore of such a group.
    static func unescaped(_ bytes: [UInt8]) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.utf8.contains(UInt8(ascii: "_")), text.contains("_x") else { return text }
        let units = Array(text.utf16)
        var (result, index) = ([UInt16](), 0)
        while index < units.count {
            if let unit = escape(units, index) {
                result.append(unit)
                index += 7
            } else {
                result.append(units[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF16.self)
    }

    /// Writes the underscore of groups such as `_x0041_` as `_x005F_`, so that they come back as they are.
    static func escaped(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "_")), text.contains("_x") else { return text }
        let units = Array(text.utf16)
        var result: [UInt16] = []
        for (index, unit) in units.enumerated() {
            if escape(units, index) != nil { result += "_x005F".utf16 }
            result.append(unit)
        }
        return String(decoding: result, as: UTF16.self)
    }

    private static func escape(_ units: [UInt16], _ index: Int) -> UInt16? {
        guard index + 6 < units.count, units[index] == 0x5F, units[index + 1] == 0x78, units[index + 6] == 0x5F
        else { return nil }
        return UInt16(String(decoding: units[(index + 2)...(index + 5)], as: UTF16.self), radix: 16)
    }
}

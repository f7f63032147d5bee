/// Decimal numbers as exact text: `-861.53`, without exponent, needless zeros or binary rounding.
package enum DecimalText {
    /// The digits that a workbook keeps of any number; the rest is lost in its binary form.
    package static let exactDigits = 15

    /// Writes a number such as `+0861.530`, `.5` or `1.2E3` in its one plain form; nil if it is no number.
    ///
    /// Numbers with more than 400 digits before or after the point are taken for none.
    package static func plain(_ text: some StringProtocol) -> String? { Parts(text.utf8)?.text }

    /// The number of digits that count: `0.0120` has 2, `100` has 1, `0` has none.
    package static func significantDigits(_ text: some StringProtocol) -> Int { Parts(text.utf8)?.digits.count ?? 0 }

    /// Reads a number as a workbook stores it: `861.52999999999997` is `861.53`.
    ///
    /// A file holds the nearest binary fraction with up to 17 digits; the shortest decimal of that fraction is what was
    /// typed, or computed. A whole number of more than 15 digits is kept as it is, for it may be the id of something.
    package static func stored(_ text: some StringProtocol) -> String? {
        guard let parts = Parts(text.utf8), let value = Double(parts.text), value.isFinite else { return nil }
        guard parts.digits.count > exactDigits, let short = Parts(value.description.utf8) else { return parts.text }
        let isFraction = parts.point < parts.digits.count && parts.digits.count <= 17
        return short.digits.count <= exactDigits || isFraction ? short.text : parts.text
    }

    /// Reads a number that was typed as text, with full-width digits, blanks around it or separated thousands.
    ///
    /// `８６１．５３`, ` 861.53 ` and `1,861.53` are numbers; `98%`, `约5` and `1,2` are none.
    package static func typed(_ text: String) -> String? {
        var ascii: [UInt8] = []
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E: ascii.append(UInt8(scalar.value - 0xFEE0))
            case 0x2212: ascii.append(UInt8(ascii: "-"))
            case 0x3000, 0xA0, 0x200B, 0xFEFF: ascii.append(UInt8(ascii: " "))
            case 0..<0x80: ascii.append(UInt8(scalar.value))
            default: return nil
            }
            guard ascii.count <= 1000 else { return nil }
        }
        let isBlank = { (byte: UInt8) in byte == 32 || (9...13).contains(byte) }
        let trimmed = ascii.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
        guard let joined = withoutThousands(Array(trimmed)) else { return nil }
        return Parts(joined)?.text
    }

    /// Leaves the commas out if every group after the first has three digits; nil if a comma stands elsewhere.
    private static func withoutThousands(_ text: [UInt8]) -> [UInt8]? {
        guard text.contains(UInt8(ascii: ",")) else { return text }
        let point = text.firstIndex(of: UInt8(ascii: ".")) ?? text.endIndex
        let groups = text[..<point].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        let isDigit = { (byte: UInt8) in (48...57).contains(byte) }
        guard !text[point...].contains(UInt8(ascii: ",")), groups.dropFirst().allSatisfy({ $0.count == 3 }),
            groups.allSatisfy({ $0.contains(where: isDigit) }), (1...3).contains(groups[0].count(where: isDigit))
        else { return nil }
        return text.filter { $0 != UInt8(ascii: ",") }
    }
}

/// A decimal as 0.digits × 10 to the power of `point`.
private struct Parts {
    var isNegative = false
    /// Without zeros at either end; empty for zero.
    var digits: [UInt8] = []
    var point = 0

    init?(_ text: some Sequence<UInt8>) {
        var (seen, fraction, exponent, exponentSign, state) = (0, 0, 0, 1, State.start)
        for byte in text {
            switch (state, byte) {
            case (.start, UInt8(ascii: "-")): (isNegative, state) = (true, .whole)
            case (.start, UInt8(ascii: "+")): state = .whole
            case (.start, 48...57), (.whole, 48...57), (.fraction, 48...57):
                if state == .fraction { fraction += 1 } else { state = .whole }
                seen += 1
                if !digits.isEmpty || byte != 48 { digits.append(byte) }
            case (.start, UInt8(ascii: ".")), (.whole, UInt8(ascii: ".")): state = .fraction
            case (.whole, UInt8(ascii: "E")), (.whole, UInt8(ascii: "e")), (.fraction, UInt8(ascii: "E")),
                (.fraction, UInt8(ascii: "e")):
                state = .exponent
            case (.exponent, UInt8(ascii: "-")): (exponentSign, state) = (-1, .exponentDigits)
            case (.exponent, UInt8(ascii: "+")): state = .exponentDigits
            case (.exponent, 48...57), (.exponentDigits, 48...57):
                (exponent, state) = (exponent * 10 + Int(byte) - 48, .exponentSeen)
            case (.exponentSeen, 48...57) where exponent < 1000: exponent = exponent * 10 + Int(byte) - 48
            default: return nil
            }
            guard seen <= 800 else { return nil }
        }
        guard seen > 0, state != .exponent, state != .exponentDigits else { return nil }
        point = digits.count - fraction + exponent * exponentSign
        while digits.last == 48 { digits.removeLast() }
        if digits.isEmpty { (isNegative, point) = (false, 0) }
        guard abs(point) <= 400 else { return nil }
    }

    private enum State { case start, whole, fraction, exponent, exponentDigits, exponentSeen }

    var text: String {
        guard !digits.isEmpty else { return "0" }
        var bytes: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
        if point <= 0 {
            bytes += [48, UInt8(ascii: ".")] + Array(repeating: 48, count: -point) + digits
        } else if point >= digits.count {
            bytes += digits + Array(repeating: 48, count: point - digits.count)
        } else {
            bytes += digits[..<point] + [UInt8(ascii: ".")] + digits[point...]
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// An exact decimal number with up to 18 digits before and 12 after the point; money and scores are never binary floats.
package struct Decimal: Sendable, Hashable, Comparable {
    /// The value times 10^12.
    let units: Int128

    /// How many units make one.
    private static let one: Int128 = 1_000_000_000_000
    /// Beyond this a text is taken for no number; sums of millions of such values still fit.
    private static let limit: Int128 = 1_000_000_000_000_000_000 * one

    /// Nothing.
    package static let zero = Decimal(units: 0)

    init(units: Int128) { self.units = units }

    /// Creates a whole number.
    package init(_ whole: Int) { units = Int128(whole) * Self.one }

    /// Reads digits with an optional sign and point, such as `-12.50`; nil for anything else and beyond the limits.
    package init?(_ text: some StringProtocol) {
        var digits = Substring(text)
        let isNegative = digits.first == "-"
        if isNegative || digits.first == "+" { digits = digits.dropFirst() }
        let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, !whole.isEmpty, whole.utf8.count <= 18, Self.isDigits(whole) else { return nil }
        let fraction = parts.count > 1 ? parts[1] : "0"
        guard !fraction.isEmpty, fraction.utf8.count <= 12, Self.isDigits(fraction) else { return nil }
        let padded = fraction + String(repeating: "0", count: 12 - fraction.utf8.count)
        guard let high = Int128(whole), let low = Int128(padded) else { return nil }
        units = (isNegative ? -1 : 1) * (high * Self.one + low)
    }

    private static func isDigits(_ text: Substring) -> Bool { text.utf8.allSatisfy { (48...57).contains($0) } }

    // MARK: Reckoning

    /// By value.
    package static func < (left: Self, right: Self) -> Bool { left.units < right.units }
    /// The exact sum.
    package static func + (left: Self, right: Self) -> Self { Self(units: left.units + right.units) }
    /// The exact difference.
    package static func - (left: Self, right: Self) -> Self { Self(units: left.units - right.units) }
    /// The same distance from zero on the other side.
    package static prefix func - (value: Self) -> Self { Self(units: -value.units) }

    /// The distance from zero.
    package var magnitude: Self { units < 0 ? -self : self }

    /// This times `numerator` over `denominator`, rounded half away from zero to the places.
    ///
    /// The product is exact before it is divided. Nil for a division by zero and where the result is beyond the limits.
    package func times(_ numerator: Self, over denominator: Self, places: Int) -> Self? {
        guard denominator.units != 0, (0...12).contains(places) else { return nil }
        let isNegative = ((units < 0) != (numerator.units < 0)) != (denominator.units < 0)
        let product = units.magnitude.multipliedFullWidth(by: numerator.units.magnitude)
        let divisor = denominator.units.magnitude
        guard product.high < divisor else { return nil }
        let (quotient, remainder) = divisor.dividingFullWidth(product)
        let step = UInt128(Self.power(12 - places))
        // One more than half of the last place is told apart from exactly half by the remainder.
        let (whole, rest) = quotient.quotientAndRemainder(dividingBy: step)
        let isUp = step == 1 ? remainder >= divisor - remainder : rest >= step - rest
        guard whole < UInt128(Self.limit) / step else { return nil }
        let rounded = Int128((whole + (isUp ? 1 : 0)) * step)
        return Self(units: isNegative ? -rounded : rounded)
    }

    /// Rounded half away from zero, as scores are.
    package func rounded(places: Int) -> Self { times(Self(1), over: Self(1), places: places) ?? self }

    /// Ten thousand times this: 万元 in 元.
    package var tenThousandfold: Self? { times(Self(10_000), over: Self(1), places: 12) }

    /// True when this is a whole number of `step`s.
    package func isMultiple(of step: Self) -> Bool { step.units != 0 && units % step.units == 0 }

    private static func power(_ exponent: Int) -> Int128 { (0..<exponent).reduce(1) { power, _ in power * 10 } }
}

extension Decimal: CustomStringConvertible, ExpressibleByIntegerLiteral {
    /// Creates a whole number.
    package init(integerLiteral value: Int) { self.init(value) }

    /// Plain digits without trailing zeros, for example `861.53` or `-2`.
    package var description: String {
        let (whole, rest) = units.magnitude.quotientAndRemainder(dividingBy: UInt128(Self.one))
        let sign = units < 0 ? "-" : ""
        guard rest != 0 else { return "\(sign)\(whole)" }
        var digits = String(rest)
        digits = String(repeating: "0", count: 12 - digits.utf8.count) + digits
        while digits.last == "0" { digits.removeLast() }
        return "\(sign)\(whole).\(digits)"
    }
}

extension Sequence<Decimal> {
    /// The exact sum; zero of nothing.
    func sum() -> Decimal { reduce(.zero, +) }
}

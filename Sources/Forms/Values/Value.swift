/// What a typed text means; a blank, a dash and a zero are three different values.
package enum Value: Sendable, Hashable {
    /// Nothing but white space.
    case blank
    /// A printed dash: there is nothing to say here.
    case dash
    /// A number alone, with the unit that was typed behind it.
    case number(Quantity)
    /// Words that hold exactly one number, for example 录入劝导日志80万条.
    case phrase(Quantity)
    /// Any other words, a qualitative result among them.
    case words(String)

    /// Reads what was typed; every text has a meaning.
    package init(_ typed: String) {
        if Plain.isBlank(typed) {
            self = .blank
        } else if Plain.isDash(typed) {
            self = .dash
        } else {
            let plain = Plain.text(typed)
            if let quantity = Quantity(plain) {
                self = .number(quantity)
            } else if let quantity = Figures(in: plain).only {
                self = .phrase(quantity)
            } else {
                self = .words(plain)
            }
        }
    }

    /// The number, alone or within words; nil for a blank, a dash and words.
    package var quantity: Quantity? {
        switch self {
        case .number(let quantity), .phrase(let quantity): quantity
        case .blank, .dash, .words: nil
        }
    }

    /// The number that stands alone; nil for anything else.
    package var number: Decimal? { if case .number(let quantity) = self { quantity.number } else { nil } }
    /// True for a blank and for a dash, which both leave a cell without a value.
    package var isEmpty: Bool { self == .blank || self == .dash }
    /// True for words without a number.
    package var isWords: Bool { if case .words = self { true } else { false } }
}

/// A number with the unit typed behind it, if any.
package struct Quantity: Sendable, Hashable {
    /// The number, 万 and 亿 multiplied out.
    package var number: Decimal
    /// The unit behind the number, such as `%`, 万元 or 人次; empty if there is none.
    package var unit: String
    /// True for 40万余: about, or more than.
    package var isAbout: Bool

    init(number: Decimal, unit: String, isAbout: Bool = false) {
        (self.number, self.unit, self.isAbout) = (number, unit, isAbout)
    }

    /// Reads a number alone, such as `1,234.50`, `95%`, `23.1万` or `12 起`; nil if there is more or less.
    init?(_ plain: String) {
        guard let figure = Figures(in: plain).all.first, figure.range.lowerBound == plain.startIndex else { return nil }
        let rest = Plain.tight(String(plain[figure.range.upperBound...]))
        guard rest == "" || rest == figure.quantity.unit else { return nil }
        self = figure.quantity
    }

    /// The same amount in 元; nil for what is not money or too large.
    package var yuan: Decimal? {
        switch unit {
        case "元": number
        case "万元": number.tenThousandfold
        case "亿元": number.tenThousandfold?.tenThousandfold
        default: nil
        }
    }

    /// The same quantity for a column of a unit: without a unit it is in that one, and money is converted.
    func inUnit(_ unit: String) -> Quantity {
        var quantity = self
        if quantity.unit.isEmpty { quantity.unit = unit }
        if quantity.unit != unit, unit == "万元", let number = yuan?.times(1, over: 10_000, places: 12) {
            quantity = Quantity(number: number, unit: unit, isAbout: isAbout)
        }
        return quantity
    }
}

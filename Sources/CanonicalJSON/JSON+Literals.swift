extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
    /// Creates a string.
    package init(stringLiteral value: String) { self = .string(value) }

    /// Creates an integer.
    package init(integerLiteral value: Int64) { self = .int(value) }

    /// Creates `true` or `false`.
    package init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension JSON: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral {
    /// Creates an array.
    package init(arrayLiteral elements: JSON...) { self = .array(elements) }

    /// Creates an object; of two equal keys the later one stays.
    package init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(Fields(elements) { _, later in later })
    }

    /// Creates `null`.
    package init(nilLiteral: ()) { self = .null }
}

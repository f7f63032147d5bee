import CanonicalJSON

/// One named value that an operation takes.
package struct Parameter: Sendable {
    /// In the form `expect_version`; the command line writes `--expect-version`.
    package let name: String
    /// What its value may be.
    package let kind: Kind
    /// Whether it must be given.
    package let isRequired: Bool
    /// What it is.
    package let summary: Operation.Words

    /// Declares a parameter that must be given.
    package static func needs(_ name: String, _ kind: Kind, _ zh: String, _ en: String) -> Parameter {
        Parameter(name: name, kind: kind, isRequired: true, summary: .init(zh, en))
    }

    /// Declares a parameter that may be left out.
    package static func takes(_ name: String, _ kind: Kind, _ zh: String, _ en: String) -> Parameter {
        Parameter(name: name, kind: kind, isRequired: false, summary: .init(zh, en))
    }

    /// Declares a text that must be given.
    package static func needs(_ name: String, _ zh: String, _ en: String) -> Parameter { needs(name, .text, zh, en) }

    /// Declares a text that may be left out.
    package static func takes(_ name: String, _ zh: String, _ en: String) -> Parameter { takes(name, .text, zh, en) }

    /// The kinds of values.
    package enum Kind: Sendable, Equatable {
        case text
        /// A whole number within bounds.
        case number(ClosedRange<Int64>)
        case flag
        /// One of these words.
        case choice([String])
        /// Texts, in order.
        case texts
        /// A day, `2023-06-01`.
        case day
        /// A JSON object, whose shape the operation itself checks.
        case object
        /// Objects, in order.
        case objects
    }

    /// Says why a value does not fit, or nil if it does.
    func fault(in value: JSON) -> Operation.Words? {
        switch (kind, value) {
        case (.text, .string), (.flag, .bool), (.object, .object): return nil
        case (.number(let bounds), .int(let number)) where bounds.contains(number): return nil
        case (.choice(let words), .string(let word)) where words.contains(word): return nil
        case (.day, .string(let text)) where Moment.isDay(text): return nil
        case (.texts, .array(let list)) where list.allSatisfy({ $0.text != nil }): return nil
        case (.objects, .array(let list)) where list.allSatisfy({ $0.fields != nil }): return nil
        default: return kind.expectation
        }
    }

    /// What every act takes.
    package static let acting: [Parameter] = [
        .takes(
            "key", "幂等键：同一键同一事只办一次，1…200 字节", "the idempotency key: the same act under it is done once; 1…200 bytes"),
        .takes(
            "expect_version", .number(0...JSON.largestInteger), "只在案卷处于此版本时执行",
            "act only if the case is at this version"),
        .takes("at", "演练时钟，如 2023-02-06T09:30，中国时间", "the time, in a rehearsal only: 2023-02-06T09:30, China time"),
    ]

    /// What every operation takes.
    package static let common: [Parameter] = [
        .takes("as", "代为录入：此人，仅限管理员，并有记录", "on behalf of this person; administrators only, and recorded"),
        .takes("lang", .choice(["zh", "en"]), "文字的语言", "the language of sentences; zh if it is not given"),
        .takes("text", .flag, "以给人看的文字代替数据答复", "answer with text for people in place of data"),
    ]
}

extension Parameter.Kind {
    /// What was expected, in words.
    var expectation: Operation.Words {
        switch self {
        case .text: .init("一段文字", "a string")
        case .number(let bounds):
            .init(
                "\(bounds.lowerBound)…\(bounds.upperBound) 的整数",
                "a whole number \(bounds.lowerBound)…\(bounds.upperBound)")
        case .flag: .init("true 或 false", "true or false")
        case .choice(let words): .init(words.joined(separator: " / "), words.joined(separator: " / "))
        case .texts: .init("一组文字", "a list of strings")
        case .day: .init("日期，如 2023-06-01", "a day like 2023-06-01")
        case .object: .init("一个对象", "an object")
        case .objects: .init("一组对象", "a list of objects")
        }
    }

    /// JSON Schema (draft 7), as OpenRPC wants it.
    var schema: JSON {
        switch self {
        case .text: ["type": "string"]
        case .number(let bounds):
            ["type": "integer", "minimum": .int(bounds.lowerBound), "maximum": .int(bounds.upperBound)]
        case .flag: ["type": "boolean"]
        case .choice(let words): ["type": "string", "enum": .array(words.map(JSON.string))]
        case .texts: ["type": "array", "items": ["type": "string"]]
        case .day: ["type": "string", "format": "date"]
        case .object: ["type": "object"]
        case .objects: ["type": "array", "items": ["type": "object"]]
        }
    }
}

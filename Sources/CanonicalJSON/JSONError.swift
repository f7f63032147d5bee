/// Why bytes are not JSON of the kind that is accepted here, or why a value cannot be written.
package struct JSONError: Error, Sendable, Hashable {
    /// What is wrong, as a name that is never changed.
    package enum Code: String, Sendable, CaseIterable {
        case syntax = "json.syntax"
        case end = "json.end"
        case trailing = "json.trailing"
        case encoding = "json.encoding"
        case surrogate = "json.surrogate"
        case number = "json.number"
        case range = "json.range"
        case duplicateKey = "json.duplicate_key"
        case depth = "json.depth"
    }

    /// What is wrong.
    package let code: Code
    /// The number of bytes before the fault; 0 if a value could not be written.
    package let offset: Int
    /// The key, number or character that is at fault, where there is one.
    package let found: String

    /// Creates an error.
    package init(_ code: Code, at offset: Int = 0, found: String = "") {
        self.code = code
        self.offset = offset
        self.found = found
    }

    /// What was expected and what was found.
    package var message: String {
        let (expected, problem) = texts
        return "Expected \(expected) at byte \(offset), but \(problem)."
    }

    /// The next action.
    package var remedy: String {
        switch code {
        case .number, .range: "write whole numbers within ±9007199254740991; write others as text."
        case .duplicateKey: "give every key of an object once."
        case .depth: "nest objects and lists less deeply."
        case .encoding, .surrogate: "save the text as UTF-8."
        case .syntax, .end, .trailing: "correct the JSON there."
        }
    }

    /// Offset and fault, for a program.
    package var details: [String: String] { ["offset": String(offset), "found": found] }

    private var texts: (String, String) {
        switch code {
        case .syntax: ("JSON", found.isEmpty ? "it does not go on" : "found \(found)")
        case .end: ("more", "the text ends")
        case .trailing: ("the end", "found more")
        case .encoding: ("UTF-8", "the bytes are not")
        case .surrogate: ("a pair of surrogates", "found a lone one")
        case .number: ("an integer", "found another kind of number")
        case .range: ("an integer within ±9007199254740991", "found \(found)")
        case .duplicateKey: ("new keys", "found '\(found)' again")
        case .depth: ("less nesting", "found one level more than allowed")
        }
    }
}

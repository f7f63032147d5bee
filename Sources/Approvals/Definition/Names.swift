/// A name from the domain, kept as text and told apart by its type.
package protocol Name: Hashable, Comparable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The name as it is written.
    var text: String { get }
    /// Creates a name from its text, which is not checked here.
    init(_ text: String)
}

extension Name {
    /// True for an id that people choose: 1 to 64 letters, digits, `-`, `.` and `_`, a letter or digit first, so that it
    /// can stand in a path, a file name and a command line.
    package var isWellFormed: Bool {
        func isWord(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: false
            }
        }
        guard let first = text.utf8.first, isWord(first), text.utf8.count <= 64 else { return false }
        return text.utf8.allSatisfy { isWord($0) || "-._".utf8.contains($0) }
    }

    /// Creates a name from a literal in the source.
    package init(stringLiteral text: String) { self.init(text) }
    /// The text alone, without a mark of the name's type.
    package var description: String { text }
    /// Orders names by their texts, as Swift orders strings; no language's order plays a part.
    package static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

/// A natural person of the ledger, for example `p07`.
package struct PersonID: Name {
    /// 1 to 64 of the letters a-z and A-Z, 0-9, `-`, `.` and `_`; given when the person is registered.
    package let text: String
    /// Creates an id from its text, unchecked.
    package init(_ text: String) { self.text = text }
}

/// One run of a workflow, for example `QJJJ-2022`.
package struct CaseID: Name {
    /// 1 to 64 of the letters a-z and A-Z, 0-9, `-`, `.` and `_`; never `ledger` or `refusals`.
    package let text: String
    /// Creates an id from its text, unchecked.
    package init(_ text: String) { self.text = text }
}

/// A form or a rectification item inside a case, for example `14-03`.
package struct UnitID: Name {
    /// 1 to 64 of the letters a-z and A-Z, 0-9, `-`, `.` and `_`; given when the unit is added.
    package let text: String
    /// Creates an id from its text, unchecked.
    package init(_ text: String) { self.text = text }
}

/// A role that a workflow declares under `people`, for example `finance`.
package struct RoleName: Name {
    /// `[a-z][a-z0-9_-]*`, at most 64 long, and no step's name.
    package let text: String
    /// Creates a name from its text, unchecked.
    package init(_ text: String) { self.text = text }
}

/// A step of a workflow, unique in it, for example `finance-review`.
package struct StepName: Name {
    /// `[a-z][a-z0-9_-]*`, at most 64 long, and no role's name.
    package let text: String
    /// Creates a name from its text, unchecked.
    package init(_ text: String) { self.text = text }
}

/// A part of a form or item that is edited and signed for as one, for example `funds`.
package struct PartName: Name {
    /// `[a-z][a-z0-9_-]*`, at most 64 long.
    package let text: String
    /// Creates a name from its text, unchecked.
    package init(_ text: String) { self.text = text }
}

/// Where a step stands in a case: the containers from the outside in, then the step, joined by `/`.
///
/// A copy made by `for_each` has the unit in its path: `forms/14-03/finance-review`.
package struct Path: Name {
    /// Names joined by `/`, without one at the beginning or the end; empty for the root.
    package let text: String
    /// Creates a path from its text; whether a case has such a step is for its plan to say.
    package init(_ text: String) { self.text = text }

    /// The path of what is directly inside: a step, or the copy for a unit.
    func appending(_ component: String) -> Path { Path(text.isEmpty ? component : "\(text)/\(component)") }
}

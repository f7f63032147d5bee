/// A name from the domain, kept as text and told apart by its type.
package protocol Name: Hashable, Comparable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    var text: String { get }
    init(_ text: String)
}

extension Name {
    package init(stringLiteral text: String) { self.init(text) }
    package var description: String { text }
    package static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

/// A natural person of the ledger, for example `p07`.
package struct PersonID: Name {
    package let text: String
    package init(_ text: String) { self.text = text }
}

/// One run of a workflow, for example `QJJJ-2022`.
package struct CaseID: Name {
    package let text: String
    package init(_ text: String) { self.text = text }
}

/// A form or a rectification item inside a case, for example `14-03`.
package struct UnitID: Name {
    package let text: String
    package init(_ text: String) { self.text = text }
}

/// A role that a workflow declares under `people`, for example `finance`.
package struct RoleName: Name {
    package let text: String
    package init(_ text: String) { self.text = text }
}

/// A step of a workflow, unique in it, for example `finance-review`.
package struct StepName: Name {
    package let text: String
    package init(_ text: String) { self.text = text }
}

/// A part of a form or item that is edited and signed for as one, for example `funds`.
package struct PartName: Name {
    package let text: String
    package init(_ text: String) { self.text = text }
}

/// Where a step stands in a case: the containers from the outside in, then the step, joined by `/`.
///
/// A copy made by `for_each` has the unit in its path: `forms/14-03/finance-review`.
package struct Path: Name {
    package let text: String
    package init(_ text: String) { self.text = text }

    func appending(_ component: String) -> Path { Path(text.isEmpty ? component : "\(text)/\(component)") }
}

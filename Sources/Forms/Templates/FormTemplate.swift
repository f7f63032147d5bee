package import CanonicalJSON

/// What a kind of form looks like and how it is weighed: its parts and fields, scoring, checks and printed layout.
///
/// A template is data: table numbers, titles, rows and norms change from year to year and from county to county.
package struct FormTemplate: Sendable, Equatable {
    /// `[a-z][a-z0-9-]*`, for example `project-form`.
    package internal(set) var name = ""
    /// Counts up when the published file would change.
    package internal(set) var version = ""
    /// The printed title without the year.
    package internal(set) var title = ""
    /// What the form is about.
    package internal(set) var kind = FormKind.project
    /// Patterns of printed table numbers, in which `*` stands for digits, for example `公开14-*表`.
    package internal(set) var tables: [String] = []
    /// In printed order.
    package internal(set) var parts: [PartSpec] = []
    /// How marks are computed.
    package internal(set) var scoring = Scoring()
    /// The checks that are made, in the order in which they are known.
    package internal(set) var checks: [CheckSetting] = []
    /// Amounts that are the sum of others.
    package internal(set) var sums: [Sum] = []
    /// Amounts that repeat a line of the department's table.
    package internal(set) var ties: [Tie] = []
    /// What the printed form looks like.
    package internal(set) var layout = Layout()
    /// The file's content as text, lists and maps, from which the digest is made.
    var source: JSON = .null

    /// One amount that must be the sum of others.
    package struct Sum: Sendable, Equatable {
        /// Labels of rows of the amounts.
        package internal(set) var whole = ""
        /// Labels of rows of the amounts.
        package internal(set) var parts: [String] = []
    }

    /// One amount that must be a figure of the department's table.
    package struct Tie: Sendable, Equatable {
        /// The label of a row of the amounts.
        package internal(set) var amount = ""
        /// `total`, `basic` or `projects`.
        package internal(set) var line = RowMeaning.total
        /// The column of the department's task table.
        package internal(set) var column = FieldMeaning.executed
    }

    /// `name/version`, as a form's `template:` says it.
    package var id: String { "\(name)/\(version)" }

    /// The content for hashing and storing; equal files give equal bytes, comments and the order of keys aside.
    package func canonicalJSON() -> JSON { ["format": 1, "template": source] }

    /// True for a form that names this template, or names none and has a table number of it.
    package func matches(_ form: FormContent) -> Bool {
        guard form.kind == .form else { return false }
        if let template = form.template { return template == id }
        return form.table.map { table in tables.contains { Self.matches(table, $0) } } ?? false
    }

    /// The template of a form among those there are: the one it names, else the newest with its table's number.
    package static func choose(for form: FormContent, among templates: [FormTemplate]) -> FormTemplate? {
        templates.filter { $0.matches(form) }
            .max { (Int($0.version) ?? 0, $0.name) < (Int($1.version) ?? 0, $1.name) }
    }

    private static func matches(_ table: String, _ pattern: String) -> Bool {
        let halves = pattern.split(separator: "*", maxSplits: 1, omittingEmptySubsequences: false)
        let table = Plain.tight(table)
        guard halves.count == 2 else { return table == pattern }
        let digits = table.dropFirst(halves[0].count).dropLast(halves[1].count)
        return table.hasPrefix(halves[0]) && table.hasSuffix(halves[1]) && !digits.isEmpty
            && digits.allSatisfy(\.isASCIIDigit) && table.count == halves[0].count + digits.count + halves[1].count
    }

    /// The part that holds something; nil if the form has none.
    package func part(_ kind: PartKind) -> PartSpec? { parts.first { $0.holds == kind } }
    /// The part of a name.
    package func part(named name: String) -> PartSpec? { parts.first { $0.name == name } }
    /// The settings of one check; nil if the template does not make it.
    package func setting(_ id: String) -> CheckSetting? { checks.first { $0.id == id } }
}

/// One part: what is edited and signed for as one.
package struct PartSpec: Sendable, Equatable {
    /// The key in the form's file.
    package internal(set) var name = ""
    /// The heading that people know it by.
    package internal(set) var title = ""
    /// What it holds.
    package internal(set) var holds = PartKind.other
    /// True for rows, false for one map of fields.
    package internal(set) var isList = false
    /// The names of the roles that may edit it.
    package internal(set) var editors: [String] = []
    /// True when the form is incomplete without it.
    package internal(set) var isRequired = false
    /// In printed order.
    package internal(set) var fields: [FieldSpec] = []
    /// The labels of its rows, if they are given; the field that means `label` holds them.
    package internal(set) var rows: [RowSpec] = []

    /// The field of a name.
    package func field(_ name: String) -> FieldSpec? { fields.first { $0.name == name } }
    /// The field of a meaning.
    package func field(_ meaning: FieldMeaning) -> FieldSpec? { fields.first { $0.means == meaning } }
}

/// One row with a printed label.
package struct RowSpec: Sendable, Equatable {
    /// As printed.
    package internal(set) var label = ""
    /// What it stands for.
    package internal(set) var means = RowMeaning.amount
}

/// One field of a part.
package struct FieldSpec: Sendable, Equatable {
    /// The key in the form's file, as printed.
    package internal(set) var name = ""
    /// What checks and scoring take it for; nil for words that nothing is computed from.
    package internal(set) var means: FieldMeaning?
    /// What may be typed.
    package internal(set) var type = FieldType.text
    /// The unit of numbers without one; empty if there is none.
    package internal(set) var unit = ""
    /// True when a blank is a finding.
    package internal(set) var isRequired = false
    /// 涉密: never leaves the body.
    package internal(set) var isSecret = false
    /// The roles that may edit it; those of its part unless the file says otherwise.
    package internal(set) var editors: [String] = []
}

/// A check that a template makes, with its severity and settings.
package struct CheckSetting: Sendable, Equatable {
    /// For example `weights.sum`.
    package internal(set) var id = ""
    /// How much a finding weighs.
    package internal(set) var severity = Severity.info
    /// Numbers by name, the defaults filled in.
    package internal(set) var numbers: [String: Decimal] = [:]
    /// Words by name, the defaults filled in.
    package internal(set) var words: [String: [String]] = [:]
}

/// How much a finding weighs.
package enum Severity: String, Sendable, CaseIterable, Comparable {
    /// Changes a score, a grade or an amount, or makes a published claim false.
    case high
    /// A rule is broken and must be explained.
    case medium
    /// The quality of the data.
    case low
    /// To be noted.
    case info

    /// Weightier first.
    package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

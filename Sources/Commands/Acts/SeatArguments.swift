import ArgumentParser
import CanonicalJSON

/// The arguments of a decision on a form, an item or a step of the whole case.
struct SeatArguments: ParsableArguments {
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases))
    var caseID: String

    @Argument(
        help: "表或整改项；省略则为整案环节 The form or item; without one, a step of the whole case.",
        completion: .custom(Completions.units))
    var unit: String?

    @Option(name: .long, help: "环节 The step, when more than one fits.")
    var step: String?

    var values: [String: JSON?] { ["case": .text(caseID), "unit": .text(unit), "step": .text(step)] }
}

/// The opinion and the content seen, which a decision is bound to.
struct DecisionArguments: ParsableArguments {
    @Option(name: .long, help: "意见 The opinion, in words.")
    var opinion: String?

    @Option(
        name: .long,
        help: "所见内容的摘要 The digest of the content you saw, or its beginning: refused if the content has moved on.")
    var about: String?

    var values: [String: JSON?] { ["opinion": .text(opinion), "about": .text(about)] }
}

extension [String: JSON?] {
    /// These values and others.
    func with(_ others: [String: JSON?]) -> Self { merging(others) { $1 } }
}

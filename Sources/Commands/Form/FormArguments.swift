import Approvals
import ArgumentParser

/// The form that a command looks at.
struct FormArguments: ParsableArguments {
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Argument(help: "表或整改项 The form or item.", completion: .custom(Completions.units)) var unit: String

    /// Refuses a number that no revision has.
    static func check(_ revision: Int?, _ option: String, from first: Int) throws {
        guard let revision, revision < first else { return }
        throw ValidationError("\(option): 应不小于 expected at least \(first), 收到 found \(revision)")
    }
}

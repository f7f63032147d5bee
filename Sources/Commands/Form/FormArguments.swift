import ArgumentParser
import CanonicalJSON

/// The form that a command looks at.
struct FormArguments: ParsableArguments {
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Argument(help: "表或整改项 The form or item.", completion: .custom(Completions.units)) var unit: String

    var values: [String: JSON?] { ["case": .text(caseID), "unit": .text(unit)] }
}

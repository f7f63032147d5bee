import ArgumentParser
import CanonicalJSON

/// The finding that a command is about.
struct FindingArguments: ParsableArguments {
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Argument(help: "疑点号 The finding's number.") var number: Int

    var values: [String: JSON?] { ["case": .text(caseID), "number": .number(number)] }
}

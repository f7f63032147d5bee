import ArgumentParser
import CanonicalJSON

struct ItemArguments: ParsableArguments {
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Argument(help: "整改项 The item.", completion: .custom(Completions.units)) var unit: String

    var values: [String: JSON?] { ["case": .text(caseID), "unit": .text(unit)] }
}

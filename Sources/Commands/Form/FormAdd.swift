import ArgumentParser
import CanonicalJSON
import Operations

struct FormAdd: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "登记一张表 Add a form to the case.",
        discussion: """
            例 Examples:
              countersign form add QJJJ-2022 14-03 --title 车管业务专项经费
              countersign why form add QJJJ-2022 14-19 --title x
            """)
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Argument(help: "表号 The form's id.") var unit: String
    @Option(name: .long, help: "名称 The title.") var title: String
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call { Call("form.add", ["case": .text(caseID), "unit": .text(unit), "title": .text(title)]) }
}

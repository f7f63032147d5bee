import ArgumentParser
import CanonicalJSON
import Operations

struct CaseOpen: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "立案 Open a case under a registered workflow.",
        discussion: """
            例 Examples:
              countersign case open QJJJ-2022 --title 2022年度绩效自评 --year 2022 \\
                --workflow self-evaluation
              countersign case open BX-17 --title 报销 --year 2022 --workflow reimbursement
            """)
    @Argument(help: "案卷号 The case's id.") var caseID: String
    @Option(name: .long, help: "名称 The title.") var title: String
    @Option(name: .long, help: "财政年度 The fiscal year.") var year: Int
    @Option(name: .long, help: "流程 The workflow's name.", completion: .custom(Completions.workflows)) var workflow:
        String
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call {
        Call(
            "case.open",
            [
                "case": .text(caseID), "title": .text(title), "year": .number(year), "workflow": .text(workflow),
            ])
    }
}

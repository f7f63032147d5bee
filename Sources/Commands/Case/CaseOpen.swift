import Approvals
import ArgumentParser
import CanonicalJSON
import Engine
import Ledger
import Messages

struct CaseOpen: ParsableCommand {
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

    func validate() throws {
        guard (1949...2199).contains(year) else {
            throw ValidationError("--year: 应为 expected 1949…2199, 收到 found \(year)")
        }
    }

    func run() throws {
        let desk = Desk(acting.looking)
        let (answer, file) = try desk.writing(at: acting.at) { engine, identity in
            let answer = try engine.open(
                caseID, title: title, year: year, workflow: workflow, by: identity, key: acting.key ?? Desk.freshKey())
            return (answer, try engine.records.caseFile(caseID))
        }
        if acting.looking.json { return Output.result(answer.jsonForPrograms) }
        Output.result(
            desk.say(
                "已立案 \(caseID)（\(file.state.workflow.title)，定义摘要 \(Messages.short(file.workflowDigest.hex))）。",
                "Opened \(caseID) (\(file.state.workflow.title), definition \(Messages.short(file.workflowDigest.hex)))."
            ))
    }
}

import ArgumentParser
import CanonicalJSON

struct AuditApprovals: AuditQuestion {
    static let question = "approvals"
    static let configuration = CommandConfiguration(
        commandName: question,
        abstract: "谁批准了什么 Who approved what, in which wording, under which rule, and whether it still counts.",
        discussion: """
            例 Examples:
              countersign audit approvals QJJJ-2022
              countersign audit approvals --xlsx approvals.xlsx
            """)
    @Option(name: .long, help: "人员：本人签核或代录的 Who signed, or entered it.", completion: .custom(Completions.people))
    var person: String?
    @OptionGroup var audit: AuditOptions

    var own: [String: JSON?] { ["person": .text(person)] }
}

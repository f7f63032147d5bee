import Approvals
import ArgumentParser
import Engine
import Ledger

struct RectificationExtend: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "extend", abstract: "申请延期 Ask for a later deadline; the leader decides.",
        discussion: """
            例 Examples:
              countersign rectification extend QJJJ-2022 R-02 --until 2023-09-30 \\
                --reason "待上级批复"
              countersign request grant QJJJ-2022 5
            """)
    @OptionGroup var item: ItemArguments
    @Option(name: .long, help: "新期限 The new deadline, 2023-09-30.") var until: String
    @Option(name: .long, help: "理由 The reason.") var reason: String?
    @OptionGroup var acting: ActingOptions
    var caseID: String { item.caseID }

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        guard let date = CivilDate(until) else {
            throw ValidationError("--until: 应为 expected 2023-09-30, 收到 found \(until)")
        }
        return Intent(
            .ask(.extend, UnitID(item.unit), deadline: date.endInChina, spoken: reason != nil), reason: reason)
    }
}

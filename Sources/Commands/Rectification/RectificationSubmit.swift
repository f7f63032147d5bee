import Approvals
import ArgumentParser
import Engine
import Ledger

struct RectificationSubmit: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit", abstract: "提交 Hand in the plan or the evidence.",
        discussion: """
            例 Examples:
              countersign rectification submit QJJJ-2022 R-01
              countersign why rectification submit QJJJ-2022 R-01
            """)
    @OptionGroup var item: ItemArguments
    @Option(name: .long, help: "说明 An opinion, in words.") var opinion: String?
    @OptionGroup var acting: ActingOptions
    var caseID: String { item.caseID }

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        let path = try file.step(unit: UnitID(item.unit), named: nil, acts: [.submit], for: identity.person)
        return Intent(.decide(path, .approved, about: nil, spoken: opinion != nil), opinion: opinion)
    }
}

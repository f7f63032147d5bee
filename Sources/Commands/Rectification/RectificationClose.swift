import Approvals
import ArgumentParser
import Engine
import Ledger

struct RectificationClose: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "close", abstract: "销号 Close an item that was verified.",
        discussion: """
            例 Examples:
              countersign rectification close QJJJ-2022 R-01
              countersign why rectification close QJJJ-2022 R-01
            """)
    @OptionGroup var item: ItemArguments
    @Option(name: .long, help: "说明 A note.") var note: String?
    @OptionGroup var acting: ActingOptions
    var caseID: String { item.caseID }

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        let path = try file.step(unit: UnitID(item.unit), named: nil, acts: [.record], for: identity.person)
        return Intent(.decide(path, .approved, about: nil, spoken: note != nil), opinion: note)
    }
}

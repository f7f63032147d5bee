import Approvals
import ArgumentParser
import Engine

struct Replace: ActCommand {
    static let configuration = CommandConfiguration(
        abstract: "更换 Put one person in the place of another; open seats go over.",
        discussion: """
            例 Examples:
              countersign replace QJJJ-2022 finance p31 p43
              countersign replace QJJJ-2022 department_head p24 p42 --for 14-03
            """)
    @OptionGroup var who: AppointmentArguments
    @Argument(help: "接任者 The successor.", completion: .custom(Completions.people)) var successor: String
    @OptionGroup var acting: ActingOptions
    var caseID: String { who.caseID }

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        return Intent(.replace(try who.appointment(in: file), with: PersonID(successor)))
    }
}

import Approvals
import ArgumentParser
import Engine

struct Dismiss: ActCommand {
    static let configuration = CommandConfiguration(
        abstract: "免去 End an appointment.",
        discussion: """
            例 Examples:
              countersign dismiss QJJJ-2022 finance p31
              countersign dismiss QJJJ-2022 filler p12 --for 14-03
            """)
    @OptionGroup var who: AppointmentArguments
    @OptionGroup var acting: ActingOptions
    var caseID: String { who.caseID }

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        Intent(.dismiss(try who.appointment(in: file)))
    }
}

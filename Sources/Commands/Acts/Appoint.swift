import Approvals
import ArgumentParser
import Engine

struct Appoint: ActCommand {
    static let configuration = CommandConfiguration(
        abstract: "任命 Appoint a person to a role of the case.",
        discussion: """
            例 Examples:
              countersign appoint QJJJ-2022 leader p01
              countersign appoint QJJJ-2022 filler p12 --for 14-03
            """)
    @OptionGroup var who: AppointmentArguments
    @OptionGroup var acting: ActingOptions
    var caseID: String { who.caseID }

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        return Intent(.appoint(try who.appointment(in: file)))
    }
}

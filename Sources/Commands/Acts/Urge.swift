import Approvals
import ArgumentParser
import Engine

struct Urge: ActCommand {
    static let configuration = CommandConfiguration(
        abstract: "催办 Urge an open step, at most once a day.",
        discussion: """
            例 Examples:
              countersign urge QJJJ-2022 14-03
              countersign urge QJJJ-2022 --step group-decision
            """)
    @OptionGroup var seat: SeatArguments
    @OptionGroup var acting: ActingOptions
    var caseID: String { seat.caseID }

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        Intent(.urge(try seat.path(Task.Act.allCases, in: file, identity)))
    }
}

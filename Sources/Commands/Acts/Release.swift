import Approvals
import ArgumentParser
import Engine

struct Release: ActCommand {
    static let configuration = CommandConfiguration(
        abstract: "退还席位 Give a claimed seat back.",
        discussion: """
            例 Examples:
              countersign release QJJJ-2022 14-03
              countersign release QJJJ-2022 14-03 --step finance-review
            """)
    @OptionGroup var seat: SeatArguments
    @OptionGroup var acting: ActingOptions
    var caseID: String { seat.caseID }

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        Intent(.release(try seat.path(Task.Act.allCases, in: file, identity)))
    }
}

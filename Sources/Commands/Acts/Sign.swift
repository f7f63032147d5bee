import Approvals
import ArgumentParser
import Engine

struct Sign: ActCommand {
    static let configuration = CommandConfiguration(
        abstract: "签核同意 Approve a form, an item or a step.",
        discussion: """
            例 Examples:
              countersign sign QJJJ-2022 14-03 --opinion 同意 --about 3f9a2c41
              countersign sign QJJJ-2022 --step leader-approval
            """)
    @OptionGroup var seat: SeatArguments
    @OptionGroup var decision: DecisionArguments
    @OptionGroup var acting: ActingOptions
    var caseID: String { seat.caseID }

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        let path = try seat.path([.sign], in: file, identity)
        return Intent(
            .decide(path, .approved, about: try decision.seen(at: path, in: file), spoken: decision.opinion != nil),
            opinion: decision.opinion)
    }
}

import Approvals
import ArgumentParser
import Engine

struct Submit: ActCommand {
    static let configuration = CommandConfiguration(
        abstract: "提交 Hand in a form or an item for review.",
        discussion: """
            例 Examples:
              countersign submit QJJJ-2022 14-03 --opinion "数据已核对"
              countersign why submit QJJJ-2022 14-03
            """)
    @OptionGroup var seat: SeatArguments
    @OptionGroup var decision: DecisionArguments
    @OptionGroup var acting: ActingOptions
    var caseID: String { seat.caseID }

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        let path = try seat.path([.submit], in: file, identity)
        return Intent(
            .decide(path, .approved, about: try decision.seen(at: path, in: file), spoken: decision.opinion != nil),
            opinion: decision.opinion)
    }
}

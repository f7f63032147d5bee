import Approvals
import ArgumentParser
import Engine

struct Advise: ActCommand {
    static let configuration = CommandConfiguration(
        abstract: "协办意见 Give an advisory opinion; it is not counted.",
        discussion: """
            例 Examples:
              countersign advise QJJJ-2022 14-03 --opinion "建议补充说明"
              countersign advise QJJJ-2022 --step group-decision --opinion "已阅"
            """)
    @OptionGroup var seat: SeatArguments
    @Option(name: .long, help: "意见 The opinion.") var opinion: String?
    @OptionGroup var acting: ActingOptions
    var caseID: String { seat.caseID }

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        let path = try seat.path([.sign], in: file, identity)
        return Intent(.decide(path, .advised, about: nil, spoken: opinion != nil), opinion: opinion)
    }
}

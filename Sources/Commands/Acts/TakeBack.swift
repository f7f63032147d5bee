import Approvals
import ArgumentParser
import CanonicalJSON
import Engine

struct TakeBack: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "take-back", abstract: "拿回 Take one's own decision back while nobody after it has acted.",
        discussion: """
            例 Examples:
              countersign take-back QJJJ-2022 14-05 --step department-review
              countersign take-back QJJJ-2022 --step group-decision
            """)
    @OptionGroup var seat: SeatArguments
    @OptionGroup var acting: ActingOptions
    var caseID: String { seat.caseID }

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        // The last decision of the person that counts, unless a step is named.
        let own = file.state.decisions.last {
            $0.performer.person == identity.person && $0.standing == .valid
                && (seat.unit == nil || $0.unit?.text == seat.unit) && (seat.step == nil || $0.step.text == seat.step)
        }
        return Intent(.takeBack(try own?.path ?? seat.path(Task.Act.allCases, in: file, identity)))
    }
}

import Approvals
import Engine
import Testing

/// A sample of every event: one with every field, and one with the fewest where some may be absent.
enum SampleEvents {
    static let all = Array(sequence(first: opened, next: next(after:)))

    private static let opened = Event.opened(manager: qian, at: moment)

    /// A new event stops the build here until it has its sample, and so its golden file.
    private static func next(after event: Event) -> Event? {
        switch event {
        case .opened: .appointed(Appointment("filler", unit: "14-03", "p17"), settled: true)
        case .appointed: .dismissed(Appointment("filler", unit: "14-03", "p17"), settled: true)
        case .dismissed: .unitAdded("14-03", .form)
        case .unitAdded:
            .revised(
                "R-01", number: 2,
                Revision(
                    digest: digest, parts: ["plan": digest, "evidence": other], filled: ["plan.措施", "plan.期限"],
                    deadline: moment), by: qian, role: "responsible", step: "plan")
        case .revised: .entered(review)
        case .entered: .seatAdded(review.path, lastSeat)
        case .seatAdded: .seatReassigned(review.path, seat: 2, to: "p31")
        case .seatReassigned: .seatVoided(review.path, seat: 2)
        case .seatVoided: .claimed(review.path, seat: 1, by: qian)
        case .claimed: .released(review.path, seat: 1)
        case .released: .decided(decision)
        case .decided: .passed(review.path)
        case .passed: .failed(review.path)
        case .failed: .stepCancelled(review.path, reason: .returned, held: true)
        case .stepCancelled: .restored(review.path)
        case .restored: .wentStale(review.path, seat: 1, due: moment)
        case .wentStale:
            .sentBack(review.path, to: "forms/14-03/draft", by: qian, role: "finance", resubmit: .direct)
        case .sentBack: .withdrawn("14-03", by: qian)
        case .withdrawn: .retracted(review.path, seat: 1, by: qian)
        case .retracted:
            .asked(Request(number: 5, kind: .extend, unit: "R-01", askedBy: qian, deadline: moment, at: moment))
        case .asked: .settled(5, granted: true, by: qian, role: "leader")
        case .settled:
            .checked(
                [Basis(unit: "14-03", revision: 2, digest: digest), Basis(unit: "13", revision: 1, digest: other)],
                by: qian)
        case .checked:
            .findingRaised(
                CaseFinding(
                    number: 4, unit: "14-03", key: digest, check: "weights.sum", severity: .high, fingerprint: other,
                    revision: 2))
        case .findingRaised: .findingChanged(4, severity: .medium, fingerprint: digest, revision: 3)
        case .findingChanged: .findingClosed(4)
        case .findingClosed: .findingExplained(4, by: qian, role: "filler")
        case .findingExplained: .findingSettled(4, accepted: true, by: qian, role: "finance")
        case .findingSettled: .findingWaived(4, by: qian, role: "leader")
        case .findingWaived: .findingBecameItem(4, item: "R-01")
        case .findingBecameItem: .unitEnded("14-03", .carriedOver)
        case .unitEnded: .extended("R-01", deadline: moment)
        case .extended: .ended(.finished)
        case .ended: .suspended(at: moment, clockStops: true)
        case .suspended: .resumed(at: moment)
        case .resumed: .urged(review.path, at: moment, by: qian)
        case .urged: .deadlinePassed(review.path)
        case .deadlinePassed: .reminded(review.path, number: 2, at: moment)
        case .reminded: .escalated(review.path, Escalation(to: "leader", people: ["p01", "p02"], at: moment))
        case .escalated: nil
        }
    }

    /// Events without the fields that may be absent.
    static let least: [Event] = [
        .opened(manager: zhao, at: 0), .appointed(Appointment("finance", unit: nil, "p30"), settled: false),
        .dismissed(Appointment("finance", unit: nil, "p30"), settled: false),
        .revised("14-03", number: 1, Revision(digest: digest, parts: [:]), by: zhao, role: "filler", step: "draft"),
        .entered(
            StepState(path: "archive", step: "archive", unit: nil, round: 1, seats: [], enteredAt: 0, due: nil)),
        .seatAdded("archive", Seat(number: 1, role: "office")), .claimed("archive", seat: 1, by: zhao),
        .decided(
            Decision(
                path: "archive", step: "archive", unit: nil, round: 1, seat: 1, role: "office", performer: zhao,
                verdict: .approved, basis: [], at: 0)),
        .stepCancelled("archive", reason: .caseEnded, held: false), .wentStale("archive", seat: 1, due: nil),
        .sentBack("decision", to: "draft", by: zhao, role: "group", resubmit: .through), .withdrawn("14-03", by: zhao),
        .retracted("archive", seat: 1, by: zhao),
        .asked(Request(number: 1, kind: .exclude, unit: "14-03", askedBy: zhao, deadline: nil, at: 0)),
        .settled(1, granted: false, by: zhao, role: "leader"), .checked([], by: zhao),
        .findingExplained(1, by: zhao, role: "filler"),
        .findingSettled(1, accepted: false, by: zhao, role: "finance"), .findingWaived(1, by: zhao, role: "leader"),
        .suspended(at: 0, clockStops: false),
        .urged("archive", at: 0, by: zhao),
    ]

    /// Events with fields that came later; without them they are as they were.
    static let later: [(name: String, event: Event)] = [
        (
            "revised.template",
            .revised(
                "14-03", number: 1,
                Revision(digest: digest, parts: ["head": other], filled: ["head.名称"], template: "project-form/1"),
                by: zhao, role: "filler", step: "draft")
        )
    ]

    private static let (zhao, qian) = (Performer("p30"), Performer("p17", registrar: "p01"))
    private static let moment: Microseconds = 1_675_677_599_999_999
    private static let digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
    private static let other = "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752"
    private static let lastSeat = Seat(
        number: 3, role: "finance", member: "p31", order: 2, weight: 3, veto: true, advisory: true)
    private static let review = StepState(
        path: "forms/14-03/finance-review", step: "finance-review", unit: "14-03", round: 2,
        seats: [Seat(number: 1, role: "finance"), lastSeat], enteredAt: moment, due: moment)
    private static let decision = Decision(
        path: review.path, step: "finance-review", unit: "14-03", round: 2, seat: 1, role: "finance", performer: qian,
        verdict: .rejected,
        basis: [Basis(unit: "14-03", revision: 3, digest: digest), Basis(unit: nil, revision: 4, digest: "")],
        at: moment)
}

extension Event: CustomTestStringConvertible {
    package var testDescription: String { EventCodec.encode(self).type }
}

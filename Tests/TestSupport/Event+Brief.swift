package import Approvals

extension Event {
    /// The fact in a few words, for expectations that read like a protocol.
    package var brief: String {
        switch self {
        case .opened(let manager, _): "opened by \(manager.brief)"
        case .appointed(let appointment, _): "appointed \(appointment.brief)"
        case .dismissed(let appointment, _): "dismissed \(appointment.brief)"
        case .unitAdded(let unit, let kind): "added \(kind.rawValue) \(unit)"
        case .revised(let unit, let number, _, let performer, let role, _):
            "\(performer.brief) as \(role) revised \(unit) to \(number)"
        case .entered(let step): "entered \(step.path)\(step.round == 1 ? "" : " round \(step.round)")"
        case .seatAdded(let path, let seat):
            "added seat \(seat.number) \(seat.member?.text ?? seat.role.text) to \(path)"
        case .seatReassigned(let path, let seat, let person): "seat \(seat) of \(path) goes to \(person)"
        case .seatVoided(let path, let seat): "seat \(seat) of \(path) is void"
        case .claimed(let path, let seat, let performer): "\(performer.brief) claimed seat \(seat) of \(path)"
        case .released(let path, let seat): "released seat \(seat) of \(path)"
        case .decided(let decision): "\(decision.performer.brief) \(decision.verdict.rawValue) \(decision.path)"
        case .passed(let path): "passed \(path)"
        case .failed(let path): "failed \(path)"
        case .stepCancelled(let path, let reason, let held):
            "\(held ? "held" : "cancelled") \(path): \(reason.rawValue)"
        case .restored(let path): "restored \(path)"
        case .wentStale(let path, let seat, _): "seat \(seat) of \(path) went stale"
        case .sentBack(let path, let target, let performer, _, _): "\(performer.brief) returned \(path) to \(target)"
        case .withdrawn(let unit, let performer): "\(performer.brief) withdrew \(unit)"
        case .retracted(let path, let seat, let performer): "\(performer.brief) took back seat \(seat) of \(path)"
        case .asked(let request): "\(request.askedBy.brief) asked to \(request.kind.rawValue) \(request.unit)"
        case .settled(let number, let granted, let performer, _):
            "\(performer.brief) \(granted ? "granted" : "refused") request \(number)"
        case .checked(let basis, let performer):
            "\(performer.brief) checked \(basis.map { "\($0.unit?.text ?? "-") \($0.revision)" }.joined(separator: ", "))"
        case .findingRaised(let finding):
            "raised \(finding.number): \(finding.severity.rawValue) \(finding.check) of \(finding.unit) \(finding.revision)"
        case .findingChanged(let number, _, let fingerprint, let revision):
            "changed \(number): \(fingerprint) in \(revision)"
        case .findingClosed(let number): "closed \(number)"
        case .findingExplained(let number, let performer, let role): "\(performer.brief) as \(role) explained \(number)"
        case .findingSettled(let number, let accepted, let performer, let role):
            "\(performer.brief) as \(role) \(accepted ? "accepted" : "refused") finding \(number)"
        case .findingWaived(let number, let performer, let role): "\(performer.brief) as \(role) waived \(number)"
        case .findingBecameItem(let number, let item): "\(item) deals with \(number)"
        case .unitEnded(let unit, let status): "\(unit) is \(status.rawValue)"
        case .extended(let unit, _): "extended \(unit)"
        case .ended(let status): "the case is \(status.rawValue)"
        case .suspended: "suspended"
        case .resumed: "resumed"
        case .urged(let path, _, let performer): "\(performer.brief) urged \(path)"
        case .deadlinePassed(let path): "deadline of \(path) passed"
        case .reminded(let path, let number, _): "reminder \(number) of \(path)"
        case .escalated(let path, let told): "\(told.role) told of \(path): \(told.people.map(\.text))"
        }
    }
}

extension Performer {
    package var brief: String { registrar.map { "\(person) (entered by \($0))" } ?? person.text }
}

extension Appointment {
    package var brief: String { "\(person) as \(role)\(unit.map { " of \($0)" } ?? "")" }
}

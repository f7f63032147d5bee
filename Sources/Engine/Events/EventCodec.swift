package import Approvals
package import CanonicalJSON
import Ledger

/// How an event of a case is written in an entry: its type, its schema, and `data` made of ids, numbers and digests.
///
/// Released shapes are frozen and kept as golden files: a changed meaning gets a new schema beside the old one.
package enum EventCodec {
    /// What an event becomes in an entry, before the engine adds what came with the act.
    package struct Encoded: Sendable, Equatable {
        /// In kebab-case, for example `step-entered`.
        package let type: String
        /// The version of the shape of `data`, from 1.
        package let schema: Int
        /// An object of ids, words, numbers and digests; what is absent has no field.
        package let data: JSON
    }

    /// Writes an event in the newest shape of its type.
    package static func encode(_ event: Event) -> Encoded {
        let (type, fields) = shape(of: event)
        return Encoded(type: type, schema: 1, data: .object(fields))
    }

    private static func shape(of event: Event) -> (String, JSON.Fields) {
        switch event {
        case .opened(let manager, let at):
            ("opened", performer(manager).merging(["at": .int(at)]) { $1 })
        case .appointed(let appointment, let settled):
            ("appointed", fields(appointment).merging(["settled": .bool(settled)]) { $1 })
        case .dismissed(let appointment, let settled):
            ("dismissed", fields(appointment).merging(["settled": .bool(settled)]) { $1 })
        case .unitAdded(let unit, let kind):
            ("unit-added", ["unit": name(unit), "kind": .string(kind.rawValue)])
        case .revised(let unit, let number, let revision, let by, let role, let step):
            (
                "revised",
                JSON.Fields(present: [
                    "unit": name(unit), "revision": .int(Int64(number)), "digest": .string(revision.digest),
                    "parts": .array(
                        revision.parts.sorted { $0.key < $1.key }.map {
                            ["part": name($0.key), "digest": .string($0.value)]
                        }),
                    "filled": .array(revision.filled.map(JSON.string)),
                    "deadline": revision.deadline.map(JSON.int), "template": revision.template.map(JSON.string),
                    "role": name(role), "step": name(step),
                ]).merging(performer(by)) { $1 }
            )
        case .entered(let step):
            (
                "step-entered",
                JSON.Fields(present: [
                    "step": name(step.path), "name": name(step.step), "unit": step.unit.map(name),
                    "round": .int(Int64(step.round)), "seats": .array(step.seats.map(seat)),
                    "at": .int(step.enteredAt), "due": step.due.map(JSON.int),
                ])
            )
        case .seatAdded(let path, let added): ("seat-added", ["step": name(path), "added": seat(added)])
        case .seatReassigned(let path, let seat, let person):
            ("seat-reassigned", ["step": name(path), "seat": .int(Int64(seat)), "person": name(person)])
        case .seatVoided(let path, let seat): ("seat-voided", ["step": name(path), "seat": .int(Int64(seat))])
        case .claimed(let path, let seat, let by):
            ("claimed", performer(by).merging(["step": name(path), "seat": .int(Int64(seat))]) { $1 })
        case .released(let path, let seat): ("released", ["step": name(path), "seat": .int(Int64(seat))])
        case .decided(let decision):
            (
                "decided",
                JSON.Fields(present: [
                    "step": name(decision.path), "name": name(decision.step), "unit": decision.unit.map(name),
                    "round": .int(Int64(decision.round)), "seat": .int(Int64(decision.seat)),
                    "role": name(decision.role), "verdict": .string(decision.verdict.rawValue),
                    "basis": basis(decision.basis), "at": .int(decision.at),
                ]).merging(performer(decision.performer)) { $1 }
            )
        case .passed(let path): ("step-passed", ["step": name(path)])
        case .failed(let path): ("step-failed", ["step": name(path)])
        case .stepCancelled(let path, let reason, let held):
            ("step-cancelled", ["step": name(path), "reason": .string(reason.rawValue), "held": .bool(held)])
        case .restored(let path): ("step-restored", ["step": name(path)])
        case .wentStale(let path, let seat, let due):
            (
                "went-stale",
                JSON.Fields(present: ["step": name(path), "seat": .int(Int64(seat)), "due": due.map(JSON.int)])
            )
        case .sentBack(let path, let target, let by, let role, let resubmit):
            (
                "sent-back",
                performer(by).merging([
                    "step": name(path), "to": name(target), "role": name(role), "resubmit": .string(resubmit.rawValue),
                ]) { $1 }
            )
        case .withdrawn(let unit, let by): ("withdrawn", performer(by).merging(["unit": name(unit)]) { $1 })
        case .retracted(let path, let seat, let by):
            ("retracted", performer(by).merging(["step": name(path), "seat": .int(Int64(seat))]) { $1 })
        case .asked(let request):
            (
                "asked",
                JSON.Fields(present: [
                    "request": .int(Int64(request.number)), "kind": .string(request.kind.rawValue),
                    "unit": name(request.unit), "deadline": request.deadline.map(JSON.int), "at": .int(request.at),
                ]).merging(performer(request.askedBy)) { $1 }
            )
        case .settled(let number, let granted, let by, let role):
            (
                "settled",
                performer(by).merging(["request": .int(Int64(number)), "granted": .bool(granted), "role": name(role)]) {
                    $1
                }
            )
        case .checked(let checked, let by): ("checked", performer(by).merging(["basis": basis(checked)]) { $1 })
        case .findingRaised(let finding):
            (
                "finding-raised",
                [
                    "finding": .int(Int64(finding.number)), "unit": name(finding.unit), "key": .string(finding.key),
                    "check": .string(finding.check), "severity": .string(finding.severity.rawValue),
                    "fingerprint": .string(finding.fingerprint), "revision": .int(Int64(finding.revision)),
                ]
            )
        case .findingChanged(let number, let severity, let fingerprint, let revision):
            (
                "finding-changed",
                [
                    "finding": .int(Int64(number)), "severity": .string(severity.rawValue),
                    "fingerprint": .string(fingerprint), "revision": .int(Int64(revision)),
                ]
            )
        case .findingClosed(let number): ("finding-closed", ["finding": .int(Int64(number))])
        case .findingExplained(let number, let by, let role):
            (
                "finding-explained",
                performer(by).merging(["finding": .int(Int64(number)), "role": name(role)]) { $1 }
            )
        case .findingSettled(let number, let accepted, let by, let role):
            (
                "finding-settled",
                performer(by).merging(["finding": .int(Int64(number)), "accepted": .bool(accepted), "role": name(role)])
                { $1 }
            )
        case .findingWaived(let number, let by, let role):
            ("finding-waived", performer(by).merging(["finding": .int(Int64(number)), "role": name(role)]) { $1 })
        case .findingBecameItem(let number, let item):
            ("finding-became-item", ["finding": .int(Int64(number)), "item": name(item)])
        case .unitEnded(let unit, let status):
            ("unit-ended", ["unit": name(unit), "status": .string(status.rawValue)])
        case .extended(let unit, let deadline): ("extended", ["unit": name(unit), "deadline": .int(deadline)])
        case .ended(let status): ("case-ended", ["status": .string(status.rawValue)])
        case .suspended(let at, let clockStops): ("suspended", ["at": .int(at), "clock_stops": .bool(clockStops)])
        case .resumed(let at): ("resumed", ["at": .int(at)])
        case .urged(let path, let at, let by):
            ("urged", performer(by).merging(["step": name(path), "at": .int(at)]) { $1 })
        case .deadlinePassed(let path): ("deadline-passed", ["step": name(path)])
        case .reminded(let path, let number, let at):
            ("reminded", ["step": name(path), "number": .int(Int64(number)), "at": .int(at)])
        case .escalated(let path, let told):
            (
                "escalated",
                [
                    "step": name(path), "to": name(told.role), "people": .array(told.people.map(name)),
                    "at": .int(told.at),
                ]
            )
        }
    }

    static func name(_ name: some Name) -> JSON { .string(name.text) }

    static func performer(_ performer: Performer) -> JSON.Fields {
        JSON.Fields(present: ["person": name(performer.person), "registrar": performer.registrar.map(name)])
    }

    private static func basis(_ basis: [Basis]) -> JSON {
        .array(
            basis.map {
                .object(
                    JSON.Fields(present: [
                        "unit": $0.unit.map(name), "revision": .int(Int64($0.revision)),
                        "digest": $0.digest.isEmpty ? nil : .string($0.digest),
                    ]))
            })
    }

    private static func fields(_ appointment: Appointment) -> JSON.Fields {
        JSON.Fields(present: [
            "role": name(appointment.role), "unit": appointment.unit.map(name), "person": name(appointment.person),
        ])
    }

    private static func seat(_ seat: Seat) -> JSON {
        var fields: JSON.Fields = [
            "seat": .int(Int64(seat.number)), "role": name(seat.role), "order": .int(Int64(seat.order)),
            "weight": .int(Int64(seat.weight)),
        ]
        fields["member"] = seat.member.map(name)
        if seat.veto { fields["veto"] = true }
        if seat.advisory { fields["advisory"] = true }
        return .object(fields)
    }
}

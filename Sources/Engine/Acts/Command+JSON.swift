package import Approvals
package import CanonicalJSON

extension Command {
    /// The command as it is hashed for its idempotency key: stable, add-only.
    package var json: JSON {
        var fields: JSON.Fields = ["verb": .string(verb)]
        switch self {
        case .open, .cancelCase, .terminate, .resume: break
        case .appoint(let appointment), .dismiss(let appointment): fields.merge(appointment.fields) { $1 }
        case .replace(let appointment, let person):
            fields.merge(appointment.fields) { $1 }
            fields["with"] = .string(person.text)
        case .addUnit(let unit, let kind):
            fields["unit"] = .string(unit.text)
            fields["kind"] = .string(kind.rawValue)
        case .revise(let unit, let revision):
            fields["unit"] = .string(unit.text)
            fields["digest"] = .string(revision.digest)
            fields["deadline"] = revision.deadline.map(JSON.int)
        case .claim(let path), .release(let path), .takeBack(let path), .urge(let path), .passDeadline(let path),
            .remind(let path), .escalate(let path):
            fields["step"] = .string(path.text)
        case .decide(let path, _, let about, _):
            fields["step"] = .string(path.text)
            fields["about"] = about.map { seen in
                .object(JSON.Fields(seen.map { ($0.key.text, .string($0.value)) }) { first, _ in first })
            }
        case .sendBack(let path, let target, let unit, _):
            fields["step"] = .string(path.text)
            fields["to"] = .string(target.text)
            fields["unit"] = unit.map { .string($0.text) }
        case .withdraw(let unit), .cancelUnit(let unit, _): fields["unit"] = .string(unit.text)
        case .ask(let kind, let unit, let deadline, _):
            fields["kind"] = .string(kind.rawValue)
            fields["unit"] = .string(unit.text)
            fields["deadline"] = deadline.map(JSON.int)
        case .settle(let number, _, _): fields["request"] = .int(Int64(number))
        case .check(let units):
            fields["checked"] = .array(
                units.map { checked in
                    [
                        "unit": .string(checked.unit.text), "digest": .string(checked.digest),
                        "observations": .array(checked.observations.map(\.json)),
                    ]
                })
        case .explain(let number, _), .settleFinding(let number, _, _), .waive(let number, _):
            fields["finding"] = .int(Int64(number))
        case .openItem(let number, let unit):
            fields["finding"] = .int(Int64(number))
            fields["unit"] = .string(unit.text)
        case .suspend(let clockStops, _): fields["clock_stops"] = .bool(clockStops)
        }
        return .object(fields)
    }
}

extension CheckedUnit.Observation {
    fileprivate var json: JSON {
        [
            "key": .string(key), "check": .string(check), "severity": .string(severity.rawValue),
            "fingerprint": .string(fingerprint),
        ]
    }
}

extension Appointment {
    fileprivate var fields: JSON.Fields {
        var fields: JSON.Fields = ["role": .string(role.text), "person": .string(person.text)]
        fields["unit"] = unit.map { .string($0.text) }
        return fields
    }
}

import Approvals
package import CanonicalJSON
import Ledger

/// Traces as programs exchange them, and as `process check --log` takes them back.
extension Trace {
    /// The trace with everything that happened.
    package var json: JSON {
        [
            "case": .string(caseID), "unit": unit.map(JSON.string) ?? nil, "kind": .string(kind.word),
            "events": .array(happenings.map(\.json)),
        ]
    }

    /// Reads a trace; nil for what is none.
    package init?(_ json: JSON) {
        guard let id = json["case"]?.text, let events = json["events"]?.list, let kind = json["kind"]?.text else {
            return nil
        }
        self.init(
            caseID: id, unit: json["unit"]?.text, kind: UnitKind(rawValue: kind).map(Course.unit) ?? .whole)
        for event in events {
            guard let happening = Happening(event) else { return nil }
            happenings.append(happening)
        }
    }
}

extension Happening {
    /// What happened, with what XES has of it too.
    package var json: JSON {
        [
            "activity": .string(label), "lifecycle": .string(lifecycle.rawValue), "seq": .int(seq),
            "digest": .string(digest), "at": .string(Timestamp.text(at)), "step": step.map { .string($0.text) } ?? nil,
            "person": actor.map { .string($0.performer.person.text) } ?? nil,
            "registrar": actor?.performer.registrar.map { .string($0.text) } ?? nil,
            "role": actor?.role.map { .string($0.text) } ?? nil,
        ]
    }

    fileprivate init?(_ json: JSON) {
        guard let label = json["activity"]?.text else { return nil }
        self.init(
            label, json["lifecycle"]?.text.flatMap(Lifecycle.init) ?? .unknown, seq: json["seq"]?.integer ?? 0)
        digest = json["digest"]?.text ?? ""
        at = json["at"]?.text.flatMap(Timestamp.parse) ?? 0
        step = json["step"]?.text.map { StepName($0) }
        if let person = json["person"]?.text {
            let registrar = json["registrar"]?.text.map { PersonID($0) }
            actor = Actor(Performer(PersonID(person), registrar: registrar), json["role"]?.text.map { RoleName($0) })
        }
    }
}

package import Approvals
package import CanonicalJSON
package import Ledger

extension EventCodec {
    /// Reads the event of an entry.
    ///
    /// - Throws: `engine.unknown_event` for a type or schema that this program does not know, and
    ///   `engine.bad_event` for data of another shape: the reader stops, nothing is skipped.
    package static func decode(_ entry: Entry) throws(EngineError) -> Event {
        try decode(type: entry.type, schema: entry.schema, data: entry.data, seq: entry.seq)
    }

    /// Reads an event from the fields of an entry.
    ///
    /// - Parameter seq: The place in the log, for the error alone.
    /// - Throws: `engine.unknown_event`, `engine.bad_event`.
    package static func decode(type: String, schema: Int, data: JSON, seq: Int64) throws(EngineError) -> Event {
        guard schema == 1 else { throw .unknownEvent(seq: seq, type: "\(type)/\(schema)") }
        let read = EventFields(data: data, seq: seq, type: type)
        switch type {
        case "opened": return .opened(manager: try read.performer(), at: try read.integer("at"))
        case "appointed": return .appointed(try read.appointment(), settled: try read.flag("settled"))
        case "dismissed": return .dismissed(try read.appointment(), settled: try read.flag("settled"))
        case "unit-added": return .unitAdded(try read.name("unit"), try read.choice("kind"))
        case "revised":
            var parts: [PartName: String] = [:]
            for part in try read.list("parts") { parts[try part.name("part")] = try part.text("digest") }
            let revision = Revision(
                digest: try read.text("digest"), parts: parts, filled: try read.texts("filled"),
                deadline: try read.optionalInteger("deadline"), template: try read.optionalText("template"))
            return .revised(
                try read.name("unit"), number: try read.count("revision"), revision, by: try read.performer(),
                role: try read.name("role"), step: try read.name("step"))
        case "step-entered":
            var seats: [Seat] = []
            for seat in try read.list("seats") { seats.append(try seat.seat()) }
            return .entered(
                StepState(
                    path: try read.name("step"), step: try read.name("name"), unit: try read.optionalName("unit"),
                    round: try read.count("round"), seats: seats, enteredAt: try read.integer("at"),
                    due: try read.optionalInteger("due")))
        case "seat-added": return .seatAdded(try read.name("step"), try read.object("added").seat())
        case "seat-reassigned":
            return .seatReassigned(try read.name("step"), seat: try read.count("seat"), to: try read.name("person"))
        case "seat-voided": return .seatVoided(try read.name("step"), seat: try read.count("seat"))
        case "claimed": return .claimed(try read.name("step"), seat: try read.count("seat"), by: try read.performer())
        case "released": return .released(try read.name("step"), seat: try read.count("seat"))
        case "decided":
            var basis: [Basis] = []
            for subject in try read.list("basis") {
                basis.append(
                    Basis(
                        unit: try subject.optionalName("unit"), revision: try subject.count("revision"),
                        digest: try subject.optionalText("digest") ?? ""))
            }
            return .decided(
                Decision(
                    path: try read.name("step"), step: try read.name("name"), unit: try read.optionalName("unit"),
                    round: try read.count("round"), seat: try read.count("seat"), role: try read.name("role"),
                    performer: try read.performer(), verdict: try read.choice("verdict"), basis: basis,
                    at: try read.integer("at")))
        case "step-passed": return .passed(try read.name("step"))
        case "step-failed": return .failed(try read.name("step"))
        case "step-cancelled":
            return .stepCancelled(
                try read.name("step"), reason: try read.choice("reason"), held: try read.flag("held"))
        case "step-restored": return .restored(try read.name("step"))
        case "went-stale":
            return .wentStale(
                try read.name("step"), seat: try read.count("seat"), due: try read.optionalInteger("due"))
        case "sent-back":
            return .sentBack(
                try read.name("step"), to: try read.name("to"), by: try read.performer(), role: try read.name("role"),
                resubmit: try read.choice("resubmit"))
        case "withdrawn": return .withdrawn(try read.name("unit"), by: try read.performer())
        case "retracted":
            return .retracted(try read.name("step"), seat: try read.count("seat"), by: try read.performer())
        case "asked":
            return .asked(
                Request(
                    number: try read.count("request"), kind: try read.choice("kind"), unit: try read.name("unit"),
                    askedBy: try read.performer(), deadline: try read.optionalInteger("deadline"),
                    at: try read.integer("at")))
        case "settled":
            return .settled(
                try read.count("request"), granted: try read.flag("granted"), by: try read.performer(),
                role: try read.name("role"))
        case "checked":
            var checked: [Basis] = []
            for subject in try read.list("basis") {
                checked.append(
                    Basis(
                        unit: try subject.name("unit"), revision: try subject.count("revision"),
                        digest: try subject.text("digest")))
            }
            return .checked(checked, by: try read.performer())
        case "finding-raised":
            return .findingRaised(
                CaseFinding(
                    number: try read.count("finding"), unit: try read.name("unit"), key: try read.text("key"),
                    check: try read.text("check"), severity: try read.choice("severity"),
                    fingerprint: try read.text("fingerprint"), revision: try read.count("revision")))
        case "finding-changed":
            return .findingChanged(
                try read.count("finding"), severity: try read.choice("severity"),
                fingerprint: try read.text("fingerprint"), revision: try read.count("revision"))
        case "finding-closed": return .findingClosed(try read.count("finding"))
        case "finding-explained":
            return .findingExplained(
                try read.count("finding"), by: try read.performer(), role: try read.name("role"))
        case "finding-settled":
            return .findingSettled(
                try read.count("finding"), accepted: try read.flag("accepted"), by: try read.performer(),
                role: try read.name("role"))
        case "finding-waived":
            return .findingWaived(
                try read.count("finding"), by: try read.performer(), role: try read.name("role"))
        case "finding-became-item":
            return .findingBecameItem(try read.count("finding"), item: try read.name("item"))
        case "unit-ended": return .unitEnded(try read.name("unit"), try read.choice("status"))
        case "extended": return .extended(try read.name("unit"), deadline: try read.integer("deadline"))
        case "case-ended": return .ended(try read.choice("status"))
        case "suspended": return .suspended(at: try read.integer("at"), clockStops: try read.flag("clock_stops"))
        case "resumed": return .resumed(at: try read.integer("at"))
        case "urged": return .urged(try read.name("step"), at: try read.integer("at"), by: try read.performer())
        case "deadline-passed": return .deadlinePassed(try read.name("step"))
        case "reminded":
            return .reminded(try read.name("step"), number: try read.count("number"), at: try read.integer("at"))
        case "escalated":
            return .escalated(
                try read.name("step"),
                Escalation(
                    to: try read.name("to"), people: try read.texts("people").map { PersonID($0) },
                    at: try read.integer("at")))
        default: throw .unknownEvent(seq: seq, type: "\(type)/\(schema)")
        }
    }
}

/// The data of one event, read by field; a missing or misshapen field is named.
struct EventFields {
    let data: JSON
    let seq: Int64
    let type: String

    private func bad(_ field: String) -> EngineError { .badEvent(seq: seq, type: type, field: field) }

    /// A field that must be text.
    func text(_ field: String) throws(EngineError) -> String {
        guard let text = data[field]?.text else { throw bad(field) }
        return text
    }

    /// A field that may be absent; anything but text in it is an error.
    func optionalText(_ field: String) throws(EngineError) -> String? {
        data[field] == nil ? nil : try text(field)
    }

    /// A field that must be a whole number.
    func integer(_ field: String) throws(EngineError) -> Int64 {
        guard let integer = data[field]?.integer else { throw bad(field) }
        return integer
    }

    /// A field that may be absent; anything but a whole number in it is an error.
    func optionalInteger(_ field: String) throws(EngineError) -> Int64? {
        data[field] == nil ? nil : try integer(field)
    }

    /// A whole number, for what is counted or numbered within a case.
    func count(_ field: String) throws(EngineError) -> Int { Int(try integer(field)) }

    /// A field that must be true or false.
    func flag(_ field: String) throws(EngineError) -> Bool {
        guard let flag = data[field]?.flag else { throw bad(field) }
        return flag
    }

    /// A field that is written only when it is true.
    func optionalFlag(_ field: String) throws(EngineError) -> Bool {
        data[field] == nil ? false : try flag(field)
    }

    /// A name of whatever kind is wanted; its text is taken as it was recorded.
    func name<N: Name>(_ field: String) throws(EngineError) -> N { N(try text(field)) }

    /// A name that may be absent.
    func optionalName<N: Name>(_ field: String) throws(EngineError) -> N? {
        data[field] == nil ? nil : N(try text(field))
    }

    /// One of a closed set of words; any other is an error.
    func choice<C: RawRepresentable<String>>(_ field: String) throws(EngineError) -> C {
        guard let choice = C(rawValue: try text(field)) else { throw bad(field) }
        return choice
    }

    /// The fields of an object within the data; errors name the inner field.
    func object(_ field: String) throws(EngineError) -> EventFields {
        guard let object = data[field], object.fields != nil else { throw bad(field) }
        return EventFields(data: object, seq: seq, type: type)
    }

    /// The fields of each object in a list.
    func list(_ field: String) throws(EngineError) -> [EventFields] {
        guard let list = data[field]?.list else { throw bad(field) }
        return list.map { EventFields(data: $0, seq: seq, type: type) }
    }

    /// A list that holds nothing but text.
    func texts(_ field: String) throws(EngineError) -> [String] {
        guard let list = data[field]?.list else { throw bad(field) }
        let texts = list.compactMap(\.text)
        guard texts.count == list.count else { throw bad(field) }
        return texts
    }

    /// Who acted: `person`, and `registrar` where somebody else entered it.
    func performer() throws(EngineError) -> Performer {
        Performer(try name("person"), registrar: try optionalName("registrar"))
    }

    /// A role and its holder, with `unit` where the role is one form's or item's.
    func appointment() throws(EngineError) -> Appointment {
        Appointment(try name("role"), unit: try optionalName("unit"), try name("person"))
    }

    /// A seat as it is on entry; `veto` and `advisory` are written only when they are true.
    func seat() throws(EngineError) -> Seat {
        Seat(
            number: try count("seat"), role: try name("role"), member: try optionalName("member"),
            order: try count("order"), weight: try count("weight"), veto: try optionalFlag("veto"),
            advisory: try optionalFlag("advisory"))
    }
}

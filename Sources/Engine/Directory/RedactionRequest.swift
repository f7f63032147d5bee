package import Approvals
import CanonicalJSON
package import Ledger

/// A request to remove content from the ledger for good (涉密内容删除): one person asks, another one has it done.
package struct RedactionRequest: Sendable, Equatable {
    /// Why content has to go.
    package enum Reason: String, Sendable, CaseIterable {
        /// It was found to be a state secret, or came under one (定密).
        case classified
        /// It should never have been entered here (误录).
        case mistake
        /// It holds what is a person's own affair (个人信息).
        case personal
    }

    /// Where a request stands.
    package enum Status: String, Sendable, CaseIterable { case open, done, refused }

    /// Unique in the ledger, for example `rd-1`.
    package let id: String
    /// What is to go: texts of one entry, and the signature that covers them.
    package let places: [BodyPlace]
    package let reason: Reason
    /// Who asked, and the entry of the request, which has the authority (依据) in words beside it.
    package let asked: (by: Performer, seq: Int64, at: Microseconds)
    package private(set) var status = Status.open
    /// Who settled it, and the entry; nil while it is open.
    package private(set) var settled: (by: Performer, seq: Int64, at: Microseconds)?

    /// Whether the content is gone.
    package var isDone: Bool { status == .done }

    init(_ entry: Entry, _ read: EventFields) throws(EngineError) {
        id = try read.text("redaction")
        reason = try read.choice("reason")
        places = try Self.places(entry)
        asked = (try Self.performer(entry), entry.seq, entry.at)
    }

    /// Applies the entry that settles it. Two people have to agree: a log in which one did both is not ours.
    mutating func settle(_ entry: Entry) throws(EngineError) {
        let performer = try Self.performer(entry)
        guard status == .open, performer.isApart(from: asked.by) else {
            throw .badEvent(seq: entry.seq, type: entry.type, field: "redaction")
        }
        if entry.type == Redaction.type, try Self.places(entry) != places {
            throw .badEvent(seq: entry.seq, type: entry.type, field: "removed")
        }
        status = entry.type == Redaction.type ? .done : .refused
        settled = (performer, entry.seq, entry.at)
    }

    private static func places(_ entry: Entry) throws(EngineError) -> [BodyPlace] {
        let places = Redaction.places(in: entry)
        guard let first = places.first, first.seq < entry.seq, places.allSatisfy({ $0.seq == first.seq }) else {
            throw .badEvent(seq: entry.seq, type: entry.type, field: "removed")
        }
        return places
    }

    private static func performer(_ entry: Entry) throws(EngineError) -> Performer {
        guard let performer = entry.performer else {
            throw .badEvent(seq: entry.seq, type: entry.type, field: "actor")
        }
        return performer
    }

    /// The same request in the same standing.
    package static func == (one: Self, other: Self) -> Bool {
        one.id == other.id && one.places == other.places && one.status == other.status
            && one.asked.seq == other.asked.seq && one.settled?.seq == other.settled?.seq
    }
}

extension Entry {
    /// Whose act it was, and who entered it for them; nobody for what the clock did.
    package var performer: Performer? {
        actor.person.map { acting in
            Performer(
                PersonID(actor.onBehalfOf ?? acting), registrar: actor.onBehalfOf == nil ? nil : PersonID(acting))
        }
    }
}

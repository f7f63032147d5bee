import CanonicalJSON
import Engine
import JSONRPC
import Ledger
import Operations
import SocketAPI

/// What one client follows, and how far it has been sent.
struct Subscription: Sendable {
    enum Kind: Sendable {
        /// Entries from a place on, those of one case or person if they are named.
        case entries(next: Int64, caseID: String?, person: String?)
        /// What waits for a person, with what was sent last.
        case todo(person: String, sent: [UInt8])
    }

    let id: String
    let connection: Connection
    /// Who asked for it; they may lose their right to it meanwhile.
    let caller: Caller
    var kind: Kind
    /// The client has not taken what was sent; nothing more is sent until it has.
    var isFull = false
    /// The size of the log up to which all was sent.
    private var seen: Int64 = 0

    init(id: String, connection: Connection, caller: Caller, kind: Kind) {
        (self.id, self.connection, self.caller, self.kind) = (id, connection, caller, kind)
    }

    /// The most entries that one subscriber is sent before the others have their turn.
    private static let turn = 128

    /// Whether there is more to send.
    func hasMore(upTo size: Int64) -> Bool {
        switch kind {
        case .entries(let next, _, _): next <= size
        case .todo: seen < size
        }
    }

    /// Sends what is new, as far as the client takes it.
    mutating func send(upTo size: Int64, from ledger: any LedgerReading) throws(LedgerError) {
        switch kind {
        case .entries(let next, let caseID, let person):
            try sendEntries(next, caseID, person, size, ledger)
        case .todo(let person, let sent):
            let seats = JSON.array(try ledger.openSeats(person: person).map(\.json))
            let bytes = (try? seats.canonical()) ?? []
            seen = size
            guard bytes != sent else { return }
            let params: JSON.Fields = ["subscription": .string(id), "person": .string(person), "seats": seats]
            if connection.notify("todo.changed", params: params) {
                kind = .todo(person: person, sent: bytes)
            } else {
                isFull = true
            }
        }
    }

    private mutating func sendEntries(
        _ start: Int64, _ caseID: String?, _ person: String?, _ size: Int64, _ ledger: any LedgerReading
    ) throws(LedgerError) {
        var next = start
        defer { kind = .entries(next: next, caseID: caseID, person: person) }
        guard next <= size else { return }
        let entries: [Entry]
        if let caseID {
            // A case has few entries; the log may have millions between them.
            entries = try ledger.entries(stream: caseID, after: 0).filter { $0.seq >= start && $0.seq <= size }
        } else {
            entries = try ledger.entries(from: next, limit: Int(min(Int64(Self.turn), size - next + 1)))
        }
        for entry in entries {
            if let person, entry.actor.person != person, entry.actor.onBehalfOf != person {
                next = entry.seq + 1
                continue
            }
            let params: JSON.Fields = ["subscription": .string(id), "entry": entry.json]
            guard connection.notify("events.entry", params: params) else {
                isFull = true
                return
            }
            next = entry.seq + 1
        }
        if caseID != nil { next = size + 1 }
    }
}

extension Entry {
    /// The entry without the texts that lie beside it.
    var json: JSON {
        [
            "seq": .int(seq), "case": .string(stream), "version": .int(version), "type": .string(type),
            "at": .string(Moment.rfc3339(at)), "actor": actor.json, "data": data,
        ]
    }
}

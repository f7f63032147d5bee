package import Approvals
import CanonicalJSON
import Ledger

/// An act that was refused, as it was recorded.
package struct RefusedAttempt: Sendable {
    package let seq: Int64
    package let at: Microseconds
    package let caseID: String
    package let person: String
    package let registrar: String?
    package let verb: String
    /// The step or unit that it was about.
    package let about: String?
    package let codes: [String]
    package let refusal: Refusal
}

extension Records {
    /// The refused attempts of one case or of all, oldest first.
    package func refusedAttempts(_ caseID: String?) throws(EngineError) -> [RefusedAttempt] {
        var attempts: [RefusedAttempt] = []
        for entry in try onLedger({ () throws(LedgerError) in try ledger.entries(stream: Directory.refusals, after: 0) }
        ) {
            let read = EventFields(data: entry.data, seq: entry.seq, type: entry.type)
            guard entry.type == "attempt-refused", entry.schema == 1 else {
                throw .unknownEvent(seq: entry.seq, type: "\(entry.type)/\(entry.schema)")
            }
            let id = try read.text("case")
            guard caseID == nil || id == caseID else { continue }
            let verb = try read.text("verb")
            let recorded = try body("conditions", of: entry.seq).flatMap { bytes in
                (try? JSONReader.parse(bytes, limits: .init(depth: 16)))?["refusal"].flatMap(Refusal.init)
            }
            attempts.append(
                RefusedAttempt(
                    seq: entry.seq, at: entry.at, caseID: id,
                    person: entry.actor.onBehalfOf ?? entry.actor.person ?? "-",
                    registrar: entry.actor.onBehalfOf == nil ? nil : entry.actor.person, verb: verb,
                    about: entry.data["about"]?.text, codes: try read.texts("codes"),
                    refusal: recorded ?? Refusal(verb: verb, conditions: [])))
        }
        return attempts
    }
}

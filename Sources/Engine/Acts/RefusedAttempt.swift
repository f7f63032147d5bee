package import Approvals
import CanonicalJSON
import Ledger

/// An act that was refused, as it was recorded.
package struct RefusedAttempt: Sendable {
    /// Where in the log the attempt is recorded.
    package let seq: Int64
    /// When it was made, by the engine's clock.
    package let at: Microseconds
    /// The case that it was on; the attempt itself is recorded in the stream of refusals.
    package let caseID: String
    /// Whose act it would have been.
    package let person: String
    /// The administrator who entered it on behalf of the person; nil when people acted for themselves.
    package let registrar: String?
    /// What was tried, as `Command.verb` has it.
    package let verb: String
    /// The step or unit that it was about.
    package let about: String?
    /// The codes of the unmet conditions, or the one error that came before the rules.
    package let codes: [String]
    /// Every condition then; without any when it was turned away before the rules, or its text is gone.
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

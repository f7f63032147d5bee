package import Approvals
import CanonicalJSON
package import Ledger
import SSHSignatures

/// An act that is signed, looked at before the rules weigh it: `why` and the act itself go through the same function.
extension Records {
    /// The leaf hash of the first entry, by which signatures name this ledger: nothing else has it, for it commits to a
    /// fresh salt, it stays the same for ever, and outsiders have it in whatever copy of the log they are given.
    package func ledgerID() throws(EngineError) -> Hash {
        try onLedger { () throws(LedgerError) in try ledger.entries(from: 1, limit: 1) }.first?.leaf ?? .zero
    }

    /// What somebody who performs the act would sign.
    ///
    /// - Returns: Nil when the act would change nothing.
    /// - Throws: What performing the act would throw, `refused.*` included; whether it is signed is not asked.
    package func intent(
        of act: Act, now: Microseconds, calendar: WorkingCalendar
    ) throws(EngineError) -> DecisionIntent? {
        try permit(act)
        return try intent(
            of: act, on: try caseFile(act.caseID), in: plainContext(of: act, now: now, calendar: calendar))
    }

    /// The circumstances of an act, with what is found about the signature that came along; without an identity it is
    /// the clock's.
    func context(
        of act: Act, on file: CaseFile, now: Microseconds, calendar: WorkingCalendar
    ) throws(EngineError) -> Context {
        var context = plainContext(of: act, now: now, calendar: calendar)
        guard let signed = act.signed else { return context }
        var intent: DecisionIntent?
        do throws(EngineError) { intent = try self.intent(of: act, on: file, in: context) } catch {
            // The rules will say so themselves.
            guard case .refused = error else { throw error }
        }
        context.signature = .brought(try conditions(of: signed, act, intent))
        return context
    }

    private func plainContext(of act: Act, now: Microseconds, calendar: WorkingCalendar) -> Context {
        Context(actor: act.identity.map { .person($0.performer) } ?? .machine, now: now, calendar: calendar)
    }

    private func intent(
        of act: Act, on file: CaseFile, in context: Context
    ) throws(EngineError) -> DecisionIntent? {
        var context = context
        context.signature = .assumed
        let events: [Event]
        do throws(Refusal) {
            events = try Deliberation(briefly: act.command, on: file.state, in: context).facts()
        } catch {
            throw .refused(error)
        }
        guard let first = events.first else { return nil }
        return DecisionIntent(
            act, by: act.actor, becoming: act.encode(first), version: file.state.version + 1, in: try ledgerID())
    }

    /// What is found about a signature; `intent` is nil where there is nothing that could have been signed.
    private func conditions(
        of signed: SignedIntent, _ act: Act, _ intent: DecisionIntent?
    ) throws(EngineError) -> [Condition] {
        let signature: SSHSignature
        do throws(SSHSignatureError) {
            signature = try SSHSignature(armoured: signed.signature, namespace: SignedIntent.namespace)
            try signature.check(signed.intent)
        } catch {
            return [Condition(.signatureGenuine, false, ["reason": error.rawValue])]
        }
        let fingerprint = signature.key.fingerprint
        var conditions = [Condition(.signatureGenuine, true)]
        guard let key = try directory().key(fingerprint) else {
            return conditions + [Condition(.signatureKeyKnown, false, ["key": fingerprint])]
        }
        let person = act.identity?.person
        conditions += [
            Condition(.signatureKeyKnown, true, ["key": fingerprint]),
            Condition(
                .signatureKeyOwn, key.person == person,
                ["key": fingerprint, "owner": key.person.text, "person": person?.text ?? ""]),
            Condition(
                .signatureKeyValid, key.revoked == nil,
                ["key": fingerprint, "since": key.revoked.map { String($0.since) } ?? ""]),
        ]
        if let intent {
            let differences = intent.differences(from: signed.intent)
            conditions.append(
                Condition(
                    .signatureIntent, differences == nil, ["fields": differences?.joined(separator: ", ") ?? ""]))
        }
        return conditions
    }
}

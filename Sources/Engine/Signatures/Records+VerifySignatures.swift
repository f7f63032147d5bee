import Approvals
import Ledger
import SSHSignatures

/// What checking every recorded signature again has found.
package struct SignatureReport: Sendable, Equatable {
    /// How many there are, all of them good.
    package var checked: Int
    /// How many cannot be looked at: removed with their texts, or 涉密 without the master key here.
    package var unseen = 0
    /// Those made after the moment since when their key is said to have been in wrong hands, before it was revoked.
    package var doubted: Int

    /// Creates a report; without numbers, of a log in which nobody signs.
    package init(checked: Int = 0, doubted: Int = 0) { (self.checked, self.doubted) = (checked, doubted) }
}

extension Records {
    /// Checks every signature in the log again: what was signed is made anew from the entry and its bodies, and the key
    /// must have been its signer's at that place of the log. A decision of a step that demands a signature has one.
    ///
    /// - Throws: `engine.bad_signature` for the first one that is not good, or not there.
    package func verifySignatures() throws(EngineError) -> SignatureReport {
        let (directory, ledgerID) = (try directory(), try ledgerID())
        var report = SignatureReport()
        var demanding: [String: Set<StepName>] = [:]
        var next: Int64 = 1
        while true {
            let first = next
            let entries = try onLedger { () throws(LedgerError) in try ledger.entries(from: first, limit: 1_000) }
            guard let last = entries.last else { return report }
            for entry in entries {
                if entry.type == "opened" { demanding[entry.stream] = try stepsThatDemandSignatures(in: entry) }
                guard let signer = entry.signer else {
                    try requireNone(entry, demanding[entry.stream] ?? [])
                    continue
                }
                guard let key = try check(entry, by: signer, directory, ledgerID) else {
                    report.unseen += 1
                    continue
                }
                report.checked += 1
                if let revoked = key.revoked, entry.at >= revoked.since { report.doubted += 1 }
            }
            next = last.seq + 1
        }
    }

    /// The steps with `signed: required` of the workflow that a case is opened under.
    private func stepsThatDemandSignatures(in opened: Entry) throws(EngineError) -> Set<StepName> {
        func names(_ steps: [Step]) -> [StepName] {
            steps.flatMap { step -> [StepName] in
                guard case .task(let task) = step.body, task.isSignatureRequired else { return names(step.children) }
                return [step.name]
            }
        }
        return Set(names(try begin(opened, opened.stream).state.workflow.steps))
    }

    /// Requires of an entry without a signature that its step demands none.
    private func requireNone(_ entry: Entry, _ demanding: Set<StepName>) throws(EngineError) {
        guard !demanding.isEmpty else { return }
        let step: StepName?
        switch try EventCodec.decode(entry) {
        case .decided(let decision): step = decision.step
        case .sentBack(let path, _, _, _, _): step = path.text.split(separator: "/").last.map { StepName(String($0)) }
        default: step = nil
        }
        if let step, demanding.contains(step) { throw .badSignature(seq: entry.seq, reason: "missing") }
    }

    private func check(
        _ entry: Entry, by signer: String, _ directory: Directory, _ ledgerID: Hash
    ) throws(EngineError) -> ApproverKey? {
        func bad(_ reason: String) -> EngineError { .badSignature(seq: entry.seq, reason: reason) }
        guard let key = directory.key(signer), key.isGood(at: entry.seq),
            key.person.text == entry.actor.onBehalfOf ?? entry.actor.person
        else { throw bad("key") }
        let bodies = try onLedger { () throws(LedgerError) in try ledger.bodies(of: entry.seq) }
        guard let armoured = bodies.first(where: { $0.name == SignedIntent.body })?.content else {
            switch try listed(SignedIntent.body, of: entry.seq) {
            case .secret, .removed: return nil
            case .open, .none: throw bad("missing")
            }
        }
        do throws(SSHSignatureError) {
            let signature = try SSHSignature(
                armoured: String(decoding: armoured, as: UTF8.self), namespace: SignedIntent.namespace)
            guard signature.key == key.key else { throw SSHSignatureError.key }
            try signature.check(DecisionIntent(entry, bodies: bodies, in: ledgerID).bytes)
        } catch {
            throw bad(error.rawValue)
        }
        return key
    }
}

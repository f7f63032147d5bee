package import Approvals
import CanonicalJSON
package import Ledger

/// The one writer: loads a case, asks the rules, appends what they say, and keeps the read models beside it.
package final class Engine {
    /// The ledger that is written; no other engine may write it meanwhile.
    package let store: any LedgerStore
    /// Reads the same ledger, what was just appended included.
    package let records: Records
    let calendar: WorkingCalendar
    private let clock: () -> Microseconds
    private let isClockSetByHand: Bool
    private var lastAt: Microseconds
    /// The time set by hand, in a rehearsal.
    private(set) var hand: Microseconds?

    /// Takes a ledger over as its one writer, at the time of its last entry or later.
    ///
    /// - Parameters:
    ///   - store: The ledger; whether anybody else writes it is for the caller to see to.
    ///   - reading: The same ledger over a connection that does not wait for the writing one; `store` itself if nil.
    ///   - calendar: The working days by which terms are counted.
    ///   - isClockSetByHand: Whether a rehearsal's acts follow one another by a minute where no time is given.
    ///   - clock: Microseconds since 1970. Time never goes backwards in the log: an earlier reading counts as the last.
    package init(
        _ store: any LedgerStore, reading: (any LedgerReading)? = nil, calendar: WorkingCalendar,
        isClockSetByHand: Bool = false, clock: @escaping () -> Microseconds
    ) throws(EngineError) {
        (self.store, self.calendar, self.clock) = (store, calendar, clock)
        self.isClockSetByHand = isClockSetByHand
        records = Records(writer: reading ?? store)
        lastAt = try records.lastTime()
    }

    /// The time of an act that happens now.
    package func now() -> Microseconds {
        lastAt = max(hand ?? clock(), lastAt)
        return lastAt
    }

    /// The time that an act would have now; nothing has happened yet.
    func upcoming() -> Microseconds { max(hand ?? clock(), lastAt) }

    /// Sets the time of what follows: the clock's, or in a rehearsal the one given, else a minute after the last.
    ///
    /// - Throws: `engine.clock` for a time given where there is no rehearsal, or one before the last entry.
    package func set(time: Microseconds?) throws(EngineError) {
        hand = time != nil || isClockSetByHand ? try records.time(given: time, last: lastAt) : nil
    }

    /// Opens a case under the newest registered version of a workflow.
    ///
    /// - Throws: What `opening` and `perform` throw; `engine.exists`.
    package func open(
        _ caseID: String, title: String, year: Int, workflow name: String, by identity: Identity, key: String
    ) throws(EngineError) -> Answer {
        let (act, file): (Act, CaseFile)
        do throws(EngineError) {
            (act, file) = try opening(caseID, title: title, year: year, workflow: name, by: identity, key: key)
        } catch {
            if case .notPermitted = error { try record(error, of: Act(.open, on: caseID, by: identity, key: key)) }
            throw error
        }
        if let answer = try replay(act) { return answer }
        if try onLedger({ () throws(LedgerError) in try store.caseRow(caseID) }) != nil {
            throw .exists(kind: "case", id: caseID)
        }
        return try commit(try prepare(act, on: file, at: try nextSeq()), act)
    }

    /// The act that opens a case, and the case that it is performed on.
    ///
    /// - Throws: `engine.bad_name`, `engine.not_permitted`, `engine.unknown_workflow`.
    package func opening(
        _ caseID: String, title: String, year: Int, workflow name: String, by identity: Identity, key: String
    ) throws(EngineError) -> (Act, CaseFile) {
        let directory = try records.directory()
        guard CaseID(caseID).isWellFormed, caseID != Directory.stream, caseID != Directory.refusals else {
            throw .badName(kind: "case", found: caseID)
        }
        guard [.administrator, .office].contains(identity.role) else {
            throw .notPermitted(person: identity.person.text, act: "case open", needs: [.office, .administrator])
        }
        guard let registered = directory.workflow(name) else {
            throw .unknownWorkflow(name, known: directory.workflows.map(\.name))
        }
        var act = Act(
            .open, on: caseID, by: identity,
            texts: ["title": Array(title.utf8), "body": Array(directory.body.utf8)], key: key, expectedVersion: 0)
        act.opening = Act.Opening(workflow: name, digest: registered.digest, year: year)
        let file = CaseFile(
            id: caseID, title: title, body: directory.body, year: year,
            workflow: try records.workflow(registered.digest), digest: registered.digest)
        return (act, file)
    }

    /// Does what an act asks, durably, or says why not.
    ///
    /// - Throws: `refused.*` with every condition (recorded as an attempt), `engine.not_permitted` for an auditor,
    ///   `engine.unknown_case`, `ledger.version_conflict`, `ledger.key_conflict`, failures of the store.
    package func perform(_ act: Act) throws(EngineError) -> Answer {
        if let answer = try replay(act) { return answer }
        try set(time: act.at)
        return try commit(try prepare(act, on: try records.caseFile(act.caseID), at: try nextSeq()), act)
    }

    /// The place in the log that the next entry gets, from 1.
    func nextSeq() throws(EngineError) -> Int64 {
        try onLedger { () throws(LedgerError) in try store.head() }.size + 1
    }

    /// An act weighed: ready to be appended, or turned away.
    struct Prepared {
        var outcome: Result<Append, EngineError>
        /// The case with the act in it.
        var file: CaseFile
        var types: [String] = []

        func answer(_ appended: Appended) -> Answer {
            Answer(
                outcome: .committed, caseID: file.id,
                seqs: appended.entries.isEmpty ? nil : appended.entries.first!.seq...appended.entries.last!.seq,
                version: file.state.version, events: types, refusal: nil)
        }
    }

    /// Weighs an act whose first entry will have a place in the log.
    func prepare(_ act: Act, on file: CaseFile, at firstSeq: Int64) throws(EngineError) -> Prepared {
        do throws(EngineError) { try records.permit(act) } catch {
            return Prepared(outcome: .failure(error), file: file)
        }
        if let expected = act.expectedVersion, expected != file.state.version {
            throw .ledger(.versionConflict(stream: act.caseID, expected: expected, found: file.state.version))
        }
        // Nobody writes or decides on what they may not read.
        if let person = act.identity?.person, act.isAboutSecret(in: file) || !act.secret.isEmpty,
            try records.directory().person(person)?.isCleared != true
        {
            let about = act.command.unit(in: file.state)?.text ?? "-"
            return Prepared(outcome: .failure(.needsClearance(person: person.text, about: about)), file: file)
        }
        let at = now()
        let context = try records.context(of: act, on: file, now: at, calendar: calendar)
        let deliberation = Deliberation(briefly: act.command, on: file.state, in: context)
        let events: [Event]
        do throws(Refusal) {
            events = try deliberation.facts()
        } catch {
            return Prepared(outcome: .failure(.refused(error)), file: file)
        }
        let bodies = act.bodies(on: file)
        let recorded = events.enumerated().map { index, event -> NewEvent in
            let encoded = index == 0 ? act.encode(event) : EventCodec.encode(event)
            return NewEvent(
                type: encoded.type, schema: encoded.schema, data: encoded.data, bodies: index == 0 ? bodies : [],
                signer: index == 0 ? act.signed?.signer : nil)
        }
        var next = file
        let commitments = Dictionary(uniqueKeysWithValues: bodies.map { ($0.name, $0.commitment) })
        let secret = bodies.filter(\.isSecret).map(\.name)
        next.apply(events, from: firstSeq, commitments: commitments, secret: secret, giving: deliberation.state)
        var labels: [UnitID: UnitLabel] = [:]
        for unit in CaseViews.changedUnits(from: file, to: next) {
            labels[unit] = try label(of: unit, in: file, next, act)
        }
        next.remember(labels)
        let types = recorded.map(\.type)
        let (version, caseID) = (next.state.version, act.caseID)
        let views = events.isEmpty ? ViewChanges() : CaseViews.difference(from: file, to: &next, labels: labels)
        let append = Append(
            stream: caseID, expectedVersion: file.state.version, events: recorded, at: at,
            actor: act.actor, command: act.key, request: act.requestHash
        ) { entries in
            let answer = Answer(
                outcome: .committed, caseID: caseID,
                seqs: entries.isEmpty ? nil : entries.first!.seq...entries.last!.seq, version: version, events: types,
                refusal: nil)
            return Append.Outcome(answer: answer.bytes, views: views)
        }
        return Prepared(outcome: .success(append), file: next, types: types)
    }

    /// The label of a unit after the act: from what the act brings, else from the log.
    private func label(
        of unit: UnitID, in file: CaseFile, _ next: CaseFile, _ act: Act
    ) throws(EngineError) -> UnitLabel {
        // Lists show nothing of it, and what they showed before goes.
        if next.secretUnits.contains(unit) { return try records.label(of: unit, in: next) }
        switch (act.command, act.texts["content"]) {
        case (.revise(unit, _), let content?):
            return UnitLabel(content: content, kind: file.state.unit(unit)?.kind ?? .form)
        case (.addUnit(unit, _), _), (.openItem(_, unit), _):
            return UnitLabel(title: String(decoding: act.texts["title"] ?? [], as: UTF8.self))
        default:
            if let known = file.labels[unit], !file.secretUnits.contains(unit) { return known }
            return try records.label(of: unit, in: file)
        }
    }

    private func commit(_ prepared: Prepared, _ act: Act) throws(EngineError) -> Answer {
        switch prepared.outcome {
        case .success(let append):
            return prepared.answer(try onLedger { () throws(LedgerError) in try store.append(append) })
        case .failure(let error):
            try record(error, of: act, on: prepared.file)
            throw error
        }
    }

    /// The answer of an act that came before, or nil; it is thrown again if it was a refusal.
    func replay(_ act: Act) throws(EngineError) -> Answer? {
        guard let record = try onLedger({ () throws(LedgerError) in try store.command(act.key) }) else { return nil }
        return try replay(record, act)
    }

    /// The answer recorded under the act's key; `ledger.key_conflict` if it was for another act.
    func replay(_ record: CommandRecord, _ act: Act) throws(EngineError) -> Answer {
        guard record.request == act.requestHash, let answer = Answer(record) else {
            throw .ledger(.keyConflict(key: act.key))
        }
        guard let refusal = answer.refusal else { return answer }
        // Without a condition it was not the rules that turned it away.
        if refusal.conditions.isEmpty { try records.permit(act) }
        throw .refused(refusal)
    }

    /// Records a refused attempt.
    func record(_ error: EngineError, of act: Act, on file: CaseFile? = nil) throws(EngineError) {
        guard let attempt = attempt(error, of: act, on: file) else { return }
        do throws(LedgerError) { _ = try store.append(attempt) } catch {
            if case .replayed = error { return }
            throw .ledger(error)
        }
    }

    /// A refused attempt goes into a stream of its own, so that it neither moves the case nor gets lost.
    ///
    /// What the clock tries is no attempt: nil. What was weighed on a case is recorded only while the case stands there:
    /// an act before it that the store did not take would make it a refusal for what never was.
    func attempt(_ error: EngineError, of act: Act, on file: CaseFile?) -> Append? {
        guard let identity = act.identity else { return nil }
        var (refusal, codes) = (Refusal(verb: act.command.verb, conditions: []), [error.code])
        if case .refused(let weighed) = error { (refusal, codes) = (weighed, weighed.unmet.map(\.code.rawValue)) }
        var data: JSON.Fields = [
            "case": .string(act.caseID), "verb": .string(refusal.verb), "codes": .array(codes.map(JSON.string)),
        ]
        // Whatever was typed as an id comes in here; what no id can be is left to the conditions beside the entry.
        let about = act.command.json["step"] ?? act.command.json["unit"]
        if let text = about?.text, text.utf8.count <= 256 { data["about"] = about }
        let answer = Answer(
            outcome: .rejected, caseID: act.caseID, seqs: nil, version: 0, events: [], refusal: refusal)
        let details = Body(name: "conditions", content: answer.bytes)
        return Append(
            stream: Directory.refusals, expectedVersion: nil,
            events: [NewEvent(type: "attempt-refused", data: .object(data), bodies: [details])], at: now(),
            actor: identity.actor, command: act.key, request: act.requestHash, answer: answer.bytes
        ).resting(on: file.map { Append.Basis(stream: $0.id, version: $0.state.version) })
    }
}

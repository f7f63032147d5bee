import Approvals
import Ledger

extension Engine {
    /// Makes whatever clock events are due by now, each once: passed deadlines, then reminders and escalations.
    ///
    /// After a standstill a step gets what is due in order, but one reminder alone: those that were missed are not made
    /// up, the others follow with the working days to come. Only steps that wait for the clock are looked at.
    ///
    /// - Parameter most: After so many events it stops, so that the writer can do something else in between.
    /// - Throws: Failures of the store; what was made before is recorded, and the next run goes on from there.
    package func runClock(atMost most: Int = .max) throws(EngineError) -> ClockRun {
        var run = ClockRun()
        let now = upcoming()
        try act(passed: false, quietBefore: now, most, &run)
        let today = CivilDate(inChina: now)
        let begun: CivilDate
        do throws(WorkingCalendar.MissingYear) {
            begun = try calendar.workingDay(onOrBefore: today)
        } catch {
            let isWaitedFor = try !waiting(passed: true, quietBefore: today.startInChina, limit: 1).isEmpty
            if isWaitedFor { run.missingYear = error.year }
            return run
        }
        try act(passed: true, quietBefore: begun.startInChina, most, &run)
        return run
    }

    private func waiting(
        passed: Bool, quietBefore time: Microseconds, limit: Int
    ) throws(EngineError) -> [DeadlineRow] {
        try onLedger { () throws(LedgerError) in
            try store.deadlines(passed: passed, quietBefore: time, limit: limit)
        }
    }

    /// Acts for the steps whose quiet time ended, the longest waiting first.
    private func act(
        passed: Bool, quietBefore time: Microseconds, _ most: Int, _ run: inout ClockRun
    ) throws(EngineError) {
        // What is refused stays in the list, and must not keep the others from being seen.
        var refused: Set<[String]> = []
        while run.deeds.count < most {
            let limit = min(most - run.deeds.count, 1_000) + refused.count
            let rows = try waiting(passed: passed, quietBefore: time, limit: limit).filter {
                !refused.contains([$0.caseID, $0.path])
            }
            guard !rows.isEmpty else { return }
            for row in rows {
                if let deed = try act(on: row) {
                    run.deeds.append(deed)
                } else {
                    refused.insert([row.caseID, row.path])
                }
            }
        }
    }

    /// Does for one step what is next; nil when the rules say that it is not.
    private func act(on row: DeadlineRow) throws(EngineError) -> ClockRun.Deed? {
        guard let duty = row.next.flatMap(ClockDuty.Act.init) else { return nil }
        let version = try onLedger { () throws(LedgerError) in try store.caseRow(row.caseID) }?.version ?? 0
        // The key names the act by where the case stands: a restart makes none twice, and a step that is entered anew
        // with the same deadline passes it anew.
        let act = Act(
            duty.command(at: Path(row.path)), on: row.caseID, by: nil, key: "\(duty.key)/\(row.caseID)/\(version)",
            at: hand)
        do throws(EngineError) {
            _ = try perform(act)
            return ClockRun.Deed(act: duty, caseID: row.caseID, path: row.path)
        } catch {
            // The case moved on since the list was read; the others are still due.
            guard case .refused = error else { throw error }
            return nil
        }
    }
}

extension ClockDuty.Act {
    /// The first part of the idempotency keys.
    fileprivate var key: String {
        switch self {
        case .passDeadline: "deadline"
        case .remind: "reminder"
        case .escalate: "escalation"
        }
    }
}

/// A fact of a case. Released cases are frozen: a new meaning gets a new case and a new schema beside the old.
package enum Event: Sendable, Equatable {
    /// The case runs, and the manager holds the managing role.
    case opened(manager: Performer, at: Microseconds)
    /// A person holds a role; `settled`: a step settles the role, so the roster's number goes up.
    case appointed(Appointment, settled: Bool)
    /// A person no longer holds a role; `settled` as above.
    case dismissed(Appointment, settled: Bool)
    /// A form or item is in the case, behind those that were there.
    case unitAdded(UnitID, UnitKind)
    /// A unit has new content, its revision `number`; `step` is the one that let it be edited.
    case revised(UnitID, number: Int, Revision, by: Performer, role: RoleName, step: StepName)
    /// A step is in a new round, with the seats of that moment.
    case entered(StepState)
    /// A step that is active owes one more decision.
    case seatAdded(Path, Seat)
    /// An undecided seat is another member's.
    case seatReassigned(Path, seat: Int, to: PersonID)
    /// Nothing is owed on the seat any more.
    case seatVoided(Path, seat: Int)
    /// A seat is kept for one person (认领).
    case claimed(Path, seat: Int, by: Performer)
    /// A seat is open again to all who hold its role.
    case released(Path, seat: Int)
    /// A seat is filled.
    case decided(Decision)
    /// The step's outcome is certain: it passed, and the appointments that it settles are confirmed.
    case passed(Path)
    /// The step's outcome is certain: it failed; what follows comes as events of its own.
    case failed(Path)
    /// The step leaves the flow until it is entered again, or restored if `held`.
    case stepCancelled(Path, reason: CancelReason, held: Bool)
    /// A held step counts as passed again, with its decisions, since their basis still matches.
    case restored(Path)
    /// The seat reopens; the decision is kept. The step has until `due` again.
    case wentStale(Path, seat: Int, due: Microseconds?)
    /// 退回; the steps that it takes out of the flow come as events of their own.
    case sentBack(Path, to: Path, by: Performer, role: RoleName, resubmit: Resubmit)
    /// 撤回; the steps that it takes out of the flow come as events of their own.
    case withdrawn(UnitID, by: Performer)
    /// 拿回: the seat reopens and the decision is kept as retracted; the step is active again.
    case retracted(Path, seat: Int, by: Performer)
    /// A request (申请) waits for its answer.
    case asked(Request)
    /// The request of this number is granted or refused.
    case settled(Int, granted: Bool, by: Performer, role: RoleName)
    /// The checks of these contents were recorded; what follows from them comes as events of its own.
    case checked([Basis], by: Performer)
    /// A check found something that was not there, or not any more (疑点).
    case findingRaised(CaseFinding)
    /// The finding of this number shows other figures, or weighs otherwise: an answer given before no longer holds.
    case findingChanged(Int, severity: CaseFinding.Severity, fingerprint: String, revision: Int)
    /// The content no longer shows the finding of this number.
    case findingClosed(Int)
    /// The finding of this number was explained (说明).
    case findingExplained(Int, by: Performer, role: RoleName)
    /// The explanation of a finding was accepted or refused.
    case findingSettled(Int, accepted: Bool, by: Performer, role: RoleName)
    /// The finding of this number holds nothing up any more (豁免), though the content shows it.
    case findingWaived(Int, by: Performer, role: RoleName)
    /// A rectification item, added just before, deals with the finding of this number.
    case findingBecameItem(Int, item: UnitID)
    /// A unit left the flow for good.
    case unitEnded(UnitID, UnitState.Status)
    /// 延期: the unit has a later deadline, and with it the steps that follow it.
    case extended(UnitID, deadline: Microseconds)
    /// The case is over: finished, refused, cancelled or terminated.
    case ended(CaseState.Status)
    /// 挂起; `clockStops` as the command had it.
    case suspended(at: Microseconds, clockStops: Bool)
    /// 恢复; with a stopped clock the terms of active steps move by the time since `suspended`.
    case resumed(at: Microseconds)
    /// 催办 of a step; it changes nothing but what is shown.
    case urged(Path, at: Microseconds, by: Performer)
    /// The clock saw that a step's term passed; recorded once for each term.
    case deadlinePassed(Path)
    /// The clock reminded of a step whose term has passed (逾期提醒); the numbers of a term have no gap, from 1.
    case reminded(Path, number: Int, at: Microseconds)
    /// The clock told others that a step is late (逾期上报); it gives them no seat. Recorded once for each term.
    case escalated(Path, Escalation)
}

/// Why a step left the flow.
package enum CancelReason: String, Sendable, CaseIterable {
    case returned, refused, withdrawn
    case takenBack = "taken_back"
    case unitEnded = "unit_ended"
    case caseEnded = "case_ended"
}

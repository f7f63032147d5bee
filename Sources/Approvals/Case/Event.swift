/// A fact of a case. Released cases are frozen: a new meaning gets a new case and a new schema beside the old.
package enum Event: Sendable, Equatable {
    case opened(manager: Performer, at: Microseconds)
    case appointed(Appointment, settled: Bool)
    case dismissed(Appointment, settled: Bool)
    case unitAdded(UnitID, UnitKind)
    case revised(UnitID, number: Int, Revision, by: Performer, role: RoleName, step: StepName)
    case entered(StepState)
    case seatAdded(Path, Seat)
    case seatReassigned(Path, seat: Int, to: PersonID)
    case seatVoided(Path, seat: Int)
    case claimed(Path, seat: Int, by: Performer)
    case released(Path, seat: Int)
    case decided(Decision)
    case passed(Path)
    case failed(Path)
    /// The step leaves the flow until it is entered again, or restored if `held`.
    case stepCancelled(Path, reason: CancelReason, held: Bool)
    case restored(Path)
    /// The seat reopens; the decision is kept. The step has until `due` again.
    case wentStale(Path, seat: Int, due: Microseconds?)
    case sentBack(Path, to: Path, by: Performer, role: RoleName, resubmit: Resubmit)
    case withdrawn(UnitID, by: Performer)
    case retracted(Path, seat: Int, by: Performer)
    case asked(Request)
    case settled(Int, granted: Bool, by: Performer, role: RoleName)
    case unitEnded(UnitID, UnitState.Status)
    case extended(UnitID, deadline: Microseconds)
    case ended(CaseState.Status)
    case suspended(at: Microseconds, clockStops: Bool)
    case resumed(at: Microseconds)
    case urged(Path, at: Microseconds, by: Performer)
    case deadlinePassed(Path)
}

/// Why a step left the flow.
package enum CancelReason: String, Sendable, CaseIterable {
    case returned, refused, withdrawn
    case takenBack = "taken_back"
    case unitEnded = "unit_ended"
    case caseEnded = "case_ended"
}

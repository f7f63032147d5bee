/// What the clock does next for a step, and not before when.
package struct ClockDuty: Sendable, Equatable {
    /// The raw values are the verbs of the commands.
    package enum Act: String, Sendable, CaseIterable {
        case passDeadline = "pass-deadline"
        case remind, escalate
    }

    /// What is next; it may be done more than once.
    package let act: Act
    /// Up to and with this moment there is nothing to do.
    ///
    /// A reminder and an escalation wait besides for the first working day that begins after it. Which day that is, is
    /// not said here: what follows from the facts of a case must not change with the calendar.
    package let quietUntil: Microseconds
}

extension ClockDuty.Act {
    /// The command that does it, which is the machine's alone.
    package func command(at path: Path) -> Command {
        switch self {
        case .passDeadline: .passDeadline(path)
        case .remind: .remind(path)
        case .escalate: .escalate(path)
        }
    }
}

extension CaseState {
    /// What the clock does next for a step as the case stands; nil when nothing is left for it to do.
    package func clockDuty(at path: Path) -> ClockDuty? {
        guard status == .running, let step = steps[path], step.status == .active, let due = step.due,
            let leaf = leaf(at: path)
        else { return nil }
        guard step.overdue else { return ClockDuty(act: .passDeadline, quietUntil: due) }
        guard blockers(before: leaf).isEmpty else { return nil }
        let quiet = quietDay(of: step).endInChina
        if step.reminders < leaf.task.reminders { return ClockDuty(act: .remind, quietUntil: quiet) }
        guard step.escalation == nil, let role = leaf.task.escalateTo, !holders(of: role, unit: step.unit).isEmpty
        else { return nil }
        return ClockDuty(act: .escalate, quietUntil: quiet)
    }

    /// The day in China up to which the clock leaves an overdue step alone: of its term or its entry, of the last
    /// reminder, or of the end of a suspension, whichever is the latest.
    func quietDay(of step: StepState) -> CivilDate {
        let moments = [step.due, step.enteredAt, step.remindedAt, resumedAt].compactMap(\.self)
        return CivilDate(inChina: moments.max() ?? step.enteredAt)
    }
}

/// What the clock makes of a step whose term has passed: it says so, reminds, and tells others. It decides nothing.
extension Deliberation {
    /// Records once that a step's term has passed.
    mutating func passDeadline(_ path: Path) {
        require(.notForTheClock, context.actor == .machine)
        requireRunning()
        let step = state.steps[path]
        guard
            require(
                .stepActive, step?.status == .active, words(["step": path.text, "found": step?.status.rawValue ?? "-"]))
        else { return }
        require(
            .deadlineDue, step?.overdue == false && step?.due.map { $0 < context.now } == true,
            words(["step": path.text]))
        guard isAllowed else { return }
        emit(.deadlinePassed(path))
    }

    /// 逾期提醒: with the first working day after the term, then one each working day, as often as the workflow says.
    ///
    /// A clock that stood still makes up for none: there is one reminder now, with the next number, and the others wait
    /// for the working days to come.
    mutating func remind(_ path: Path) {
        guard let (leaf, step) = requireLate(path) else { return }
        let made = step.reminders
        require(
            .reminderLeft, made < leaf.task.reminders,
            words(["step": path.text, "count": String(made), "limit": String(leaf.task.reminders)]))
        requireWorkingDay(step)
        requireNothingBefore(leaf)
        guard isAllowed else { return }
        emit(.reminded(path, number: made + 1, at: context.now))
    }

    /// 逾期上报: with the first working day after the last reminder, or after the term where there is none; once.
    mutating func escalate(_ path: Path) {
        guard let (leaf, step) = requireLate(path) else { return }
        let role = leaf.task.escalateTo
        guard require(.escalationNamed, role != nil, words(["step": path.text])), let role else { return }
        require(.escalationNew, step.escalation == nil, words(["step": path.text, "role": role.text]))
        require(
            .escalationRemindersMade, step.reminders >= leaf.task.reminders,
            words(["step": path.text, "count": String(step.reminders), "limit": String(leaf.task.reminders)]))
        requireWorkingDay(step)
        requireNothingBefore(leaf)
        let people = state.holders(of: role, unit: step.unit)
        require(.escalationHeld, !people.isEmpty, words(["step": path.text, "role": role.text]))
        guard isAllowed else { return }
        emit(.escalated(path, Escalation(to: role, people: people, at: context.now)))
    }

    /// Requires the clock, a running case, and a step that is still owed after its term.
    private mutating func requireLate(_ path: Path) -> (Leaf, StepState)? {
        require(.notForTheClock, context.actor == .machine)
        requireRunning()
        let step = state.steps[path]
        guard
            require(
                .stepActive, step?.status == .active, words(["step": path.text, "found": step?.status.rawValue ?? "-"]))
        else { return nil }
        guard require(.deadlineMarked, step?.overdue == true, words(["step": path.text])), let step,
            let leaf = state.leaf(at: path)
        else { return nil }
        return (leaf, step)
    }

    /// Requires that a working day has begun since the day up to which the clock leaves the step alone.
    private mutating func requireWorkingDay(_ step: StepState) {
        let quiet = state.quietDay(of: step)
        do throws(WorkingCalendar.MissingYear) {
            let begun = try context.calendar.workingDay(onOrBefore: CivilDate(inChina: context.now))
            require(.workingDayBegun, begun > quiet, words(["step": step.path.text, "since": quiet.description]))
        } catch {
            refuse(error, at: step.path)
        }
    }
}

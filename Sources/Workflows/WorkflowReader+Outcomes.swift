import Approvals
import StrictYAML

extension WorkflowReader {
    /// Reads what a return and a refusal lead to.
    mutating func readRefusals(
        _ map: inout MapReader, _ name: StepName, _ kind: String?, _ task: inout Task
    ) {
        if let node = map.node("return_to") {
            let targets = oneOrMore(node, "return_to")
            task.returnTo = targets.map { StepName($0.text) }
            stepUses += targets.map {
                StepUse(from: name, target: StepName($0.text), at: $0.at, purpose: .returnTo)
            }
        }
        let resubmitAt = map.place(of: "resubmit")
        if let written = map.text("resubmit") {
            task.resubmit = choice(written, "resubmit", ["through": Resubmit.through, "direct": .direct]) ?? .through
            if task.returnTo.isEmpty {
                misplaced("resubmit", resubmitAt!, name, zh: "没有 return_to", en: "it has no \"return_to\"")
            }
        }
        let refusedAt = map.place(of: "if_refused")
        if let written = map.text("if_refused") {
            let target = written.text.split(separator: " ")
            if target.count == 3, target[0] == "return", target[1] == "to" {
                task.ifRefused = .returnTo(StepName(String(target[2])))
                stepUses.append(
                    StepUse(from: name, target: StepName(String(target[2])), at: written.at, purpose: .refused))
            } else {
                _ = choice(written, "if_refused", ["end": true, "return to STEP": true])
            }
            if kind != "signs" {
                misplaced(
                    "if_refused", refusedAt!, name, zh: "只有 signs 环节会被否决", en: "only a step with \"signs\" is refused")
            }
        }
    }

    /// Reads the deadline, and what follows when it has passed.
    mutating func readDue(_ map: inout MapReader, _ name: StepName, _ around: Surroundings, _ task: inout Task) {
        let dueAt = map.place(of: "due")
        if let written = map.text("due") {
            task.due = Self.due(written.text)
            if task.due == nil { log.add(WorkflowKinds.badDue, at: written.at, ["found": written.text]) }
            if task.due == .unitDeadline, around.unit == nil {
                misplaced("due", dueAt!, name, zh: "它不在 for_each 之内，没有期限可依", en: "it is in no for_each")
            }
        }
        let overdueAt = map.place(of: "when_overdue")
        if let written = map.text("when_overdue") {
            let choices: [String: WhenOverdue] = ["remind": .remind, "refuse": .refuse]
            task.whenOverdue = choice(written, "when_overdue", choices) ?? .remind
            if dueAt == nil { misplaced("when_overdue", overdueAt!, name, zh: "没有 due", en: "it has no \"due\"") }
        }
        readReminders(&map, name, hasDue: dueAt != nil, &task)
        readEscalation(&map, name, around, hasDue: dueAt != nil, &task)
    }

    /// Reads how often the clock reminds after the deadline: 0 to 99 times.
    private func readReminders(_ map: inout MapReader, _ name: StepName, hasDue: Bool, _ task: inout Task) {
        let place = map.place(of: "remind")
        guard let written = map.text("remind"), let place else { return }
        guard let number = Int(written.text), (0...99).contains(number), "\(number)" == written.text else {
            log.add(
                WorkflowKinds.badNumber, at: written.at,
                ["key": "remind", "least": "0", "limit": "99", "found": written.text])
            return
        }
        if !hasDue {
            misplaced("remind", place, name, zh: "没有 due", en: "it has no \"due\"")
        } else if task.whenOverdue == .refuse {
            misplaced(
                "remind", place, name, zh: "逾期不再受理，提醒无用", en: "it takes nothing when late, so nobody is reminded")
        }
        // The usual number is the same definition, whether it is written or not.
        task.remind = number == Task.usualReminders ? nil : number
    }

    /// Reads who is told when the reminders have not helped.
    private mutating func readEscalation(
        _ map: inout MapReader, _ name: StepName, _ around: Surroundings, hasDue: Bool, _ task: inout Task
    ) {
        let place = map.place(of: "escalate_to")
        guard let written = map.text("escalate_to"), let place else { return }
        use([written], .escalate, unit: around.unit)
        task.escalateTo = RoleName(written.text)
        if !hasDue {
            misplaced("escalate_to", place, name, zh: "没有 due", en: "it has no \"due\"")
        } else if !task.seats.isEmpty, task.seats.allSatisfy({ $0.role.text == written.text }) {
            misplaced(
                "escalate_to", place, name, zh: "本环节就由该角色办理", en: "it is this role that has the step")
        }
    }

    /// Reads `10 working days` (1 to 999), `2023-06-30` or `unit deadline`; nil for anything else.
    static func due(_ text: String) -> DueTerm? {
        if text == "unit deadline" { return .unitDeadline }
        if let date = CivilDate(text) { return .date(date) }
        let words = text.split(separator: " ")
        guard words.count == 3, words[1] == "working", words[2] == "days" || words[2] == "day",
            let days = Int(words[0]), (1...999).contains(days), "\(days)" == words[0]
        else { return nil }
        return .workingDays(days)
    }

    /// Notes a key that has no business in this step, with the reason in both languages.
    func misplaced(_ key: String, _ at: Position, _ name: StepName, zh: String, en: String) {
        log.add(
            WorkflowKinds.misplaced, at: at, ["key": key, "name": name.text, "reason.zh": zh, "reason.en": en])
    }
}

import Approvals
import StrictYAML

/// Checks that the names and rules of a workflow fit together, and settles how far its separations reach.
struct WorkflowChecks {
    let workflow: Workflow
    let reader: WorkflowReader
    let index: StepIndex
    private var log: ProblemLog { reader.log }

    init(_ workflow: Workflow, _ reader: WorkflowReader) {
        (self.workflow, self.reader, index) = (workflow, reader, StepIndex(workflow))
    }

    /// Notes every name that does not fit, each at its place in the file.
    func run() {
        for name in index.order where workflow.role(RoleName(name.text)) != nil {
            log.add(WorkflowKinds.nameClash, at: reader.stepPlaces[name]!, ["name": name.text])
        }
        reader.roleUses.forEach(check)
        let used = Set(reader.roleUses.filter { $0.purpose != .appoint }.map(\.name))
        for role in workflow.roles where !used.contains(role.name) {
            log.add(WorkflowKinds.unusedRole, at: reader.rolePlaces[role.name]!, ["name": role.name.text])
        }
        for (step, role) in reader.rosterSeats where workflow.role(RoleName(role.text))?.everyone == true {
            log.add(WorkflowKinds.ownSeat, at: role.at, ["name": step.text, "role": role.text])
        }
        for rule in reader.thresholds { check(rule.rule, rule.seats, rule.written) }
        reader.stepUses.forEach(check)
        reader.partUses.forEach(check)
    }

    // MARK: Roles

    private func check(_ use: WorkflowReader.RoleUse) {
        guard let role = workflow.role(use.name) else {
            var parameters = ["name": use.name.text]
            parameters["near"] = NearName.of(use.name.text, among: workflow.roles.map(\.name.text))
            log.add(WorkflowKinds.unknownRole, at: use.at, parameters)
            return
        }
        if let per = role.per, per != use.unit, use.purpose != .appoint {
            log.add(WorkflowKinds.roleOutside, at: use.at, ["name": role.name.text, "unit": per.rawValue])
        }
    }

    private func check(_ rule: SignRule, _ seats: [SeatSpec], _ written: WorkflowReader.Written) {
        let everyone = Set(workflow.roles.filter(\.everyone).map(\.name))
        let repeated = Dictionary(grouping: seats.map(\.role)) { $0 }.filter { $0.value.count > 1 }
        for role in repeated.keys.sorted() where everyone.contains(role) {
            log.add(WorkflowKinds.duplicateName, at: written.at, ["name": role.text])
        }
        guard case .vote(let threshold, let byWeight, _) = rule else { return }
        let counted = seats.filter { !$0.advisory }
        let isOpen = counted.contains { everyone.contains($0.role) }
        let total = isOpen ? Int.max : byWeight ? counted.map(\.weight).reduce(0, +) : counted.count
        let isSane =
            switch threshold {
            case .count(let count): count >= 1 && (count <= total || counted.isEmpty)
            case .atLeast(let top, let bottom): top >= 1 && top <= bottom && bottom <= 1000
            case .moreThan(let top, let bottom): top >= 1 && top < bottom && bottom <= 1000
            }
        if !isSane { log.add(WorkflowKinds.badThreshold, at: written.at, ["found": written.text]) }
    }

    // MARK: Steps

    private func check(_ use: WorkflowReader.StepUse) {
        guard let target = index.entries[use.target], let from = index.entries[use.from] else {
            var parameters = ["name": use.target.text]
            parameters["near"] = NearName.of(use.target.text, among: index.order.map(\.text))
            log.add(WorkflowKinds.unknownStep, at: use.at, parameters)
            return
        }
        let parameters = ["target": use.target.text, "name": use.from.text]
        if use.purpose == .until {
            if !index.holds(use.target, use.from), !index.isBefore(use.from, use.target) {
                log.add(WorkflowKinds.notAfter, at: use.at, parameters)
            }
            return
        }
        guard target.step.children.isEmpty else {
            log.add(WorkflowKinds.container, at: use.at, parameters)
            return
        }
        if !isTarget(use.target, of: use.from, from, use.purpose) {
            let choices = index.order.filter { name in
                guard let entry = index.entries[name], entry.step.children.isEmpty else { return false }
                return isTarget(name, of: use.from, from, use.purpose)
            }
            let known = ["choices.zh": "（没有）", "choices.en": "(there is none)"]
            let listed = ["choices": choices.map(\.text).joined(separator: ", ")]
            let extra = choices.isEmpty ? known : listed
            log.add(WorkflowKinds.notBefore, at: use.at, parameters.merging(extra) { $1 })
        }
    }

    /// A step may go back into its own copy, to a step of the whole case, and — for one unit, by a person's return
    /// only — from a step of the whole case into a `for_each`.
    private func isTarget(
        _ target: StepName, of name: StepName, _ from: StepIndex.Entry, _ purpose: WorkflowReader.StepUse.Purpose
    ) -> Bool {
        guard index.isBefore(target, name), let each = index.entries[target]?.each else {
            return index.isBefore(target, name) && from.each == nil
        }
        return from.each == each || from.each == nil && purpose == .returnTo
    }

    private func check(_ use: WorkflowReader.PartUse) {
        guard let each = index.entries[use.from]?.each, let holder = index.entries[each]?.step else { return }
        let edits = StepIndex.tasks(in: holder).compactMap(\.task.edits)
        guard !edits.isEmpty, edits.allSatisfy({ $0.parts != nil }) else { return }
        let known = Set(edits.flatMap { $0.parts ?? [] }.map(\.text))
        if !known.contains(use.part) {
            var parameters = ["name": use.part]
            parameters["near"] = NearName.of(use.part, among: known)
            log.add(WorkflowKinds.unknownPart, at: use.at, parameters)
        }
    }

    // MARK: Separations

    /// The declared separations with their reach: as written, else the one kind of unit on which all sides act.
    func separations() -> [Separation] {
        reader.separations.map { written in
            reader.noteRepeated(written.duties)
            if written.duties.count < 2, let first = written.duties.first {
                log.add(WorkflowKinds.oneDuty, at: first.at)
            }
            let duties = written.duties.compactMap { name in duty(name).map { (duty: $0, written: name) } }
            let kinds = duties.map { acts(on: $0.duty) }
            switch written.within {
            case .unit(let kind):
                for (duty, kinds) in zip(duties, kinds) where !kinds.contains(kind) {
                    log.add(
                        WorkflowKinds.noEffect, at: duty.written.at,
                        ["name": duty.written.text, "unit": kind.rawValue])
                }
                return Separation(duties.map(\.duty), within: kind)
            case .wholeCase: return Separation(duties.map(\.duty))
            case nil:
                let common = UnitKind.allCases.filter { kind in kinds.allSatisfy { $0.contains(kind) } }
                return Separation(duties.map(\.duty), within: common.count == 1 ? common[0] : nil)
            }
        }
    }

    private func duty(_ written: WorkflowReader.Written) -> Duty? {
        if workflow.role(RoleName(written.text)) != nil { return .role(RoleName(written.text)) }
        if let entry = index.entries[StepName(written.text)] {
            if !entry.step.children.isEmpty {
                log.add(WorkflowKinds.container, at: written.at, ["target": written.text])
            }
            return .step(StepName(written.text))
        }
        var parameters = ["name": written.text]
        let names = workflow.roles.map(\.name.text) + index.order.map(\.text)
        parameters["near"] = NearName.of(written.text, among: names)
        log.add(WorkflowKinds.unknownDuty, at: written.at, parameters)
        return nil
    }

    /// The kinds of units on which a role or step acts one by one, requests and findings included.
    private func acts(on duty: Duty) -> Set<UnitKind> {
        switch duty {
        case .step(let name): Set([index.entries[name]?.unit].compactMap { $0 })
        case .role(let name):
            Set(
                index.entries.values.filter { entry in
                    if case .task(let task) = entry.step.body { task.seats.contains { $0.role == name } } else { false }
                }
                .compactMap(\.unit)
                    + workflow.requests.filter { $0.askedBy.contains(name) || $0.grantedBy.contains(name) }
                    .map(\.kind.unit)
                    + (workflow.findings.map { $0.explainedBy + $0.acceptedBy + $0.waivedBy } ?? [])
                    .filter { $0 == name }.map { _ in .form })
        }
    }
}

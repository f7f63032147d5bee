import Approvals
import StrictYAML

extension WorkflowReader {
    /// Reads who acts in a step, and by which rule.
    mutating func seats(
        _ map: inout MapReader, _ name: StepName, _ kind: String?, _ around: Surroundings
    ) -> Task {
        let (seatsAt, abstainAt) = (map.place(of: "seats"), map.place(of: "abstain"))
        let seatNodes = map.list("seats")
        let abstain = map.text("abstain").flatMap {
            choice($0, "abstain", ["counted": Abstain.counted, "excluded": .excluded])
        }
        switch kind {
        case "by", "records":
            let role = map.text(kind!)
            if let role { use([role], .seat, unit: around.unit) }
            if let seatsAt { onlySigns("seats", seatsAt, name) }
            if let abstainAt { onlySigns("abstain", abstainAt, name) }
            return Task(kind == "by" ? .submit : .record, .all, seats: role.map { [SeatSpec(RoleName($0.text))] } ?? [])
        case "signs":
            guard let written = map.text("signs") else { return Task(.sign, .all, seats: []) }
            return signed(written, seatNodes, seatsAt, abstain, abstainAt, name, around)
        default:
            return Task(.sign, .all, seats: [])
        }
    }

    private func onlySigns(_ key: String, _ at: Position, _ name: StepName) {
        misplaced(key, at, name, zh: "只有 signs 环节可用", en: "only a step with \"signs\" has it")
    }

    private mutating func signed(
        _ written: Written, _ seatNodes: [YAMLNode]?, _ seatsAt: Position?, _ abstain: Abstain?,
        _ abstainAt: Position?, _ name: StepName, _ around: Surroundings
    ) -> Task {
        guard let text = SignText(written.text) else {
            log.add(WorkflowKinds.badRule, at: written.at, ["found": written.text, "choices": SignText.choices])
            return Task(.sign, .all, seats: [])
        }
        var rule = text.rule
        if case .vote(let threshold, let byWeight, _) = rule {
            rule = .vote(threshold, byWeight: byWeight, abstain: abstain ?? .counted)
        } else if let abstainAt {
            misplaced("abstain", abstainAt, name, zh: "只有票签（at least、more than）才有弃权", en: "only a vote has abstentions")
        }
        var specs = text.roles.map { SeatSpec(RoleName($0)) }
        use(text.roles.map { ($0, written.at) }, .seat, unit: around.unit)
        if let seatNodes, let seatsAt {
            if !specs.isEmpty {
                misplaced("seats", seatsAt, name, zh: "signs 已写明由谁签核", en: "\"signs\" already says who signs")
            }
            specs += seatNodes.compactMap { seat($0, around) }
            if seatNodes.isEmpty { log.add(YAMLKinds.emptyText, at: seatsAt, ["key": "seats"]) }
        } else if specs.isEmpty {
            log.add(WorkflowKinds.badRule, at: written.at, ["found": written.text, "choices": SignText.choices])
        }
        if !specs.isEmpty, specs.allSatisfy(\.advisory) {
            log.add(WorkflowKinds.noVoter, at: written.at, ["name": name.text])
        }
        if !text.isByWeight, specs.contains(where: { $0.weight > 1 }) {
            log.add(WorkflowKinds.weightUnused, at: written.at)
        }
        thresholds.append((rule, specs, written))
        return Task(.sign, rule, seats: specs)
    }

    private mutating func seat(_ node: YAMLNode, _ around: Surroundings) -> SeatSpec? {
        guard var map = MapReader(node, Phrase(zh: "席位", en: "the seat"), log) else { return nil }
        let role = map.requiredText("role")
        if let role { use([role], .seat, unit: around.unit) }
        var spec = SeatSpec(RoleName(role?.text ?? ""))
        if let weight = map.text("weight") {
            spec.weight = Int(weight.text) ?? 0
            if !(1...1000).contains(spec.weight) || "\(spec.weight)" != weight.text {
                log.add(
                    WorkflowKinds.badNumber, at: weight.at,
                    ["key": "weight", "least": "1", "limit": "1000", "found": weight.text])
                spec.weight = 1
            }
        }
        let flags = ["true": true, "false": false]
        spec.veto = map.text("veto").flatMap { choice($0, "veto", flags) } ?? false
        spec.advisory = map.text("advisory").flatMap { choice($0, "advisory", flags) } ?? false
        if spec.veto, spec.advisory { log.add(WorkflowKinds.advisoryVeto, at: node.at, ["name": spec.role.text]) }
        map.finish()
        return role == nil ? nil : spec
    }
}

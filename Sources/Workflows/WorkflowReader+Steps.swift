import Approvals
import StrictYAML

extension WorkflowReader {
    /// The `for_each` in which a step stands.
    struct Surroundings {
        var unit: UnitKind?
    }

    private static let duties = ["by", "signs", "records", "parallel", "for_each", "steps"]
    /// What a step may say besides its duty.
    private static let details = [
        "seats", "abstain", "appoints", "edits", "until", "covers", "needs", "signed", "return_to", "resubmit",
        "if_refused",
        "due", "when_overdue", "remind", "escalate_to",
    ]

    /// Reads a list of steps; `holder` is the key that it stands under, for messages.
    mutating func steps(_ node: YAMLNode, of holder: String, _ around: Surroundings) -> [Step] {
        guard let list = node.list else {
            MapReader.wrongKind(
                node, Phrase(zh: holder, en: holder), Phrase(zh: "环节列表", en: "a list of steps"), log)
            return []
        }
        if list.isEmpty { log.add(WorkflowKinds.noSteps, at: node.at, ["name": holder]) }
        return list.compactMap { step($0, around) }
    }

    private mutating func step(_ node: YAMLNode, _ around: Surroundings) -> Step? {
        guard var map = MapReader(node, Phrase(zh: "环节", en: "the step"), log) else { return nil }
        let written = map.requiredText("step")
        let name = StepName(written?.text ?? "?\(node.at)")
        if let written {
            map.name = Phrase(zh: "环节“\(name)”", en: "the step \"\(name)\"")
            checkName(written)
            if let first = stepPlaces[name] {
                log.add(
                    WorkflowKinds.duplicateStep, at: written.at, ["name": name.text, "first": "\(first.line)"])
            } else {
                stepPlaces[name] = written.at
            }
        }
        let title = map.text("title")?.text ?? ""
        var kinds = Self.duties.filter { map.has($0) }
        if kinds.contains("for_each") { kinds.removeAll { $0 == "steps" } }
        if kinds.count > 1 {
            let places = kinds.compactMap { map.place(of: $0) }
            log.add(
                WorkflowKinds.twoDuties, at: places.max()!,
                ["name": name.text, "first": kinds[0], "second": kinds[1]])
        }
        switch kinds.first {
        case nil: map.expect(Self.duties + Self.details)
        case "for_each": map.expect(["added_by", "steps"])
        case "by", "signs", "records": map.expect(Self.details)
        default: break
        }
        let body: Step.Body
        switch kinds.first {
        case "parallel": body = .parallel(steps(map.node("parallel")!, of: "parallel", around))
        case "steps": body = .sequence(steps(map.node("steps")!, of: "steps", around))
        case "for_each": body = each(&map, around)
        case let kind:
            if kind == nil { log.add(WorkflowKinds.noDuty, at: node.at, ["name": name.text]) }
            body = .task(task(&map, name, kind, around))
        }
        if kinds.count > 1 { for key in Self.duties { _ = map.node(key) } }
        map.finish()
        return Step(name, title: title, body)
    }

    private mutating func each(_ map: inout MapReader, _ around: Surroundings) -> Step.Body {
        let written = map.text("for_each")
        let unit = written.flatMap { choice($0, "for_each", ["form": UnitKind.form, "item": .item]) } ?? .form
        if around.unit != nil, let written { log.add(WorkflowKinds.nestedUnits, at: written.at) }
        let adders = map.node("added_by").map { oneOrMore($0, "added_by") } ?? []
        use(adders, .add, unit: nil)
        let inner = map.required("steps").map { steps($0, of: "steps", Surroundings(unit: unit)) } ?? []
        return .each(unit, addedBy: adders.map { RoleName($0.text) }, inner)
    }
}

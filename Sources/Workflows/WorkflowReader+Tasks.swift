import Approvals
import StrictYAML

extension WorkflowReader {
    /// Reads a step that people act in.
    mutating func task(
        _ map: inout MapReader, _ name: StepName, _ kind: String?, _ around: Surroundings
    ) -> Task {
        var task = seats(&map, name, kind, around)
        if let appoints = map.node("appoints") {
            let roles = oneOrMore(appoints, "appoints")
            use(roles, .appoint, unit: nil)
            task.appoints = roles.map { RoleName($0.text) }
            for role in roles where task.seats.contains(where: { $0.role.text == role.text }) {
                rosterSeats.append((name, role))
            }
        }
        readEdits(&map, name, kind, around, &task)
        readCovers(&map, name, around, &task)
        readNeeds(&map, name, around, &task)
        if let written = map.text("signed") {
            task.isSignatureRequired = choice(written, "signed", ["required": true]) ?? false
        }
        readRefusals(&map, name, kind, &task)
        readDue(&map, name, around, &task)
        if let place = map.place(of: "may") {
            _ = map.node("may")
            log.add(WorkflowKinds.unavailable, at: place, ["name": "may"])
        }
        return task
    }

    private mutating func readEdits(
        _ map: inout MapReader, _ name: StepName, _ kind: String?, _ around: Surroundings, _ task: inout Task
    ) {
        let (editsAt, untilAt) = (map.place(of: "edits"), map.place(of: "until"))
        if let node = map.node("edits") {
            if node.list == nil {
                if let written = MapReader.text(node, "edits", log), choice(written, "edits", ["all": true]) != nil {
                    task.edits = Edits()
                }
            } else {
                let parts = oneOrMore(node, "edits")
                for part in parts { checkName(part) }
                task.edits = Edits(parts: parts.map { PartName($0.text) })
            }
            if around.unit == nil {
                misplaced("edits", editsAt!, name, zh: "只有 for_each 之内才有内容可填", en: "only a for_each holds content")
            } else if kind != "by" {
                misplaced("edits", editsAt!, name, zh: "只有 by 环节可以填写", en: "only a step with \"by\" edits")
            }
        }
        if let until = map.text("until") {
            stepUses.append(StepUse(from: name, target: StepName(until.text), at: until.at, purpose: .until))
            task.edits?.until = StepName(until.text)
            if editsAt == nil { misplaced("until", untilAt!, name, zh: "没有 edits", en: "it has no \"edits\"") }
        }
    }

    private mutating func readCovers(
        _ map: inout MapReader, _ name: StepName, _ around: Surroundings, _ task: inout Task
    ) {
        let inUnit = around.unit != nil
        let appoints = !task.appoints.isEmpty
        task.covers = appoints ? .appointments : inUnit ? .unit(parts: task.edits?.parts) : .nothing
        let place = map.place(of: "covers")
        guard let node = map.node("covers"), let place else { return }
        if node.list != nil {
            let parts = oneOrMore(node, "covers")
            partUses += parts.map { PartUse(from: name, part: $0.text, at: $0.at) }
            task.covers = .unit(parts: parts.map { PartName($0.text) })
        } else if let written = MapReader.text(node, "covers", log) {
            let choices: [String: Coverage] = [
                "unit": .unit(parts: nil), "forms": .allForms, "appointments": .appointments, "nothing": .nothing,
            ]
            guard let covers = choice(written, "covers", choices) else { return }
            task.covers = covers
        }
        switch task.covers {
        case .unit where !inUnit: misplaced("covers", place, name, zh: "它不在 for_each 之内", en: "it is in no for_each")
        case .allForms where inUnit: misplaced("covers", place, name, zh: "它在 for_each 之内", en: "it is in a for_each")
        case .appointments where !appoints:
            misplaced("covers", place, name, zh: "没有 appoints", en: "it appoints nobody")
        case .unit, .allForms, .appointments, .nothing: break
        }
    }

    private mutating func readNeeds(
        _ map: inout MapReader, _ name: StepName, _ around: Surroundings, _ task: inout Task
    ) {
        guard let node = map.node("needs") else { return }
        for entry in node.list ?? [node] {
            if case .map = entry.value {
                guard var need = MapReader(entry, Phrase(zh: "needs", en: "needs"), log) else { continue }
                let place = need.place(of: "filled") ?? entry.at
                if let fields = need.required("filled").map({ oneOrMore($0, "filled") }) {
                    for written in fields { field(written, name) }
                    task.needs.append(.filled(fields.map(\.text)))
                }
                need.finish()
                if around.unit == nil {
                    misplaced("filled", place, name, zh: "它不在 for_each 之内", en: "it is in no for_each")
                }
            } else if let written = MapReader.text(entry, "needs", log) {
                guard let need = choice(written, "needs", Self.needs) else { continue }
                task.needs.append(need)
                if case .noOpenFinding = need {
                    if around.unit == .item {
                        misplaced(written.text, written.at, name, zh: "整改事项没有疑点", en: "items have no findings")
                    } else if !hasFindings {
                        misplaced(
                            written.text, written.at, name, zh: "文件没有写 findings，疑点无人处理",
                            en: "the file has no \"findings\", so nobody could answer one")
                    }
                }
            }
        }
    }

    /// The needs of one phrase; `filled` stands for those that name fields.
    private static let needs: [String: Need] = [
        "staffed": .staffed, "opinion": .opinion, "filled: [part.field]": .opinion,
        "no open high finding": .noOpenFinding(.high), "no open medium finding": .noOpenFinding(.medium),
        "no open low finding": .noOpenFinding(.low),
    ]

    private mutating func field(_ written: Written, _ name: StepName) {
        let halves = written.text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard halves.count == 2, Self.isName(String(halves[0])), !halves[1].isEmpty else {
            log.add(WorkflowKinds.badField, at: written.at, ["found": written.text])
            return
        }
        partUses.append(PartUse(from: name, part: String(halves[0]), at: written.at))
    }
}

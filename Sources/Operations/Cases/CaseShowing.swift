import Approvals
import CanonicalJSON
import Engine
import Ledger
import Messages

/// A case at a glance.
enum CaseShowing {
    static func text(_ view: CaseView) -> String {
        let (desk, state, glossary) = (view.desk, view.file.state, view.glossary)
        var lines = Lines()
        lines += OneLine.of("\(view.file.id)  \(view.file.title)  \(view.file.body)  \(view.file.year)")
        lines +=
            ("\(desk.say("流程", "workflow")) \(state.workflow.title) \(state.workflow.name) \(state.workflow.version)   "
                + "\(desk.say("状态", "status")) \(Messages.status(state.status, desk.language))   "
                + "\(desk.say("事件", "events")) \(state.version)")
        lines += "\n\(desk.say("人员", "People"))"
        for role in state.workflow.roles where role.per == nil {
            let holders = state.holders(of: role.name, unit: nil).map { glossary.person($0.text) }
            lines +=
                ("  \(role.title)(\(role.name)): \(holders.isEmpty ? "—" : holders.joined(separator: desk.say("、", ", ")))")
        }
        lines += "\n\(desk.say("环节", "Steps"))"
        for leaf in state.leaves where leaf.unit == nil {
            let step = state.steps[leaf.path]
            let waiting = state.eligible(at: leaf.path).map { glossary.person($0.text) }
            var line =
                "  \(step.map { Messages.status($0.status, desk.language) } ?? desk.say("未到", "to come"))  \(glossary.step(leaf.path.text))"
            if let step, step.round > 1 { line += desk.say("  第\(step.round)轮", "  round \(step.round)") }
            if !waiting.isEmpty { line += "  ← \(waiting.joined(separator: desk.say("、", ", ")))" }
            lines += line
        }
        for kind in UnitKind.allCases where state.units.contains(where: { $0.kind == kind }) {
            lines += "\n\(kind == .form ? desk.say("表", "Forms") : desk.say("整改项", "Rectification items"))"
            lines += view.units(kind)
        }
        if !state.requests.isEmpty {
            lines += "\n\(desk.say("申请", "Requests"))"
            lines += RequestList.text(view)
        }
        if !state.findings.isEmpty {
            lines += "\n\(desk.say("疑点", "Findings"))"
            lines += "  \(FindingList.count(state.findings, desk))"
        }
        return lines.text
    }

    static func json(_ view: CaseView) -> JSON {
        let state = view.file.state
        let steps: [JSON] = state.leaves.map { leaf in
            let step = state.steps[leaf.path]
            return [
                "step": .string(leaf.path.text), "status": .string(step?.status.rawValue ?? "waiting"),
                "round": .int(Int64(step?.round ?? 0)),
                "waiting_for": .array(state.eligible(at: leaf.path).map { .string($0.text) }),
                "due": step?.due.map { .string(Moment.rfc3339($0)) } ?? nil,
                "overdue": .bool(step?.overdue ?? false),
            ]
        }
        let appointments: [JSON] = state.appointments.map {
            [
                "role": .string($0.role.text), "person": .string($0.person.text),
                "unit": $0.unit.map { .string($0.text) } ?? nil,
            ]
        }
        let units: [JSON] = state.units.map {
            [
                "unit": .string($0.id.text), "kind": .string($0.kind.rawValue),
                "title": .string(view.glossary.units[$0.id.text] ?? ""),
                "standing": .string(CaseViews.standing(of: $0, in: state)), "revision": .int(Int64($0.revision)),
                "digest": $0.current.map { .string($0.digest) } ?? nil,
                "deadline": $0.deadline.map { .string(Moment.rfc3339($0)) } ?? nil,
                "extensions": .int(Int64($0.extensions)),
            ]
        }
        return [
            "case": .string(view.file.id), "title": .string(view.file.title), "body": .string(view.file.body),
            "year": .int(Int64(view.file.year)), "workflow": .string(state.workflow.name),
            "workflow_digest": .string(view.file.workflowDigest.hex), "status": .string(state.status.rawValue),
            "version": .int(state.version), "steps": .array(steps), "appointments": .array(appointments),
            "units": .array(units), "requests": .array(state.requests.map(RequestList.json)),
        ]
    }
}

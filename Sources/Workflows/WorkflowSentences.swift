package import Approvals
import StrictYAML

/// Prints a definition back in words, so that people can check what the file says.
package enum WorkflowSentences {
    /// Numbered sentences: who there is, which rules hold, and what each person does step by step.
    package static func lines(_ workflow: Workflow, chinese: Bool) -> [String] {
        let wording = Wording(workflow, chinese: chinese)
        let manager = wording.role(workflow.manager)
        var lines = [
            wording.say(
                "“\(workflow.title)”（\(workflow.name)，版本 \(workflow.version)）由\(manager)发起和管理。",
                "\"\(workflow.title)\" (\(workflow.name), version \(workflow.version)) is opened and managed by \(manager)."
            )
        ]
        lines += workflow.roles.map(wording.role)
        lines += workflow.separations.map(wording.rule)
        lines += workflow.requests.map(wording.request)
        lines += workflow.findings.map { [wording.findings($0)] } ?? []
        for step in workflow.steps { add(step, 0, nil, wording, &lines) }
        return zip(1..., lines).map { number, line in
            let text = line.drop { $0 == " " }
            return String(line.prefix(line.count - text.count)) + "\(number). " + text
        }
    }

    /// Who decides in each step and by which rule, for example `组长签核`.
    package static func acts(_ workflow: Workflow, chinese: Bool) -> [StepName: String] {
        let wording = Wording(workflow, chinese: chinese)
        var acts: [StepName: String] = [:]
        func collect(_ steps: [Step]) {
            for step in steps {
                if case .task(let task) = step.body { acts[step.name] = wording.act(task) }
                collect(step.children)
            }
        }
        collect(workflow.steps)
        return acts
    }

    /// The rules about different people, each as a sentence, in the order of the workflow.
    package static func separations(_ workflow: Workflow, chinese: Bool) -> [String] {
        let wording = Wording(workflow, chinese: chinese)
        return workflow.separations.map(wording.rule)
    }

    private static func add(
        _ step: Step, _ depth: Int, _ unit: UnitKind?, _ wording: Wording, _ lines: inout [String]
    ) {
        let margin = String(repeating: "  ", count: depth)
        let name =
            step.title.isEmpty
            ? "\(step.name)" : wording.say("\(step.title)（\(step.name)）", "\(step.name) (\(step.title))")
        let text: String
        var inner = unit
        switch step.body {
        case .task(let task):
            let clauses = wording.clauses(task, unit: unit).map(\.text)
            text = clauses.joined(separator: wording.say("；", "; "))
        case .sequence: text = wording.say("依次办理以下环节", "the steps below, one after another")
        case .parallel: text = wording.say("以下环节同时办理，全部完成后继续", "the steps below at the same time, until all are done")
        case .each(let kind, let adders, _):
            let people =
                adders.isEmpty
                ? wording.role(wording.workflow.manager) : wording.list(adders.map(wording.role), or: true)
            let name = wording.unit(kind)
            text = wording.say(
                "\(people)逐个添加\(name)，每个\(name)依次办理以下环节",
                "for each \(name) that \(people) adds, the steps below one after another")
            inner = kind
        }
        lines.append(margin + wording.say("\(name)：\(text)。", "\(name): \(text)."))
        for child in step.children { add(child, depth + 1, inner, wording, &lines) }
    }
}

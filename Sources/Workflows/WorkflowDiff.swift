package import Approvals
import StrictYAML

/// Compares two versions of a workflow by what people must do, not by lines of the file.
package enum WorkflowDiff {
    /// One sentence for each duty that came, went or changed; empty if nobody's duties change.
    package static func duties(_ old: Workflow, _ new: Workflow, chinese: Bool) -> [String] {
        let (before, after) = (Wording(old, chinese: chinese), Wording(new, chinese: chinese))
        var lines: [String] = []
        if old.manager != new.manager {
            let (one, other) = (before.role(old.manager), after.role(new.manager))
            lines.append(after.say("流程改由\(other)管理，原为\(one)。", "The case is managed by \(other), no longer by \(one)."))
        }
        lines += compare(
            old.roles.map { ($0.name.text, before.role($0)) }, new.roles.map { ($0.name.text, after.role($0)) },
            gone: after.say("角色取消：", "Role dropped: "), came: after.say("新增角色：", "New role: "),
            changed: after.say("角色改变：", "Role changed: "), after)
        let (rules, newRules) = (old.separations.map(before.rule), new.separations.map(after.rule))
        lines += rules.filter { !newRules.contains($0) }.map { after.say("不再要求：\($0)", "No longer required: \($0)") }
        lines += newRules.filter { !rules.contains($0) }.map { after.say("新要求：\($0)", "Newly required: \($0)") }
        lines += compare(
            old.requests.map { ($0.kind.rawValue, before.request($0)) },
            new.requests.map { ($0.kind.rawValue, after.request($0)) },
            gone: after.say("不再可以申请：", "Can no longer be asked for: "),
            came: after.say("新增申请：", "Can now be asked for: "),
            changed: after.say("申请改变：", "Request changed: "), after)
        func findings(_ workflow: Workflow, _ wording: Wording) -> [(key: String, text: String)] {
            workflow.findings.map { [("findings", wording.findings($0))] } ?? []
        }
        lines += compare(
            findings(old, before), findings(new, after), gone: after.say("不再规定：", "No longer: "),
            came: after.say("新增规定：", "New: "), changed: after.say("疑点的处理改变：", "Findings changed: "), after)
        return lines + steps(old, new, before, after)
    }

    private static func compare(
        _ old: [(key: String, text: String)], _ new: [(key: String, text: String)], gone: String, came: String,
        changed: String, _ wording: Wording
    ) -> [String] {
        let (before, after) = (Dictionary(old) { $1 }, Dictionary(new) { $1 })
        return old.filter { after[$0.key] == nil }.map { gone + $0.text }
            + new.compactMap { key, text in
                guard let earlier = before[key] else { return came + text }
                return earlier == text
                    ? nil : changed + wording.say("原“\(earlier)”，现“\(text)”", "was \"\(earlier)\", is \"\(text)\"")
            }
    }

    // MARK: Steps

    private static func steps(_ old: Workflow, _ new: Workflow, _ before: Wording, _ after: Wording) -> [String] {
        let (was, now) = (StepIndex(old), StepIndex(new))
        var lines = was.order.filter { now.entries[$0] == nil }.map {
            after.say("环节取消：\(before.step($0))。", "Step dropped: \($0).")
        }
        for name in now.order {
            guard let entry = now.entries[name] else { continue }
            let label = after.step(name)
            guard let earlier = was.entries[name] else {
                let text = summary(entry, after)
                lines.append(after.say("新增环节：\(label)\(text)。", "New step: \(label)\(text)."))
                continue
            }
            lines += compare(earlier, entry, label, before, after)
        }
        let (kept, order) = (was.order.filter { now.entries[$0] != nil }, now.order.filter { was.entries[$0] != nil })
        if kept != order {
            let names = order.map(after.step).joined(separator: " → ")
            lines.append(after.say("环节次序改为：\(names)。", "The order of steps is now: \(names)."))
        }
        return lines
    }

    private static func summary(_ entry: StepIndex.Entry, _ wording: Wording) -> String {
        guard case .task(let task) = entry.step.body else { return "" }
        return wording.say("：", ": ")
            + wording.clauses(task, unit: entry.unit).map(\.text).joined(separator: wording.say("；", "; "))
    }

    private static func compare(
        _ old: StepIndex.Entry, _ new: StepIndex.Entry, _ label: String, _ before: Wording, _ after: Wording
    ) -> [String] {
        var lines: [String] = []
        if old.levels.map(\.holder) != new.levels.map(\.holder)
            || old.levels.last?.isParallel != new.levels.last?.isParallel
        {
            let holder = new.levels.last?.holder.map(after.step) ?? after.say("流程本身", "the workflow itself")
            let way =
                new.levels.last?.isParallel == true
                ? after.say("同时办理", "at the same time") : after.say("依次办理", "in order")
            lines.append(after.say("\(label)：现属“\(holder)”，\(way)。", "\(label): now belongs to \(holder), \(way)."))
        }
        let (clauses, newClauses): ([Wording.Clause], [Wording.Clause])
        switch (old.step.body, new.step.body) {
        case (.task(let was), .task(let now)):
            (clauses, newClauses) = (before.clauses(was, unit: old.unit), after.clauses(now, unit: new.unit))
        case (.each(let was, let adders, _), .each(let now, let newAdders, _)):
            guard was != now || adders != newAdders else { return lines }
            let (one, other) = (
                after.list(adders.map(before.role), or: true), after.list(newAdders.map(after.role), or: true)
            )
            lines.append(
                after.say(
                    "\(label)：现由\(other)添加\(after.unit(now))，原由\(one)添加\(after.unit(was))。",
                    "\(label): \(other) adds each \(after.unit(now)); before, \(one) added each \(after.unit(was))."))
            return lines
        case (.sequence, .sequence), (.parallel, .parallel): return lines
        default:
            let text = summary(new, after)
            return lines + [after.say("\(label)：性质改变\(text)。", "\(label): is another kind of step\(text).")]
        }
        for clause in clauses where !newClauses.contains(clause) {
            if let other = newClauses.first(where: { $0.topic == clause.topic }) {
                lines.append(
                    after.say(
                        "\(label)：原“\(clause.text)”，现“\(other.text)”。",
                        "\(label): was \"\(clause.text)\", is \"\(other.text)\"."))
            } else {
                lines.append(after.say("\(label)：不再“\(clause.text)”。", "\(label): no longer \"\(clause.text)\"."))
            }
        }
        for clause in newClauses where !clauses.contains(where: { $0.topic == clause.topic }) {
            lines.append(after.say("\(label)：新增“\(clause.text)”。", "\(label): now also \"\(clause.text)\"."))
        }
        return lines
    }
}

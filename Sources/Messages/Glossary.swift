package import Approvals

/// Turns ids into what people call them; an id without a name is shown as it is.
package struct Glossary: Sendable, Equatable {
    /// Names of people by id.
    package var people: [String: String]
    /// Titles of roles by name.
    package var roles: [String: String]
    /// Titles of steps by name.
    package var steps: [String: String]
    /// Titles of forms and items by id.
    package var units: [String: String]
    /// What a decision in a step is called, by the step's name; tells 提交 from 同意.
    package var acts: [String: Task.Act]

    /// Creates a glossary from what is known; without an entry an id is shown as it is.
    package init(
        people: [String: String] = [:], roles: [String: String] = [:], steps: [String: String] = [:],
        units: [String: String] = [:], acts: [String: Task.Act] = [:]
    ) {
        (self.people, self.roles, self.steps, self.units, self.acts) = (people, roles, steps, units, acts)
    }

    /// Takes the titles of roles and steps from a workflow.
    package init(_ workflow: Workflow, people: [String: String] = [:], units: [String: String] = [:]) {
        self.init(people: people, units: units)
        for role in workflow.roles { roles[role.name.text] = role.title }
        func collect(_ list: [Step]) {
            for step in list {
                steps[step.name.text] = step.title
                if case .task(let task) = step.body { acts[step.name.text] = task.act }
                collect(step.children)
            }
        }
        collect(workflow.steps)
    }

    /// `赵某(p30)`, or `p30`.
    package func person(_ id: String) -> String { named(id, people) }

    /// `财务审核(finance)`, or `finance`.
    package func role(_ name: String) -> String { named(name, roles) }

    /// `14-03(科技信息化建设专项经费)`, or `14-03`.
    package func unit(_ id: String) -> String {
        guard let title = units[id], !title.isEmpty, title != id else { return id }
        return "\(id)(\(title))"
    }

    /// `14-03 财务审核 (forms/14-03/finance-review)`, or the path alone where the step has no title.
    package func step(_ path: String) -> String {
        let components = path.split(separator: "/").map(String.init)
        guard let name = components.last, let title = steps[name], !title.isEmpty, title != name else { return path }
        // A path goes container, copy, step: what names no step and stands between is the copy's form or item.
        let unit = components.dropFirst().dropLast().last { steps[$0] == nil || units[$0] != nil }
        return [unit, title, "(\(path))"].compactMap(\.self).joined(separator: " ")
    }

    /// The act of the step at `path`, where it is known.
    package func act(_ path: String) -> Task.Act? { path.split(separator: "/").last.flatMap { acts[String($0)] } }

    /// Several people, given as a fact lists them (`p1, p2`).
    package func people(_ ids: String, _ language: Language) -> String { list(ids, language, person) }

    /// Several roles, given as a fact lists them.
    package func roles(_ names: String, _ language: Language) -> String { list(names, language, role) }

    /// Several steps, given as a fact lists them.
    package func steps(_ paths: String, _ language: Language) -> String { list(paths, language, step) }

    /// Several forms or items, given as a fact lists them.
    package func units(_ ids: String, _ language: Language) -> String { list(ids, language, unit) }

    /// The items of a listed fact, each once, the first six by name and the others counted.
    func list(
        _ text: String, _ language: Language, separator: String? = nil, _ name: (String) -> String
    ) -> String {
        let all = text.split(separator: ",").map { String($0.drop { $0 == " " }) }.filter { !$0.isEmpty }
            .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let shown = all.prefix(6).map(name)
        let rest = all.count - shown.count
        switch language {
        case .zh: return shown.joined(separator: separator ?? "、") + (rest > 0 ? "等 \(all.count) 项" : "")
        case .en: return shown.joined(separator: separator ?? ", ") + (rest > 0 ? " and \(rest) more" : "")
        }
    }

    private func named(_ id: String, _ names: [String: String]) -> String {
        guard let name = names[id], !name.isEmpty, name != id else { return id }
        return "\(name)(\(id))"
    }
}

package import Approvals
package import CanonicalJSON

/// A stored definition that is not what `canonicalJSON()` writes.
package struct UnreadableDefinition: Error, Sendable, Equatable {
    /// Stable, like the codes of a file's problems.
    package let code = "workflow.stored_definition"
    /// The field that could not be read, for example `roles`.
    package let field: String

    /// What was expected and what was found.
    package var message: String { "Expected a stored workflow definition, but its field \"\(field)\" is unreadable." }
    /// The next action.
    package var remedy: String { "Check the store; a definition is written once and never changed." }
}

extension Workflow {
    /// Reads what `canonicalJSON()` wrote, so that a stored case needs no file.
    ///
    /// The content is not checked again beyond its shape.
    package init(canonicalJSON json: JSON) throws(UnreadableDefinition) {
        guard json["format"] == 1 else { throw UnreadableDefinition(field: "format") }
        self.init(
            name: try json.string("name"), version: try json.string("version"), title: try json.string("title"),
            manager: RoleName(try json.string("manager")),
            roles: try json.items("roles") { (json) throws(UnreadableDefinition) in try Role(json) },
            separations: try json.items("separations") { (json) throws(UnreadableDefinition) in try Separation(json) },
            requests: try json.items("requests") { (json) throws(UnreadableDefinition) in try RequestRule(json) },
            findings: try json["findings"].map { (json) throws(UnreadableDefinition) in try FindingRule(json) },
            steps: try json.items("steps") { (json) throws(UnreadableDefinition) in try Step(json) })
    }
}

extension Role {
    fileprivate init(_ json: JSON) throws(UnreadableDefinition) {
        self.init(
            RoleName(try json.string("name")), title: try json.string("title"), per: try json.optionalKind("per"),
            everyone: try json.truth("everyone"))
    }
}

extension Separation {
    fileprivate init(_ json: JSON) throws(UnreadableDefinition) {
        let duties = try json.items("duties") { (json) throws(UnreadableDefinition) -> Duty in
            if let role = json["role"]?.text { return .role(RoleName(role)) }
            return .step(StepName(try json.string("step")))
        }
        self.init(duties, within: try json.optionalKind("within"))
    }
}

extension RequestRule {
    fileprivate init(_ json: JSON) throws(UnreadableDefinition) {
        self.init(
            try json.word("kind"), askedBy: try json.names("asked_by"), grantedBy: try json.names("granted_by"))
    }
}

extension FindingRule {
    fileprivate init(_ json: JSON) throws(UnreadableDefinition) {
        self.init(
            explainedBy: try json.names("explained_by"), acceptedBy: try json.names("accepted_by"),
            waivedBy: try json.names("waived_by"))
    }
}

extension Step {
    fileprivate init(_ json: JSON) throws(UnreadableDefinition) {
        let steps = { (key: String) throws(UnreadableDefinition) in
            try json.items(key) { (json) throws(UnreadableDefinition) in try Step(json) }
        }
        let body: Body
        if let task = json["task"] {
            body = .task(try Task(task))
        } else if json["sequence"] != nil {
            body = .sequence(try steps("sequence"))
        } else if json["parallel"] != nil {
            body = .parallel(try steps("parallel"))
        } else {
            body = .each(try json.word("for_each"), addedBy: try json.names("added_by"), try steps("steps"))
        }
        self.init(StepName(try json.string("step")), title: try json.string("title"), body)
    }
}

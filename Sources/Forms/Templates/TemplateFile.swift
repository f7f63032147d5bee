package import CanonicalJSON
package import StrictYAML

/// All the problems of one template file, each with its place.
package typealias TemplateError = YAMLProblems

extension FormTemplate {
    /// Reads a template file; its keys are described in `Workflows/forms/README.md`.
    ///
    /// - Throws: Every problem that can be found, in the order of the file.
    package static func read(text: String, file: String) throws(TemplateError) -> FormTemplate {
        try read(try YAML.read(text, file: file), file: file)
    }

    /// Reads what `canonicalJSON()` wrote, so that a stored case needs no file.
    ///
    /// - Throws: The same problems as a file would; all of them at line 1.
    package init(canonicalJSON json: JSON) throws(TemplateError) {
        let start = Position(line: 1, column: 1)
        guard json["format"] == 1, let source = json["template"] else {
            throw TemplateError([
                YAMLProblem(TemplateKinds.format, file: "template", at: start, parameters: ["found": "?"])
            ])
        }
        self = try Self.read(Self.node(source), file: "template")
    }

    private static func read(_ node: YAMLNode, file: String) throws(TemplateError) -> FormTemplate {
        let log = ProblemLog(file: file)
        var reader = TemplateReader(log: log)
        var template = reader.template(node)
        try log.check()
        template.source = json(node)
        return template
    }

    private static func node(_ json: JSON) -> YAMLNode {
        let start = Position(line: 1, column: 1)
        switch json {
        case .null, .bool, .int: return YAMLNode(at: start, .text(""))
        case .string(let text): return YAMLNode(at: start, .text(text))
        case .array(let list): return YAMLNode(at: start, .list(list.map(node)))
        case .object(let fields):
            let entries = fields.map { (key: $0.key, keyAt: start, value: node($0.value)) }
            return YAMLNode(at: start, .map(entries))
        }
    }

    private static func json(_ node: YAMLNode) -> JSON {
        switch node.value {
        case .text(let text): .string(text)
        case .list(let list): .array(list.map(json))
        case .map(let entries): .object(JSON.Fields(entries.map { ($0.key, json($0.value)) }) { first, _ in first })
        }
    }
}

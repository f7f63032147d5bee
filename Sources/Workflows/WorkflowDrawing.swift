package import Approvals

/// Draws a workflow as text for two common drawing programs.
package enum WorkflowDrawing {
    /// A Mermaid flowchart, as shown by Markdown viewers.
    package static func mermaid(_ workflow: Workflow) -> String {
        let graph = Graph(workflow)
        var lines = ["flowchart TD", "  start([\"\(escape(workflow.title))\"])"]
        func add(_ items: [Graph.Item], _ margin: String) {
            for item in items {
                switch item {
                case .node(let id, let label):
                    lines.append("\(margin)\(id)[\"\(label.map(escape).joined(separator: "<br/>"))\"]")
                case .group(let id, let label, let inner):
                    lines.append("\(margin)subgraph \(id)[\"\(escape(label))\"]")
                    add(inner, margin + "  ")
                    lines.append("\(margin)end")
                }
            }
        }
        add(graph.items, "  ")
        lines.append("  finish([\"●\"])")
        for edge in graph.edges {
            let arrow = edge.label.isEmpty ? "-->" : "-. \(escape(edge.label)) .->"
            lines.append("  \(edge.from) \(arrow) \(edge.to)")
        }
        return lines.joined(separator: "\n")
    }

    /// A Graphviz digraph.
    package static func dot(_ workflow: Workflow) -> String {
        let graph = Graph(workflow)
        var lines = ["digraph \(quote(workflow.name)) {", "  rankdir=TB; node [shape=box, style=rounded];"]
        lines.append("  start [label=\(quote(workflow.title)), shape=oval];")
        func add(_ items: [Graph.Item], _ margin: String) {
            for item in items {
                switch item {
                case .node(let id, let label):
                    lines.append("\(margin)\(id) [label=\(quote(label.joined(separator: "\n")))];")
                case .group(let id, let label, let inner):
                    lines.append("\(margin)subgraph cluster_\(id) {")
                    lines.append("\(margin)  label=\(quote(label));")
                    add(inner, margin + "  ")
                    lines.append("\(margin)}")
                }
            }
        }
        add(graph.items, "  ")
        lines.append("  finish [label=\"●\", shape=oval];")
        for edge in graph.edges {
            let style = edge.label.isEmpty ? "" : " [style=dashed, constraint=false, label=\(quote(edge.label))]"
            lines.append("  \(edge.from) -> \(edge.to)\(style);")
        }
        return (lines + ["}"]).joined(separator: "\n")
    }

    /// Mermaid takes some characters of a label for markup.
    private static func escape(_ text: String) -> String {
        let marks: [Character: String] = [
            "\"": "#quot;", "<": "#lt;", ">": "#gt;", "#": "#35;", "`": "#96;", "\\": "#92;", "\n": " ", "\r\n": " ",
        ]
        return text.map { marks[$0] ?? String($0) }.joined()
    }

    private static func quote(_ text: String) -> String {
        let marks: [Character: String] = ["\"": "\\\"", "\\": "\\\\", "\n": "\\n", "\r\n": "\\n"]
        return "\"" + text.map { marks[$0] ?? String($0) }.joined() + "\""
    }
}

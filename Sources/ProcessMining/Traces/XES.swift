package import Approvals
import Ledger

/// Traces as XES, the exchange format for event logs (IEEE 1849-2016).
package enum XES {
    /// The whole document.
    ///
    /// - Parameter workflows: The workflow of each case, by the case's id.
    package static func text(_ traces: [Trace], _ workflows: [String: Workflow]) -> String {
        var xml = XMLText()
        xml.open(
            "log",
            ["xes.version": "1849.2016", "xes.features": "", "xmlns": "http://www.xes-standard.org/"])
        for (name, prefix) in [
            ("Concept", "concept"), ("Time", "time"), ("Lifecycle", "lifecycle"), ("Organizational", "org"),
        ] {
            let uri = "http://www.xes-standard.org/\(prefix).xesext"
            xml.element("extension", ["name": name, "prefix": prefix, "uri": uri])
        }
        xml.open("global", ["scope": "trace"])
        xml.string("concept:name", "")
        xml.close("global")
        xml.open("global", ["scope": "event"])
        xml.string("concept:name", "")
        xml.string("lifecycle:transition", "unknown")
        xml.date("time:timestamp", 0)
        xml.close("global")
        xml.element("classifier", ["name": "Activity", "keys": "concept:name"])
        xml.element("classifier", ["name": "Resource", "keys": "org:resource"])
        xml.string("lifecycle:model", "standard")
        for trace in traces { write(trace, workflows[trace.caseID], &xml) }
        xml.close("log")
        return xml.document
    }

    private static func write(_ trace: Trace, _ workflow: Workflow?, _ xml: inout XMLText) {
        xml.open("trace")
        xml.string("concept:name", trace.name)
        xml.string("case", trace.caseID)
        if let unit = trace.unit { xml.string("unit", unit) }
        xml.string("kind", trace.kind.word)
        if let workflow { xml.string("workflow", "\(workflow.name)/\(workflow.version)") }
        for happening in trace.happenings {
            xml.open("event")
            xml.string("concept:name", happening.label)
            xml.string("lifecycle:transition", happening.lifecycle.rawValue)
            xml.date("time:timestamp", happening.at)
            if let actor = happening.actor {
                xml.string("org:resource", actor.performer.person.text)
                if let role = actor.role { xml.string("org:role", role.text) }
                if let registrar = actor.performer.registrar { xml.string("registrar", registrar.text) }
            }
            if let step = happening.step { xml.string("step", step.text) }
            xml.element("int", ["key": "seq", "value": String(happening.seq)])
            xml.string("digest", happening.digest)
            xml.close("event")
        }
        xml.close("trace")
    }
}

extension XMLText {
    fileprivate mutating func string(_ key: String, _ value: String) {
        element("string", ["key": key, "value": value])
    }

    fileprivate mutating func date(_ key: String, _ value: Microseconds) {
        element("date", ["key": key, "value": Timestamp.text(value)])
    }
}

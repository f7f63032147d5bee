package import Approvals
import CanonicalJSON
import Ledger

/// Makes an object-centric log of the entries of cases: what each is about, and how what it is about changes.
///
/// People are in it by their ids, and texts that somebody typed are not: entries have none.
package struct ObjectRecorder {
    private var log = ObjectLog()
    private var state: CaseState
    private var theCase = ""

    private init(_ id: CaseID, _ workflow: Workflow, _ log: ObjectLog) {
        state = CaseState(id: id, workflow: workflow)
        self.log = log
        let definition = self.log.object("workflow", "\(workflow.name)/\(workflow.version)")
        theCase = self.log.object("case", id.text) { $0.tie(definition, "workflow") }
    }

    /// Adds a case to a log.
    package static func record(
        _ id: CaseID, _ workflow: Workflow, _ facts: some Sequence<Fact>, in log: inout ObjectLog
    ) {
        var recorder = ObjectRecorder(id, workflow, log)
        for fact in facts { recorder.record(fact) }
        log = recorder.log
    }

    private mutating func record(_ fact: Fact) {
        state.evolve(fact.event)
        var event = ObjectLog.Event(id: "entry:\(fact.seq)", type: fact.type, at: fact.at)
        event.attributes = Self.attributes(fact)
        var ties = ties(of: fact)
        ties.insert(.init(object: theCase, qualifier: "case"), at: 0)
        event.relations = ties
        log.add(event)
        follow(fact)
    }

    /// What an entry says in one word each; ids of objects are ties, not attributes.
    private static func attributes(_ fact: Fact) -> [String: String] {
        var attributes = ["seq": String(fact.seq), "digest": fact.digest]
        for (key, value) in fact.data.fields ?? [:] where !Set(ties.keys).contains(key) && key != "at" {
            switch value {
            // The entry's own digest has this name already; this is that of the content or definition.
            case .string(let text): attributes[key == "digest" ? "content" : key] = text
            case .int(let number) where key == "due" || key == "deadline": attributes[key] = Timestamp.text(number)
            case .int(let number): attributes[key] = String(number)
            case .bool(let flag): attributes[key] = flag ? "true" : "false"
            case .null, .array, .object: break
            }
        }
        return attributes
    }

    /// The fields of entries that name an object, with its type.
    private static let ties = [
        "person": "person", "registrar": "person", "step": "step", "to": "step", "request": "request",
        "finding": "finding", "unit": "unit", "item": "unit",
    ]

    private mutating func ties(of fact: Fact) -> [ObjectLog.Relation] {
        var ties: [ObjectLog.Relation] = []
        // One tie to an object: some tools keep no more.
        func add(_ object: String, _ qualifier: String) {
            if !ties.contains(where: { $0.object == object }) {
                ties.append(.init(object: object, qualifier: qualifier))
            }
        }
        for (key, type) in Self.ties.sorted(by: { $0.key < $1.key }) {
            if let number = fact.data[key]?.integer { add(object(type, String(number)), key) }
            guard let name = fact.data[key]?.text else { continue }
            // An escalation goes to a role; a role is no object here.
            if type == "step", state.plan.leaf(at: Path(name)) == nil { continue }
            add(object(type, name), key)
            if type == "step", key == "step", let unit = state.plan.leaf(at: Path(name))?.unit {
                add(object("unit", unit.text), "unit")
            }
        }
        for person in fact.data["people"]?.list ?? [] { if let id = person.text { add(object("person", id), "told") } }
        for basis in fact.data["basis"]?.list ?? [] {
            if let unit = basis["unit"]?.text { add(object("unit", unit), "basis") }
        }
        return ties
    }

    /// An object of the case, made when it is first spoken of.
    private mutating func object(_ type: String, _ name: String) -> String {
        let (caseID, theCase) = (state.id.text, theCase)
        switch type {
        case "person": return log.object("person", name)
        case "unit":
            let kind = state.unit(UnitID(name))?.kind ?? .form
            return log.object(kind.rawValue, "\(caseID)/\(name)") { $0.tie(theCase, "case") }
        case "step":
            let unit = state.plan.leaf(at: Path(name))?.unit.map { object("unit", $0.text) }
            return log.object("step", "\(caseID)/\(name)") { $0.tie(unit ?? theCase, unit == nil ? "case" : "unit") }
        default: return log.object(type, "\(caseID)#\(name)") { $0.tie(theCase, "case") }
        }
    }

    /// What an entry changes of the objects themselves.
    private mutating func follow(_ fact: Fact) {
        let at = fact.at
        func set(_ type: String, _ name: String, _ attribute: String, _ value: String) {
            log.object(type, name) { $0.set(attribute, value, at: at) }
        }
        let caseID = state.id.text
        set("case", caseID, "status", state.status.rawValue)
        for name in Set(["unit", "item"].compactMap { fact.data[$0]?.text }) {
            guard let unit = state.unit(UnitID(name)) else { continue }
            set(unit.kind.rawValue, "\(caseID)/\(name)", "status", unit.status.rawValue)
            guard let content = unit.current else { continue }
            set(unit.kind.rawValue, "\(caseID)/\(name)", "content", content.digest)
            set(unit.kind.rawValue, "\(caseID)/\(name)", "revision", String(unit.revision))
        }
        if let path = fact.data["step"]?.text, let step = state.steps[Path(path)] {
            set("step", "\(caseID)/\(path)", "status", step.status.rawValue)
            set("step", "\(caseID)/\(path)", "round", String(step.round))
        }
        followAnswers(fact)
        if case .appointed(let appointment, _) = fact.event {
            let person = object("person", appointment.person.text)
            let role = appointment.role.text
            if let unit = appointment.unit, let kind = state.unit(unit)?.kind {
                log.object(kind.rawValue, "\(caseID)/\(unit)") { $0.tie(person, role) }
            } else {
                log.object("case", caseID) { $0.tie(person, role) }
            }
        }
    }

    /// How findings and requests fare.
    private mutating func followAnswers(_ fact: Fact) {
        let (caseID, at) = (state.id.text, fact.at)
        if let number = fact.data["finding"]?.integer,
            let finding = state.findings.first(where: { $0.number == number })
        {
            let (form, item) = (object("unit", finding.unit.text), finding.item.map { object("unit", $0.text) })
            log.object("finding", "\(caseID)#\(number)") {
                $0.set("status", finding.status.rawValue, at: at)
                $0.set("severity", finding.severity.rawValue, at: at)
                $0.set("check", finding.check, at: at)
                $0.tie(form, "form")
                if let item { $0.tie(item, "item") }
            }
        }
        if let number = fact.data["request"]?.integer,
            let request = state.requests.first(where: { $0.number == number })
        {
            let unit = object("unit", request.unit.text)
            log.object("request", "\(caseID)#\(number)") {
                $0.set("kind", request.kind.rawValue, at: at)
                $0.set("status", request.status.rawValue, at: at)
                $0.tie(unit, "unit")
            }
        }
    }
}

import Approvals
import CanonicalJSON

extension Task {
    init(_ json: JSON) throws(UnreadableDefinition) {
        guard let rule = json["rule"], let covers = json["covers"], let refused = json["if_refused"] else {
            throw UnreadableDefinition(field: "task")
        }
        self.init(
            try json.word("act"), try SignRule(rule),
            seats: try json.items("seats") { (json) throws(UnreadableDefinition) in
                SeatSpec(
                    RoleName(try json.string("role")), weight: try json.number("weight"),
                    veto: try json.truth("veto"), advisory: try json.truth("advisory"))
            })
        appoints = try json.names("appoints")
        edits = try json.optional("edits") { (json) throws(UnreadableDefinition) in
            Edits(parts: try json.optionalNames("parts"), until: json["until"]?.text.map { StepName($0) })
        }
        self.covers = try Coverage(covers)
        needs = try json.items("needs") { (json) throws(UnreadableDefinition) in try Need(json) }
        returnTo = try json.names("return_to")
        resubmit = try json.word("resubmit")
        switch try refused.string("kind") {
        case "end": ifRefused = .end
        case "return": ifRefused = .returnTo(StepName(try refused.string("to")))
        default: throw UnreadableDefinition(field: "if_refused")
        }
        due = try json.optional("due") { (json) throws(UnreadableDefinition) in try DueTerm(json) }
        switch try json.string("when_overdue") {
        case "remind": whenOverdue = .remind
        case "refuse": whenOverdue = .refuse
        default: throw UnreadableDefinition(field: "when_overdue")
        }
        if json["signed"] != nil {
            guard try json.string("signed") == "required" else { throw UnreadableDefinition(field: "signed") }
            isSignatureRequired = true
        }
        if json["remind"] != nil { remind = try json.number("remind") }
        if json["escalate_to"] != nil { escalateTo = RoleName(try json.string("escalate_to")) }
    }
}

extension SignRule {
    fileprivate init(_ json: JSON) throws(UnreadableDefinition) {
        switch try json.string("kind") {
        case "all": self = .all
        case "in_order": self = .inOrder
        case "any": self = .any
        case "first": self = .first
        case "vote":
            guard let threshold = json["threshold"] else { throw UnreadableDefinition(field: "threshold") }
            self = .vote(
                try Threshold(threshold), byWeight: try json.truth("by_weight"), abstain: try json.word("abstain"))
        default: throw UnreadableDefinition(field: "rule")
        }
    }
}

extension Threshold {
    fileprivate init(_ json: JSON) throws(UnreadableDefinition) {
        let pair = { (key: String) in json[key]?.list?.compactMap { $0.integer.map { Int($0) } } ?? [] }
        if let count = json["count"]?.integer {
            self = .count(Int(count))
        } else if pair("at_least").count == 2 {
            self = .atLeast(pair("at_least")[0], of: pair("at_least")[1])
        } else if pair("more_than").count == 2 {
            self = .moreThan(pair("more_than")[0], of: pair("more_than")[1])
        } else {
            throw UnreadableDefinition(field: "threshold")
        }
    }
}

extension Coverage {
    fileprivate init(_ json: JSON) throws(UnreadableDefinition) {
        switch try json.string("kind") {
        case "nothing": self = .nothing
        case "unit": self = .unit(parts: try json.optionalNames("parts"))
        case "forms": self = .allForms
        case "appointments": self = .appointments
        default: throw UnreadableDefinition(field: "covers")
        }
    }
}

extension Need {
    fileprivate init(_ json: JSON) throws(UnreadableDefinition) {
        switch try json.string("kind") {
        case "staffed": self = .staffed
        case "opinion": self = .opinion
        case "no_open_finding": self = .noOpenFinding(try json.word("severity"))
        case "filled": self = .filled(json["fields"]?.list?.compactMap(\.text) ?? [])
        default: throw UnreadableDefinition(field: "needs")
        }
    }
}

extension DueTerm {
    fileprivate init(_ json: JSON) throws(UnreadableDefinition) {
        if let days = json["working_days"]?.integer {
            self = .workingDays(Int(days))
        } else if let text = json["date"]?.text, let date = CivilDate(text) {
            self = .date(date)
        } else if json["unit_deadline"] == true {
            self = .unitDeadline
        } else {
            throw UnreadableDefinition(field: "due")
        }
    }
}

package import Approvals
package import CanonicalJSON

extension Workflow {
    /// The whole definition as canonical content; a case is pinned to the digest of its bytes.
    ///
    /// The same for equal definitions, and total: every optional value is written. Only what steps could not say from the
    /// beginning (`findings`, `signed`, `remind`, `escalate_to`) is left out where it is not said, so that earlier digests stand.
    package func canonicalJSON() -> JSON {
        var fields: JSON.Fields = [
            "format": 1, "name": .string(name), "version": .string(version), "title": .string(title),
            "manager": .string(manager.text), "roles": .array(roles.map(\.json)),
            "separations": .array(separations.map(\.json)), "requests": .array(requests.map(\.json)),
            "steps": .array(steps.map(\.json)),
        ]
        fields["findings"] = findings.map(\.json)
        return .object(fields)
    }
}

/// Texts of names as a list.
private func list(_ names: [some Name]) -> JSON { .array(names.map { .string($0.text) }) }

private func optional(_ text: String?) -> JSON { text.map { .string($0) } ?? .null }

extension Role {
    fileprivate var json: JSON {
        [
            "name": .string(name.text), "title": .string(title), "per": optional(per?.rawValue),
            "everyone": .bool(everyone),
        ]
    }
}

extension Separation {
    fileprivate var json: JSON {
        let sides = duties.map { duty -> JSON in
            switch duty {
            case .role(let name): ["role": .string(name.text)]
            case .step(let name): ["step": .string(name.text)]
            }
        }
        return ["duties": .array(sides), "within": optional(within?.rawValue)]
    }
}

extension RequestRule {
    fileprivate var json: JSON {
        ["kind": .string(kind.rawValue), "asked_by": list(askedBy), "granted_by": list(grantedBy)]
    }
}

extension FindingRule {
    fileprivate var json: JSON {
        ["explained_by": list(explainedBy), "accepted_by": list(acceptedBy), "waived_by": list(waivedBy)]
    }
}

extension Step {
    fileprivate var json: JSON {
        var fields: JSON.Fields = ["step": .string(name.text), "title": .string(title)]
        switch body {
        case .task(let task): fields["task"] = task.json
        case .sequence(let steps): fields["sequence"] = .array(steps.map(\.json))
        case .parallel(let steps): fields["parallel"] = .array(steps.map(\.json))
        case .each(let kind, let adders, let steps):
            fields["for_each"] = .string(kind.rawValue)
            fields["added_by"] = list(adders)
            fields["steps"] = .array(steps.map(\.json))
        }
        return .object(fields)
    }
}

extension Task {
    fileprivate var json: JSON {
        var fields: JSON.Fields = [
            "act": .string(act.rawValue), "rule": rule.json, "seats": .array(seats.map(\.json)),
            "appoints": list(appoints), "edits": edits?.json ?? .null, "covers": covers.json,
            "needs": .array(needs.map(\.json)), "return_to": list(returnTo), "resubmit": .string(resubmit.rawValue),
            "if_refused": ifRefused.json, "due": due?.json ?? .null,
            "when_overdue": whenOverdue == .refuse ? "refuse" : "remind",
        ]
        if isSignatureRequired { fields["signed"] = "required" }
        fields["remind"] = remind.map { .int(Int64($0)) }
        fields["escalate_to"] = escalateTo.map { .string($0.text) }
        return .object(fields)
    }
}

extension SignRule {
    fileprivate var json: JSON {
        switch self {
        case .all: ["kind": "all"]
        case .inOrder: ["kind": "in_order"]
        case .any: ["kind": "any"]
        case .first: ["kind": "first"]
        case .vote(let threshold, let byWeight, let abstain):
            [
                "kind": "vote", "threshold": threshold.json, "by_weight": .bool(byWeight),
                "abstain": .string(abstain.rawValue),
            ]
        }
    }
}

extension Threshold {
    fileprivate var json: JSON {
        switch self {
        case .count(let count): ["count": .int(Int64(count))]
        case .atLeast(let top, let bottom): ["at_least": [.int(Int64(top)), .int(Int64(bottom))]]
        case .moreThan(let top, let bottom): ["more_than": [.int(Int64(top)), .int(Int64(bottom))]]
        }
    }
}

extension SeatSpec {
    fileprivate var json: JSON {
        ["role": .string(role.text), "weight": .int(Int64(weight)), "veto": .bool(veto), "advisory": .bool(advisory)]
    }
}

extension Edits {
    fileprivate var json: JSON { ["parts": parts.map { list($0) } ?? .null, "until": optional(until?.text)] }
}

extension Coverage {
    fileprivate var json: JSON {
        switch self {
        case .nothing: ["kind": "nothing"]
        case .unit(let parts): ["kind": "unit", "parts": parts.map { list($0) } ?? .null]
        case .allForms: ["kind": "forms"]
        case .appointments: ["kind": "appointments"]
        }
    }
}

extension Need {
    fileprivate var json: JSON {
        switch self {
        case .staffed: ["kind": "staffed"]
        case .opinion: ["kind": "opinion"]
        case .noOpenFinding(let severity): ["kind": "no_open_finding", "severity": .string(severity.rawValue)]
        case .filled(let fields): ["kind": "filled", "fields": .array(fields.map { .string($0) })]
        }
    }
}

extension IfRefused {
    fileprivate var json: JSON {
        switch self {
        case .end: ["kind": "end"]
        case .returnTo(let step): ["kind": "return", "to": .string(step.text)]
        }
    }
}

extension DueTerm {
    fileprivate var json: JSON {
        switch self {
        case .workingDays(let days): ["working_days": .int(Int64(days))]
        case .date(let date): ["date": .string(date.description)]
        case .unitDeadline: ["unit_deadline": true]
        }
    }
}

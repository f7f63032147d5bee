import CanonicalJSON

/// How far a case of the workflow `round` has come.
enum Progress: Int, Comparable {
    /// Everybody is appointed.
    case staffed
    /// The people are confirmed, and form F-1 can be filled in.
    case drafting
    /// F-1 has content.
    case filled
    /// F-1 is handed in.
    case reviewing
    /// F-1 is signed, and the group may vote.
    case deciding
    /// The group has agreed.
    case publishing

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// How far an item of the workflow `mend` has come.
enum Mending: Int, Comparable {
    case planning, planned, acting, proved, verifying, closing

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension Scribe {
    /// The content of a form, as people write it.
    static func form(_ id: String, _ text: String = "一") -> String {
        "form: \(id)\ntable: 公开14-1表\ntitle: 项目\nyear: 2022\nparts:\n  head: {名称: \(text)}\n"
    }

    /// A case of forms, led by `duty`, who votes beside `peer` and `mate`.
    func round(
        _ id: String, _ progress: Progress, filler: String = "peer", reviewer: String = "mate", adviser: String = "aide"
    ) throws {
        func act(_ person: String, _ name: String, _ values: JSON.Fields = [:]) throws {
            try does(person, name, values.merging(["case": .string(id)]) { $1 })
        }
        try opens(id)
        try act("office", "form.add", ["unit": "F-1", "title": "项目"])
        try act("office", "appoint", ["role": "filler", "person": .string(filler), "for": "F-1"])
        for (role, person) in [
            ("leader", "duty"), ("group", "duty"), ("group", "peer"), ("group", "mate"), ("reviewer", reviewer),
            ("adviser", adviser),
        ] { try act("office", "appoint", ["role": .string(role), "person": .string(person)]) }
        if progress >= .drafting { try act("duty", "confirm") }
        if progress >= .filled { try act(filler, "form.import", ["content": .string(Self.form("F-1"))]) }
        if progress >= .reviewing { try act(filler, "submit", ["unit": "F-1"]) }
        if progress >= .deciding { try act(reviewer, "sign", ["unit": "F-1"]) }
        if progress >= .publishing {
            for person in ["peer", "mate"] { try act(person, "vote", ["ballot": "approve"]) }
        }
    }

    /// A case with the item R-1, led by `duty`.
    func mend(_ id: String, _ progress: Mending, responsible: String = "peer", verifier: String = "mate") throws {
        func act(_ person: String, _ name: String, _ values: JSON.Fields = [:]) throws {
            try does(person, name, values.merging(["case": .string(id)]) { $1 })
        }
        let item: JSON.Fields = ["unit": "R-1"]
        try opens(id, under: "mend")
        try act("office", "rectification.open", item.merging(["title": "问题"]) { $1 })
        try act("office", "appoint", ["role": "leader", "person": "duty"])
        try act("office", "appoint", ["role": "responsible", "person": .string(responsible), "for": "R-1"])
        try act("office", "appoint", ["role": "verifier", "person": .string(verifier), "for": "R-1"])
        try act("duty", "confirm")
        if progress >= .planned {
            try act(
                responsible, "rectification.plan", item.merging(["measure": "改", "deadline": "2199-01-01"]) { $1 })
        }
        if progress >= .acting { try act(responsible, "rectification.submit", item) }
        if progress >= .proved { try act(responsible, "rectification.evidence", item.merging(["words": "已改"]) { $1 }) }
        if progress >= .verifying { try act(responsible, "rectification.submit", item) }
        if progress >= .closing { try act(verifier, "rectification.verify", item) }
    }
}

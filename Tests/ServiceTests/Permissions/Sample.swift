import CanonicalJSON
import Operations

/// A request for one operation that the right person may make, on a case of its own.
struct Sample: Sendable {
    let operation: String
    private let values: JSON.Fields
    /// Brings the case to where the request makes sense.
    let prepare: @Sendable (Scribe, String) throws -> Void

    init(
        _ operation: String, _ values: JSON.Fields = [:],
        _ prepare: @escaping @Sendable (Scribe, String) throws -> Void = { _, _ in }
    ) {
        (self.operation, self.values, self.prepare) = (operation, values, prepare)
    }

    init(_ operation: String, _ prepare: @escaping @Sendable (Scribe, String) throws -> Void) {
        self.init(operation, [:], prepare)
    }

    var caseID: String { "P-" + operation.replacing(".", with: "-") }

    var params: JSON.Fields {
        var params = values
        if Registry.operation(operation)?.declared["case"]?.isRequired == true, params["case"] == nil {
            params["case"] = .string(caseID)
        }
        return params
    }

    private static let form: JSON.Fields = ["unit": "F-1"]
    private static let item: JSON.Fields = ["unit": "R-1"]

    private static func mined(_ name: String) -> JSON.Fields { ["cases": [.string("P-process-\(name)")]] }
    private static func round(_ progress: Progress) -> @Sendable (Scribe, String) throws -> Void {
        { try $0.round($1, progress) }
    }
    private static func filled(_ progress: Progress) -> @Sendable (Scribe, String) throws -> Void {
        { try $0.round($1, progress, filler: "duty") }
    }
    private static func reviewed(_ progress: Progress) -> @Sendable (Scribe, String) throws -> Void {
        { try $0.round($1, progress, reviewer: "duty") }
    }
    private static func mended(_ progress: Mending) -> @Sendable (Scribe, String) throws -> Void {
        { try $0.mend($1, progress, responsible: "duty") }
    }
    private static func asked(_ scribe: Scribe, _ id: String) throws {
        try scribe.round(id, .drafting)
        try scribe.does("office", "exclude", ["case": .string(id), "unit": "F-1", "reason": "不适用"])
    }

    /// A case whose form was checked; the project form asks for more than its name, so that something is found.
    private static func found(explained: Bool = false) -> @Sendable (Scribe, String) throws -> Void {
        { scribe, id in
            let filler = explained ? "peer" : "duty"
            try scribe.round(id, .filled, filler: filler, reviewer: "duty")
            try scribe.does("office", "finding.check", ["case": .string(id)])
            guard explained else { return }
            try scribe.does(filler, "finding.explain", ["case": .string(id), "number": 1, "reason": "尚未填完"])
        }
    }

    /// One for each operation; what changes the ledger as a whole comes last.
    ///
    /// - Parameters:
    ///   - spare: The number of a token that may be revoked.
    ///   - copy: Where a backup may go.
    static func all(spare: String = "", copy: String = "/") -> [Sample] {
        looking + deciding + answering + recording + mending + managing(spare: spare) + serving(copy: copy)
    }

    private static let looking = [
        Sample("people.list"), Sample("workflow.list"), Sample("case.list"), Sample("case.show", round(.filled)),
        Sample("form.list", round(.filled)), Sample("form.show", form, round(.filled)),
        Sample("form.history", form, round(.filled)), Sample("form.diff", form, round(.filled)),
        Sample("form.check", round(.filled)), Sample("form.score", round(.filled)), Sample("form.template.list"),
        Sample("form.template.show", ["template": "project-form"]),
        Sample("publication.make", ["index_number": "X-1", "date": "2023-03-01"]) { scribe, id in
            try scribe.does(
                "office", "case.open", ["case": .string(id), "title": "空", "year": 2022, "workflow": "round"])
        },
        Sample("rectification.list", mended(.planned)), Sample("rectification.export", mended(.planned)),
        Sample("todo"), Sample("overdue"),
        Sample("history", round(.filled)), Sample("who-signed", round(.deciding)), Sample("refused"),
        Sample("request.list", asked),
        Sample(
            "why", ["act": "submit", "params": ["case": "P-why", "unit": "F-1"]], filled(.filled)),
        Sample("ledger.verify"), Sample("ledger.key.list"), Sample("ledger.checkpoint"), Sample("ledger.witness.list"),
        Sample("receipt.make", round(.deciding)), Sample("receipt.certificate", form, round(.deciding)),
        Sample("ledger.stats"), Sample("token.list"),
        Sample("audit.approvals"), Sample("audit.exceptions"), Sample("audit.stale"), Sample("audit.rectification"),
        Sample("audit.duties"),
        Sample("process.net", ["workflow": "round"]), Sample("process.xes", mined("xes"), round(.filled)),
        Sample("process.ocel", mined("ocel"), round(.filled)),
        Sample("process.check", mined("check"), round(.filled)),
        Sample(
            "intent", ["act": "submit", "params": ["case": "P-intent", "unit": "F-1"]], filled(.filled)),
        Sample("key.list"),
    ]

    private static let answering = [
        Sample("finding.check", filled(.filled)), Sample("finding.list", found()),
        Sample("finding.show", ["number": 1], found()),
        Sample("finding.explain", ["number": 1, "reason": "尚未填完"], found()),
        Sample("finding.accept", ["number": 1], found(explained: true)),
        Sample("finding.refuse", ["number": 1, "reason": "不足"], found(explained: true)),
        Sample("finding.waive", ["number": 1, "reason": "不适用"], found()),
        Sample("finding.rectify", ["number": 1, "item": "R-1"], found()),
    ]

    private static let deciding = [
        Sample("confirm", round(.staffed)),
        Sample("form.import", ["content": .string(Scribe.form("F-1", "二"))], filled(.drafting)),
        Sample("submit", form, filled(.filled)), Sample("sign", form, reviewed(.reviewing)),
        Sample("return", ["unit": "F-1", "to": "draft", "reason": "请补充"], reviewed(.reviewing)),
        Sample("reject", ["unit": "F-1", "reason": "不符"], reviewed(.reviewing)),
        Sample("withdraw", form, filled(.reviewing)), Sample("take-back", form, filled(.reviewing)),
        Sample("claim", form, reviewed(.reviewing)),
        Sample("release", form) { scribe, id in
            try scribe.round(id, .reviewing, reviewer: "duty")
            try scribe.does("duty", "claim", ["case": .string(id), "unit": "F-1"])
        },
        Sample("advise", ["unit": "F-1", "opinion": "可以"]) { try $0.round($1, .reviewing, adviser: "duty") },
        Sample("vote", ["ballot": "approve"], round(.deciding)), Sample("urge", form, round(.drafting)),
    ]

    private static let recording = [
        Sample("appoint", ["role": "reviewer", "person": "plain"], round(.staffed)),
        Sample("dismiss", ["role": "group", "person": "mate"], round(.staffed)),
        Sample("replace", ["role": "group", "person": "mate", "successor": "plain"], round(.staffed)),
        Sample("form.add", ["unit": "F-2", "title": "项目"], round(.drafting)),
        Sample("publish", ["index_number": "1", "date": "2023-06-01", "channel": "网站"], round(.publishing)),
        Sample("record", round(.publishing)), Sample("exclude", ["unit": "F-1", "reason": "不适用"], round(.drafting)),
        Sample("request.grant", ["number": 1], asked), Sample("request.refuse", ["number": 1, "reason": "不"], asked),
        Sample("case.suspend", ["reason": "等"], round(.drafting)),
        Sample("case.resume") { scribe, id in
            try scribe.round(id, .drafting)
            try scribe.does("office", "case.suspend", ["case": .string(id), "reason": "等"])
        },
        Sample("case.cancel", ["reason": "误"], round(.drafting)),
        Sample("case.terminate", ["reason": "止"], round(.drafting)),
    ]

    private static let mending = [
        Sample("rectification.open", ["unit": "R-2", "title": "问题"], mended(.planning)),
        Sample("rectification.plan", ["unit": "R-1", "measure": "改"], mended(.planning)),
        Sample("rectification.evidence", ["unit": "R-1", "words": "已改"], mended(.acting)),
        Sample("rectification.submit", item, mended(.planned)),
        Sample("rectification.verify", item) { try $0.mend($1, .verifying, verifier: "duty") },
        Sample("rectification.extend", ["unit": "R-1", "until": "2199-06-01", "reason": "慢"], mended(.acting)),
        Sample("rectification.carry-over", ["unit": "R-1", "reason": "明年"], mended(.acting)),
        Sample("rectification.close", item, mended(.closing)),
    ]

    private static func managing(spare: String) -> [Sample] {
        [
            Sample("case.open", ["title": "新案", "year": 2022, "workflow": "round"]), Sample("overdue.record"),
            Sample("people.add", ["content": "people:\n  - {id: newcomer, name: 新来}\n"]),
            Sample("people.change", ["person": "plain", "accounts": ["uid:4000000001"]]),
            Sample(
                "workflow.add",
                ["content": .string(Scribe.mend.replacing("version: \"1\"", with: "version: \"2\""))]),
            Sample(
                "form.template.add",
                ["content": .string((try? Scribe.template("narrative-form")) ?? "")]),
            Sample("people.clear", ["person": "plain"]),
            Sample("redaction.request", ["bodies": ["title"], "ground": "mistake", "authority": "误录"]) {
                try $0.round($1, .drafting)
                try $0.clear("duty", "peer")
            },
            Sample("redaction.approve", ["request": "rd-1"]) {
                try $0.round($1, .drafting)
                try $0.removal(from: $1, by: "peer")
            },
            Sample("redaction.refuse", ["request": "rd-2", "reason": "不"]) {
                try $0.round($1, .drafting)
                try $0.removal(from: $1, by: "peer")
            },
            Sample("redaction.list"), Sample("redaction.sweep"),
            Sample("ledger.rebuild"), Sample("ledger.key.add", ["origin": "example.org/test"]),
            Sample("ledger.witness.add", ["vkey": .string(witnesses[1]), "url": "https://witness.example.com/w2"]),
            Sample("ledger.witness.remove", ["name": "witness.example.com/w1"]) { scribe, _ in
                try scribe.witness("witness.example.com/w1", key: witnesses[0])
            },
            Sample("ledger.witness.record", ["name": "none", "size": 1, "line": "— none AAAAAAAA"]),
            Sample("token.issue", ["person": "plain"]),
            Sample("token.revoke", ["token": .string(spare)]),
            Sample("key.add", ["public_key": .string(keys[0])]),
            Sample("key.revoke", ["fingerprint": "SHA256:T2+USh2S7JFfHPvlsETRzkSykVxsP7WmIBzV62Ry1k4"]) { scribe, _ in
                try scribe.key(keys[1], of: "duty")
            },
            Sample(
                "key.rotate",
                [
                    "fingerprint": "SHA256:8QhhhIMmKXf0inBvDYTTDPOhUy71741hJFffho6d9Pg",
                    "public_key": .string(keys[3]),
                ]
            ) { scribe, _ in try scribe.key(keys[2], of: "duty") },
        ]
    }

    private static let witnesses = [
        "w1+8122a5ab+BOpKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs",
        "w2+50754858+BBOY9ixtGkV8UbpqS189vS9p/KkyFiGNyJl+QWvRfZPK",
    ].map { "witness.example.com/\($0)" }

    private static let keys = [
        "AAAAC3NzaC1lZDI1NTE5AAAAIFHJJZ0gGfGlK5JOYxFCkWfBqafn7YjDFSkP+f/JKzKV",
        "AAAAC3NzaC1lZDI1NTE5AAAAIONRuZ5461f8KoKAqYqJCRFQGoXbRj/2n5cJhQDcjJ7f",
        "AAAAC3NzaC1lZDI1NTE5AAAAIFABrX+tNnNanL/u6SJ6xajoyXEl166NlFvAVXWjK3Ef",
        "AAAAC3NzaC1lZDI1NTE5AAAAIJ2jp4MF5qC3B6s/7eETjwVzt4Enk8LbFBkUGySx35v/",
    ].map { "ssh-ed25519 \($0)" }

    private static func serving(copy: String) -> [Sample] {
        [
            Sample("auth.login", ["token": "csn_wrong"]), Sample("rpc.discover"), Sample("events.subscribe"),
            Sample("events.unsubscribe", ["subscription": "s-none"]), Sample("todo.watch"), Sample("service.health"),
            Sample("service.ready"), Sample("command.run", ["words": ["todo"]]), Sample("service.metrics"),
            Sample("ledger.backup", ["to": .string(copy)]),
        ]
    }
}

import Approvals
import CanonicalJSON
import Engine
import Forms
import Ledger

/// Rectification items, from the problem to 销号.
extension Operation {
    static let rectification: [Operation] = [
        itemOpen, itemPlan, itemEvidence, itemSubmit, itemVerify, itemExtend, itemClose, itemCarryOver, itemList,
        itemExport,
    ]

    private static let item: [Parameter] = [.theCase, .needs("unit", "整改项", "the item")]

    static let itemOpen = act(
        "rectification.open", .init("登记问题", "Open an item for a problem found."),
        item + [.needs("title", "问题", "the problem, in a line")]
    ) { desk, _ in
        var intent = Intent(.addUnit(UnitID(desk.arguments["unit"]), .item))
        intent.texts["title"] = desk.arguments["title"]
        return intent
    }

    static let itemPlan = act(
        "rectification.plan", .init("制定措施", "Write the plan: measure, responsible unit and person, deadline."),
        item + [
            .takes("problem", "问题", "the problem"), .takes("source", "问题来源", "where it was found"),
            .takes("measure", "整改措施", "the measure"), .takes("office", "责任单位", "the responsible unit"),
            .takes("person", "责任人", "the responsible person"), .takes("deadline", .day, "整改期限", "the deadline"),
            .takes("secret", .flag, "整项涉密，不公开", "the item as a whole is 涉密 and not published"),
        ]
    ) { desk, file in
        try ItemContent.edit(desk, in: file) { content in
            let given = desk.arguments
            let fields = [
                "问题": given[maybe: "problem"], "问题来源": given[maybe: "source"], "措施": given[maybe: "measure"],
                "责任单位": given[maybe: "office"], "责任人": given[maybe: "person"], "期限": given[maybe: "deadline"],
            ]
            ItemContent.set(fields, in: "plan", of: &content)
            if let deadline = given[maybe: "deadline"] { content.deadline = deadline }
            if let isSecret = given[flag: "secret"] { content.isSecret = isSecret }
        }
    }

    static let itemEvidence = act(
        "rectification.evidence", .init("佐证", "Record progress and evidence, with the files' digests."),
        item + [
            .needs("words", "佐证说明", "the evidence, in words"), .takes("progress", "进展", "the progress, in words"),
            .files,
        ]
    ) { desk, file in
        let attached = try desk.attachments()
        var intent = try ItemContent.edit(desk, in: file) { content in
            ItemContent.set(
                [
                    "佐证": desk.arguments["words"], "进展": desk.arguments[maybe: "progress"],
                    "附件": attached.isEmpty
                        ? nil : attached.map { "\($0.name) \($0.digest.hex)" }.joined(separator: "; "),
                ], in: "evidence", of: &content)
        }
        intent.files = attached.map(\.digest)
        return intent
    }

    static let itemSubmit = act(
        "rectification.submit", .init("提交", "Hand in the plan or the evidence."), item + [.opinion] + Parameter.signing
    ) { desk, file in
        let path = try desk.step(of: UnitID(desk.arguments["unit"]), [.submit], in: file)
        return Intent(.decide(path, .approved, about: nil, spoken: desk.opinion != nil), opinion: desk.opinion)
    }

    static let itemVerify = act(
        "rectification.verify", .init("复核", "Verify what was done; refuse with an opinion sends it back."),
        item + [
            .takes("refuse", .flag, "不通过", "refuse"), .takes("opinion", "意见；不通过时必填", "the opinion; needed to refuse"),
        ] + Parameter.signing
    ) { desk, file in
        let path = try desk.step(of: UnitID(desk.arguments["unit"]), [.sign], in: file)
        return Intent(
            .decide(
                path, desk.arguments.flag("refuse") ? .rejected : .approved, about: nil, spoken: desk.opinion != nil),
            opinion: desk.opinion)
    }

    static let itemExtend = act(
        "rectification.extend", .init("申请延期", "Ask for a later deadline; the leader decides."),
        item + [.needs("until", .day, "新期限", "the new deadline"), .reason]
    ) { desk, _ in
        Intent(
            .ask(
                .extend, UnitID(desk.arguments["unit"]), deadline: desk.arguments.day("until")?.endInChina,
                spoken: desk.reason != nil),
            reason: desk.reason)
    }

    static let itemClose = act(
        "rectification.close", .init("销号", "Close an item that was verified."),
        item + [.takes("note", "说明", "a note")] + Parameter.signing
    ) { desk, file in
        let note = desk.arguments[spoken: "note"]
        let path = try desk.step(of: UnitID(desk.arguments["unit"]), [.record], in: file)
        return Intent(.decide(path, .approved, about: nil, spoken: note != nil), opinion: note)
    }

    static let itemCarryOver = act(
        "rectification.carry-over", .init("申请结转", "Ask to follow an item up next year; the leader decides."),
        item + [.reason]
    ) { desk, _ in
        Intent(
            .ask(.carryOver, UnitID(desk.arguments["unit"]), deadline: nil, spoken: desk.reason != nil),
            reason: desk.reason)
    }

    static let itemList = Operation(
        "rectification.list", .init("整改台账", "The rectification ledger of a case."), [.theCase],
        result: .init("各整改项", "each item: fields, state, deadline, extensions, verified_by, closed_at"),
        for: .everybody, .look(RectificationList.page))
}

/// The content of an item, edited field by field.
enum ItemContent {
    /// The act that records the content with a change made to it.
    static func edit(_ desk: Desk, in file: CaseFile, _ change: (inout FormContent) -> Void) throws -> Intent {
        let unit = desk.arguments["unit"]
        let id = UnitID(unit)
        guard let state = file.state.unit(id) else {
            throw EngineError.unknownUnit(unit, case: file.id, known: file.state.units.map(\.id.text))
        }
        let title = try desk.records.label(of: id, in: file).title
        let current = try desk.records.content(of: id, revision: state.revision, in: file).flatMap(FormContent.init)
        var content = current ?? FormContent(kind: .item, id: unit, title: title, parts: [])
        change(&content)
        return try Revising.intent(for: content, after: current, under: nil, desk)
    }

    /// Sets the fields that were given; the others stay.
    static func set(_ fields: [String: String?], in part: String, of content: inout FormContent) {
        var values = content.partJSON(part)?.fields ?? [:]
        for (name, value) in fields { if let value { values[name] = .string(value) } }
        content.parts.removeAll { $0.name == part }
        content.parts.append(FormContent.Part(name: part, content: .object(values)))
    }
}

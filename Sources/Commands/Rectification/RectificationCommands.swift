import Approvals
import ArgumentParser
import CanonicalJSON
import Engine
import Forms
import Ledger

struct RectificationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rectification", abstract: "整改 Rectification items, from the problem to 销号.",
        subcommands: [
            RectificationOpen.self, RectificationPlan.self, RectificationEvidence.self, RectificationSubmit.self,
            RectificationVerify.self, RectificationExtend.self, RectificationClose.self, RectificationCarryOver.self,
            RectificationList.self,
        ], aliases: ["rect"])
}

struct ItemArguments: ParsableArguments {
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Argument(help: "整改项 The item.", completion: .custom(Completions.units)) var unit: String
}

struct RectificationOpen: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "登记问题 Open an item for a problem found.",
        discussion: """
            例 Examples:
              countersign rectification open QJJJ-2022 R-01 --title "公开14-14 分值合计为95"
              countersign appoint QJJJ-2022 responsible p33 --for R-01
            """)
    @OptionGroup var item: ItemArguments
    @Option(name: .long, help: "问题 The problem, in a line.") var title: String
    @OptionGroup var acting: ActingOptions
    var caseID: String { item.caseID }

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        var intent = Intent(.addUnit(UnitID(item.unit), .item))
        intent.texts["title"] = title
        return intent
    }
}

struct RectificationPlan: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "制定措施 Write the plan: measure, responsible unit and person, deadline.",
        discussion: """
            例 Examples:
              countersign rectification plan QJJJ-2022 R-01 --problem 分值不足100 \\
                --measure 重新核定分值 --unit 财务科 --person 孙立行 --deadline 2023-07-31
              countersign rectification submit QJJJ-2022 R-01
            """)
    @OptionGroup var item: ItemArguments
    @Option(name: .long, help: "问题 The problem.") var problem: String?
    @Option(name: .long, help: "问题来源 Where it was found.") var source: String?
    @Option(name: .long, help: "整改措施 The measure.") var measure: String?
    @Option(name: .customLong("unit"), help: "责任单位 The responsible unit.") var office: String?
    @Option(name: .long, help: "责任人 The responsible person.") var person: String?
    @Option(name: .long, help: "整改期限 The deadline, 2023-07-31.") var deadline: String?
    @OptionGroup var acting: ActingOptions
    var caseID: String { item.caseID }

    func validate() throws {
        if let deadline, CivilDate(deadline) == nil {
            throw ValidationError("--deadline: 应为 expected 2023-07-31, 收到 found \(deadline)")
        }
    }

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        try ItemContent.edit(item.unit, in: file, acting) { content in
            let fields = [
                "问题": problem, "问题来源": source, "措施": measure, "责任单位": office, "责任人": person, "期限": deadline,
            ]
            ItemContent.set(fields, in: "plan", of: &content)
            if let deadline { content.deadline = deadline }
        }
    }
}

struct RectificationEvidence: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "evidence", abstract: "佐证 Record progress and evidence, with the files' digests.",
        discussion: """
            例 Examples:
              countersign rectification evidence QJJJ-2022 R-01 --text "已重新核定" \\
                --file 核定表.pdf
              countersign rectification submit QJJJ-2022 R-01
            """)
    @OptionGroup var item: ItemArguments
    @Option(name: .long, help: "佐证说明 The evidence, in words.") var text: String
    @Option(name: .long, help: "进展 The progress, in words.") var progress: String?
    @Option(name: .customLong("file"), help: "佐证材料 A file; repeatable.", completion: .file()) var files: [String] = []
    @OptionGroup var acting: ActingOptions
    var caseID: String { item.caseID }

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        let attached = try Attachments.read(files)
        var intent = try ItemContent.edit(item.unit, in: file, acting) { content in
            ItemContent.set(
                [
                    "佐证": text, "进展": progress,
                    "附件": attached.isEmpty
                        ? nil : attached.map { "\($0.name) \($0.digest.hex)" }.joined(separator: "; "),
                ], in: "evidence", of: &content)
        }
        intent.files = attached.map(\.digest)
        return intent
    }
}

struct RectificationSubmit: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit", abstract: "提交 Hand in the plan or the evidence.",
        discussion: """
            例 Examples:
              countersign rectification submit QJJJ-2022 R-01
              countersign why rectification submit QJJJ-2022 R-01
            """)
    @OptionGroup var item: ItemArguments
    @Option(name: .long, help: "说明 An opinion, in words.") var opinion: String?
    @OptionGroup var acting: ActingOptions
    var caseID: String { item.caseID }

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        let path = try file.step(unit: UnitID(item.unit), named: nil, acts: [.submit], for: identity.person)
        return Intent(.decide(path, .approved, about: nil, spoken: opinion != nil), opinion: opinion)
    }
}

struct RectificationVerify: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "复核 Verify what was done; --refuse with a reason sends it back.",
        discussion: """
            例 Examples:
              countersign rectification verify QJJJ-2022 R-01 --opinion 属实
              countersign rectification verify QJJJ-2022 R-02 --refuse --opinion "佐证不足"
            """)
    @OptionGroup var item: ItemArguments
    @Flag(name: .long, help: "不通过 Refuse.") var refuse = false
    @Option(name: .long, help: "意见 The opinion; needed to refuse.") var opinion: String?
    @OptionGroup var acting: ActingOptions
    var caseID: String { item.caseID }

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        let path = try file.step(unit: UnitID(item.unit), named: nil, acts: [.sign], for: identity.person)
        return Intent(
            .decide(path, refuse ? .rejected : .approved, about: nil, spoken: opinion != nil), opinion: opinion)
    }
}

struct RectificationExtend: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "extend", abstract: "申请延期 Ask for a later deadline; the leader decides.",
        discussion: """
            例 Examples:
              countersign rectification extend QJJJ-2022 R-02 --until 2023-09-30 \\
                --reason "待上级批复"
              countersign request grant QJJJ-2022 5
            """)
    @OptionGroup var item: ItemArguments
    @Option(name: .long, help: "新期限 The new deadline, 2023-09-30.") var until: String
    @Option(name: .long, help: "理由 The reason.") var reason: String?
    @OptionGroup var acting: ActingOptions
    var caseID: String { item.caseID }

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        guard let date = CivilDate(until) else {
            throw ValidationError("--until: 应为 expected 2023-09-30, 收到 found \(until)")
        }
        return Intent(
            .ask(.extend, UnitID(item.unit), deadline: date.endInChina, spoken: reason != nil), reason: reason)
    }
}

struct RectificationClose: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "close", abstract: "销号 Close an item that was verified.",
        discussion: """
            例 Examples:
              countersign rectification close QJJJ-2022 R-01
              countersign why rectification close QJJJ-2022 R-01
            """)
    @OptionGroup var item: ItemArguments
    @Option(name: .long, help: "说明 A note.") var note: String?
    @OptionGroup var acting: ActingOptions
    var caseID: String { item.caseID }

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        let path = try file.step(unit: UnitID(item.unit), named: nil, acts: [.record], for: identity.person)
        return Intent(.decide(path, .approved, about: nil, spoken: note != nil), opinion: note)
    }
}

struct RectificationCarryOver: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "carry-over", abstract: "申请结转 Ask to follow an item up next year; the leader decides.",
        discussion: """
            例 Examples:
              countersign rectification carry-over QJJJ-2022 R-03 --reason "需下年度预算安排"
              countersign request grant QJJJ-2022 6
            """)
    @OptionGroup var item: ItemArguments
    @Option(name: .long, help: "理由 The reason.") var reason: String?
    @OptionGroup var acting: ActingOptions
    var caseID: String { item.caseID }

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        Intent(.ask(.carryOver, UnitID(item.unit), deadline: nil, spoken: reason != nil), reason: reason)
    }
}

/// The content of an item, edited field by field.
enum ItemContent {
    static func edit(
        _ unit: String, in file: CaseFile, _ acting: ActingOptions, _ change: (inout FormContent) -> Void
    ) throws -> Intent {
        let records = try Desk(acting.looking).records()
        let id = UnitID(unit)
        guard let state = file.state.unit(id) else {
            throw EngineError.unknownUnit(unit, case: file.id, known: file.state.units.map(\.id.text))
        }
        let title = try records.label(of: id, in: file).title
        let current = try records.content(of: id, revision: state.revision, in: file).flatMap(FormContent.init)
        var content = current ?? FormContent(kind: .item, id: unit, title: title, parts: [])
        change(&content)
        return try FormImport.intent(for: content, nil)
    }

    /// Sets the fields that were given; the others stay.
    static func set(_ fields: [String: String?], in part: String, of content: inout FormContent) {
        var values = content.partJSON(part)?.fields ?? [:]
        for (name, value) in fields { if let value { values[name] = .string(value) } }
        content.parts.removeAll { $0.name == part }
        content.parts.append(FormContent.Part(name: part, content: .object(values)))
    }
}

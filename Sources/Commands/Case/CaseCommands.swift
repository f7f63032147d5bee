import Approvals
import ArgumentParser
import CanonicalJSON
import Engine
import Ledger
import Messages

struct CaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "case", abstract: "案卷 Cases: open, list, show, suspend, resume, cancel, terminate.",
        subcommands: [
            CaseOpen.self, CaseList.self, CaseShow.self, CaseSuspend.self, CaseResume.self, CaseCancel.self,
            CaseTerminate.self,
        ])
}

struct CaseOpen: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "立案 Open a case under a registered workflow.",
        discussion: """
            例 Examples:
              countersign case open QJJJ-2022 --title 2022年度绩效自评 --year 2022 \\
                --workflow self-evaluation
              countersign case open BX-17 --title 报销 --year 2022 --workflow reimbursement
            """)
    @Argument(help: "案卷号 The case's id.") var caseID: String
    @Option(name: .long, help: "名称 The title.") var title: String
    @Option(name: .long, help: "财政年度 The fiscal year.") var year: Int
    @Option(name: .long, help: "流程 The workflow's name.", completion: .custom(Completions.workflows)) var workflow:
        String
    @OptionGroup var acting: ActingOptions

    func validate() throws {
        guard (1949...2199).contains(year) else {
            throw ValidationError("--year: 应为 expected 1949…2199, 收到 found \(year)")
        }
    }

    func run() throws {
        let desk = Desk(acting.looking)
        let (answer, file) = try desk.writing(at: acting.at) { engine, identity in
            let answer = try engine.open(
                caseID, title: title, year: year, workflow: workflow, by: identity, key: acting.key ?? Desk.freshKey())
            return (answer, try engine.records.caseFile(caseID))
        }
        if acting.looking.json { return Output.result(answer.jsonForPrograms) }
        Output.result(
            desk.say(
                "已立案 \(caseID)（\(file.state.workflow.title)，定义摘要 \(Messages.short(file.workflowDigest.hex))）。",
                "Opened \(caseID) (\(file.state.workflow.title), definition \(Messages.short(file.workflowDigest.hex)))."
            ))
    }
}

struct CaseList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "列表 All cases.",
        discussion: """
            例 Examples:
              countersign case list
              countersign case list --json
            """)
    @OptionGroup var looking: LookingOptions

    func run() throws {
        let desk = Desk(looking)
        let records = try desk.records()
        _ = try desk.identity(try records.directory())
        let rows = try records.ledger.cases()
        if looking.json {
            return Output.result(
                .array(
                    rows.map {
                        [
                            "case": .string($0.caseID), "title": .string($0.title), "year": .int(Int64($0.year)),
                            "workflow": .string($0.workflow), "status": .string($0.status), "version": .int($0.version),
                        ]
                    }))
        }
        Output.result(
            Table(
                header: [
                    desk.say("案卷", "case"), desk.say("名称", "title"), desk.say("年度", "year"),
                    desk.say("流程", "workflow"), desk.say("状态", "status"), desk.say("事件数", "events"),
                ],
                rows: rows.map {
                    [
                        $0.caseID, Width.clip($0.title, to: 40), String($0.year), $0.workflow,
                        CaseState.Status(rawValue: $0.status).map { Messages.status($0, desk.language) } ?? $0.status,
                        String($0.version),
                    ]
                }
            ).render())
    }
}

struct CaseShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "查看 A case: its people, steps, forms, items and requests.",
        discussion: """
            例 Examples:
              countersign case show QJJJ-2022
              countersign show QJJJ-2022 --as-of 2023-03-01
            """)
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Option(name: .customLong("as-of"), help: "截至某时或某条 As it was at a time or an entry.") var asOf: String?
    @OptionGroup var looking: LookingOptions

    func run() throws {
        let limit = try AsOf(asOf)
        let view = try CaseView(Desk(looking), caseID, until: limit.includes)
        if looking.json { return Output.result(CaseShowing.json(view)) }
        CaseShowing.print(view)
    }
}

/// `show` is what people type; it is `case show`.
struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "查看案卷 A case at a glance; the same as `case show`.",
        discussion: """
            例 Examples:
              countersign show QJJJ-2022
              countersign show QJJJ-2022 --json
            """)
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Option(name: .customLong("as-of"), help: "截至某时或某条 As it was at a time or an entry.") var asOf: String?
    @OptionGroup var looking: LookingOptions

    func run() throws {
        let limit = try AsOf(asOf)
        let view = try CaseView(Desk(looking), caseID, until: limit.includes)
        if looking.json { return Output.result(CaseShowing.json(view)) }
        CaseShowing.print(view)
    }
}

struct CaseSuspend: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "suspend", abstract: "挂起 Suspend a case; the clock runs on unless --clock-stops.",
        discussion: """
            例 Examples:
              countersign case suspend QJJJ-2022 --reason "等待决算批复" --clock-stops
              countersign case resume QJJJ-2022
            """)
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Option(name: .long, help: "理由 The reason.") var reason: String?
    @Flag(name: .customLong("clock-stops"), help: "期限顺延 Deadlines move by the time of the suspension.") var clockStops =
        false
    @OptionGroup var acting: ActingOptions

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        Intent(.suspend(clockStops: clockStops, spoken: reason != nil), reason: reason)
    }
}

struct CaseResume: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume", abstract: "恢复 Resume a suspended case.",
        discussion: """
            例 Examples:
              countersign case resume QJJJ-2022
              countersign why case resume QJJJ-2022
            """)
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @OptionGroup var acting: ActingOptions

    func command(in file: CaseFile, as identity: Identity) throws -> Intent { Intent(.resume) }
}

struct CaseCancel: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel", abstract: "撤销 Cancel a case, or one form or item of it.",
        discussion: """
            例 Examples:
              countersign case cancel QJJJ-2022 --reason "重复立案"
              countersign case cancel QJJJ-2022 --unit R-04 --reason "登记有误"
            """)
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Option(name: .long, help: "只撤销此表或整改项 Only this form or item.") var unit: String?
    @Option(name: .long, help: "理由 The reason.") var reason: String?
    @OptionGroup var acting: ActingOptions

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        let spoken = reason != nil
        return Intent(
            unit.map { .cancelUnit(UnitID($0), spoken: spoken) } ?? .cancelCase(spoken: spoken), reason: reason)
    }
}

struct CaseTerminate: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "terminate", abstract: "终止 End a running case before its end.",
        discussion: """
            例 Examples:
              countersign case terminate QJJJ-2022 --reason "机构撤并"
              countersign why case terminate QJJJ-2022 --reason x
            """)
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Option(name: .long, help: "理由 The reason.") var reason: String?
    @OptionGroup var acting: ActingOptions

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        Intent(.terminate(spoken: reason != nil), reason: reason)
    }
}

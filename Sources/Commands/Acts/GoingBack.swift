import Approvals
import ArgumentParser
import CanonicalJSON
import Engine

struct Return: ActCommand {
    static let configuration = CommandConfiguration(
        abstract: "退回 Send back to an earlier step, with a reason.",
        discussion: """
            例 Examples:
              countersign return QJJJ-2022 14-05 --to draft --reason "目标值单位有误"
              countersign return QJJJ-2022 --step group-decision --to draft --form 14-05 --reason "需补充说明"
            """)
    @OptionGroup var seat: SeatArguments
    @Option(name: .long, help: "退回到的环节 The step to go back to.") var to: String
    @Option(name: .long, help: "整案环节退回哪张表 The form to send back, from a step of the whole case.") var form: String?
    @Option(name: .long, help: "理由 The reason.") var reason: String?
    @OptionGroup var acting: ActingOptions
    var caseID: String { seat.caseID }

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        let path = try seat.path([.sign, .record], in: file, identity)
        return Intent(
            .sendBack(path, to: StepName(to), unit: form.map { UnitID($0) }, spoken: reason != nil), reason: reason)
    }
}

struct Withdraw: ActCommand {
    static let configuration = CommandConfiguration(
        abstract: "撤回 Take one's own form back to the draft while nobody has decided.",
        discussion: """
            例 Examples:
              countersign withdraw QJJJ-2022 14-05
              countersign why withdraw QJJJ-2022 14-05
            """)
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Argument(help: "表或整改项 The form or item.", completion: .custom(Completions.units)) var unit: String
    @OptionGroup var acting: ActingOptions

    func command(in file: CaseFile, as identity: Identity) throws -> Intent { Intent(.withdraw(UnitID(unit))) }
}

struct TakeBack: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "take-back", abstract: "拿回 Take one's own decision back while nobody after it has acted.",
        discussion: """
            例 Examples:
              countersign take-back QJJJ-2022 14-05 --step department-review
              countersign take-back QJJJ-2022 --step group-decision
            """)
    @OptionGroup var seat: SeatArguments
    @OptionGroup var acting: ActingOptions
    var caseID: String { seat.caseID }

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        // The last decision of the person that counts, unless a step is named.
        let own = file.state.decisions.last {
            $0.performer.person == identity.person && $0.standing == .valid
                && (seat.unit == nil || $0.unit?.text == seat.unit) && (seat.step == nil || $0.step.text == seat.step)
        }
        return Intent(.takeBack(try own?.path ?? seat.path(Task.Act.allCases, in: file, identity)))
    }
}

struct Exclude: ActCommand {
    static let configuration = CommandConfiguration(
        abstract: "不纳入自评 Ask to leave a form out of the evaluation; the leader decides.",
        discussion: """
            例 Examples:
              countersign exclude QJJJ-2022 14-02 --reason "项目未开展"
              countersign request grant QJJJ-2022 1
            """)
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Argument(help: "表 The form.", completion: .custom(Completions.units)) var unit: String
    @Option(name: .long, help: "理由 The reason.") var reason: String?
    @OptionGroup var acting: ActingOptions

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        Intent(.ask(.exclude, UnitID(unit), deadline: nil, spoken: reason != nil), reason: reason)
    }
}

struct RequestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "request", abstract: "申请 What was asked for: list, grant, refuse.",
        subcommands: [RequestGrant.self, RequestRefuse.self, RequestList.self])
}

struct RequestGrant: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "grant", abstract: "批准申请 Grant a request.",
        discussion: """
            例 Examples:
              countersign request grant QJJJ-2022 1
              countersign request grant QJJJ-2022 2 --opinion 同意结转
            """)
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Argument(help: "申请号 The request's number.") var number: Int
    @Option(name: .long, help: "意见 The opinion.") var opinion: String?
    @OptionGroup var acting: ActingOptions

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        Intent(.settle(number, granted: true, spoken: opinion != nil), opinion: opinion)
    }
}

struct RequestRefuse: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "refuse", abstract: "不批准申请 Refuse a request, with a reason.",
        discussion: """
            例 Examples:
              countersign request refuse QJJJ-2022 1 --reason "项目已部分实施"
              countersign why request refuse QJJJ-2022 1 --reason x
            """)
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Argument(help: "申请号 The request's number.") var number: Int
    @Option(name: .long, help: "理由 The reason.") var reason: String?
    @OptionGroup var acting: ActingOptions

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        Intent(.settle(number, granted: false, spoken: reason != nil), reason: reason)
    }
}

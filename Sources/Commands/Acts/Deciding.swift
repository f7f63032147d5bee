import Approvals
import ArgumentParser
import Engine

/// The arguments of a decision on a form, an item or a step of the whole case.
struct SeatArguments: ParsableArguments {
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases))
    var caseID: String

    @Argument(
        help: "表或整改项；省略则为整案环节 The form or item; without one, a step of the whole case.",
        completion: .custom(Completions.units))
    var unit: String?

    @Option(name: .long, help: "环节 The step, when more than one fits.")
    var step: String?

    /// The step that the arguments mean for this person, among those with an act of these kinds.
    func path(_ acts: [Task.Act], in file: CaseFile, _ identity: Identity) throws -> Path {
        try file.step(
            unit: unit.map { UnitID($0) }, named: step.map { StepName($0) }, acts: acts, for: identity.person)
    }
}

/// The opinion and the content seen, which a decision is bound to.
struct DecisionArguments: ParsableArguments {
    @Option(name: .long, help: "意见 The opinion, in words.")
    var opinion: String?

    @Option(
        name: .long,
        help: "所见内容的摘要 The digest of the content you saw, or its beginning: refused if the content has moved on.")
    var about: String?

    /// The digests that the decider names, by unit.
    func seen(at path: Path, in file: CaseFile) throws -> [UnitID: String]? {
        guard let about else { return nil }
        guard about.utf8.count >= 8 else { throw ValidationError("--about: 8+ hex digits, 至少 8 位十六进制") }
        guard let leaf = file.state.leaf(at: path), let unit = leaf.unit else { return nil }
        // A beginning that fits the present content means it; any other is shown as it was given.
        let digest = file.state.unit(unit)?.current?.digest ?? ""
        return [unit: digest.hasPrefix(about) ? digest : about]
    }
}

struct Submit: ActCommand {
    static let configuration = CommandConfiguration(
        abstract: "提交 Hand in a form or an item for review.",
        discussion: """
            例 Examples:
              countersign submit QJJJ-2022 14-03 --opinion "数据已核对"
              countersign why submit QJJJ-2022 14-03
            """)
    @OptionGroup var seat: SeatArguments
    @OptionGroup var decision: DecisionArguments
    @OptionGroup var acting: ActingOptions
    var caseID: String { seat.caseID }

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        let path = try seat.path([.submit], in: file, identity)
        return Intent(
            .decide(path, .approved, about: try decision.seen(at: path, in: file), spoken: decision.opinion != nil),
            opinion: decision.opinion)
    }
}

struct Sign: ActCommand {
    static let configuration = CommandConfiguration(
        abstract: "签核同意 Approve a form, an item or a step.",
        discussion: """
            例 Examples:
              countersign sign QJJJ-2022 14-03 --opinion 同意 --about 3f9a2c41
              countersign sign QJJJ-2022 --step leader-approval
            """)
    @OptionGroup var seat: SeatArguments
    @OptionGroup var decision: DecisionArguments
    @OptionGroup var acting: ActingOptions
    var caseID: String { seat.caseID }

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        let path = try seat.path([.sign], in: file, identity)
        return Intent(
            .decide(path, .approved, about: try decision.seen(at: path, in: file), spoken: decision.opinion != nil),
            opinion: decision.opinion)
    }
}

struct Reject: ActCommand {
    static let configuration = CommandConfiguration(
        abstract: "驳回 Reject; what follows is the workflow's if_refused.",
        discussion: """
            例 Examples:
              countersign reject QJJJ-2022 14-03 --reason "执行率与决算不符"
              countersign reject QJJJ-2022 --step leader-approval --reason "附件不全"
            """)
    @OptionGroup var seat: SeatArguments
    @Option(name: .long, help: "理由 The reason.") var reason: String?
    @OptionGroup var acting: ActingOptions
    var caseID: String { seat.caseID }

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        let path = try seat.path([.sign], in: file, identity)
        return Intent(.decide(path, .rejected, about: nil, spoken: reason != nil), opinion: reason)
    }
}

struct Vote: ActCommand {
    static let configuration = CommandConfiguration(
        abstract: "表决 Vote: approve, reject or abstain.",
        discussion: """
            例 Examples:
              countersign vote QJJJ-2022 approve --opinion 同意
              countersign vote QJJJ-2022 abstain
            """)
    enum Ballot: String, ExpressibleByArgument, CaseIterable {
        case approve, reject, abstain
        var verdict: Decision.Verdict {
            switch self {
            case .approve: .approved
            case .reject: .rejected
            case .abstain: .abstained
            }
        }
    }
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Argument(help: "approve 同意 | reject 反对 | abstain 弃权") var ballot: Ballot
    @Option(name: .long, help: "环节 The step, when more than one is open.") var step: String?
    @Option(name: .long, help: "意见 The opinion, in words; needed to reject.") var opinion: String?
    @OptionGroup var acting: ActingOptions

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        let path = try file.step(
            unit: nil, named: step.map { StepName($0) }, acts: [.sign], for: identity.person)
        return Intent(.decide(path, ballot.verdict, about: nil, spoken: opinion != nil), opinion: opinion)
    }
}

struct Advise: ActCommand {
    static let configuration = CommandConfiguration(
        abstract: "协办意见 Give an advisory opinion; it is not counted.",
        discussion: """
            例 Examples:
              countersign advise QJJJ-2022 14-03 --opinion "建议补充说明"
              countersign advise QJJJ-2022 --step group-decision --opinion "已阅"
            """)
    @OptionGroup var seat: SeatArguments
    @Option(name: .long, help: "意见 The opinion.") var opinion: String?
    @OptionGroup var acting: ActingOptions
    var caseID: String { seat.caseID }

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        let path = try seat.path([.sign], in: file, identity)
        return Intent(.decide(path, .advised, about: nil, spoken: opinion != nil), opinion: opinion)
    }
}

struct Claim: ActCommand {
    static let configuration = CommandConfiguration(
        abstract: "认领席位 Take a seat of a role; the others of the role then wait.",
        discussion: """
            例 Examples:
              countersign claim QJJJ-2022 14-03
              countersign release QJJJ-2022 14-03
            """)
    @OptionGroup var seat: SeatArguments
    @OptionGroup var acting: ActingOptions
    var caseID: String { seat.caseID }

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        Intent(.claim(try seat.path(Task.Act.allCases, in: file, identity)))
    }
}

struct Release: ActCommand {
    static let configuration = CommandConfiguration(
        abstract: "退还席位 Give a claimed seat back.",
        discussion: """
            例 Examples:
              countersign release QJJJ-2022 14-03
              countersign release QJJJ-2022 14-03 --step finance-review
            """)
    @OptionGroup var seat: SeatArguments
    @OptionGroup var acting: ActingOptions
    var caseID: String { seat.caseID }

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        Intent(.release(try seat.path(Task.Act.allCases, in: file, identity)))
    }
}

struct Urge: ActCommand {
    static let configuration = CommandConfiguration(
        abstract: "催办 Urge an open step, at most once a day.",
        discussion: """
            例 Examples:
              countersign urge QJJJ-2022 14-03
              countersign urge QJJJ-2022 --step group-decision
            """)
    @OptionGroup var seat: SeatArguments
    @OptionGroup var acting: ActingOptions
    var caseID: String { seat.caseID }

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        Intent(.urge(try seat.path(Task.Act.allCases, in: file, identity)))
    }
}

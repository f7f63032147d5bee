import Approvals
import Engine

/// Decisions on a form, an item or a step.
extension Operation {
    static let deciding: [Operation] = [
        submit, sign, returning, reject, withdraw, takeBack, claim, release, advise, vote, urge,
    ]

    static let submit = act(
        "submit", .init("提交", "Hand in a form or an item for review."),
        Parameter.seat + Parameter.decision + Parameter.signing
    ) { desk, file in
        let path = try desk.seat([.submit], in: file)
        return Intent(
            .decide(path, .approved, about: try desk.seen(at: path, in: file), spoken: desk.opinion != nil),
            opinion: desk.opinion)
    }

    static let sign = act(
        "sign", .init("签核同意", "Approve a form, an item or a step."),
        Parameter.seat + Parameter.decision + Parameter.signing
    ) { desk, file in
        let path = try desk.seat([.sign], in: file)
        return Intent(
            .decide(path, .approved, about: try desk.seen(at: path, in: file), spoken: desk.opinion != nil),
            opinion: desk.opinion)
    }

    static let returning = act(
        "return", .init("退回", "Send back to an earlier step, with a reason."),
        Parameter.seat + [
            .needs("to", "退回到的环节", "the step to go back to"),
            .takes("form", "整案环节退回哪张表", "the form to send back, from a step of the whole case"), .reason,
        ] + Parameter.signing
    ) { desk, file in
        let path = try desk.seat([.sign, .record], in: file)
        return Intent(
            .sendBack(
                path, to: StepName(desk.arguments["to"]), unit: desk.arguments.unit("form"), spoken: desk.reason != nil),
            reason: desk.reason)
    }

    static let reject = act(
        "reject", .init("驳回", "Reject; what follows is the workflow's if_refused."),
        Parameter.seat + [.reason] + Parameter.signing
    ) { desk, file in
        let path = try desk.seat([.sign], in: file)
        return Intent(.decide(path, .rejected, about: nil, spoken: desk.reason != nil), opinion: desk.reason)
    }

    static let withdraw = act(
        "withdraw", .init("撤回", "Take one's own form back to the draft while nobody has decided."),
        [.theCase, .theUnit]
    ) { desk, _ in Intent(.withdraw(UnitID(desk.arguments["unit"]))) }

    static let takeBack = act(
        "take-back", .init("拿回", "Take one's own decision back while nobody after it has acted."), Parameter.seat
    ) { desk, file in
        let (unit, step) = (desk.arguments.unit(), desk.arguments.stepName())
        // The last decision of the person that counts, unless a step is named.
        let own = file.state.decisions.last {
            $0.performer.person == desk.identity.person && $0.standing == .valid && (unit == nil || $0.unit == unit)
                && (step == nil || $0.step == step)
        }
        return Intent(.takeBack(try own?.path ?? desk.seat(Task.Act.allCases, in: file)))
    }

    static let claim = act(
        "claim", .init("认领席位", "Take a seat of a role; the others of the role then wait."), Parameter.seat
    ) { desk, file in
        Intent(.claim(try desk.seat(Task.Act.allCases, in: file)))
    }

    static let release = act("release", .init("退还席位", "Give a claimed seat back."), Parameter.seat) { desk, file in
        Intent(.release(try desk.seat(Task.Act.allCases, in: file)))
    }

    static let advise = act(
        "advise", .init("协办意见", "Give an advisory opinion; it is not counted."),
        Parameter.seat + [.opinion] + Parameter.signing
    ) { desk, file in
        Intent(
            .decide(try desk.seat([.sign], in: file), .advised, about: nil, spoken: desk.opinion != nil),
            opinion: desk.opinion)
    }

    static let vote = act(
        "vote", .init("表决", "Vote: approve, reject or abstain."),
        [
            .theCase,
            .needs(
                "ballot", .choice(["approve", "reject", "abstain"]), "approve 同意、reject 反对、abstain 弃权",
                "approve, reject or abstain"),
            .takes("step", "环节，有多个可选时", "the step, when more than one is open"),
            .takes("opinion", "意见；反对时必填", "the opinion, in words; needed to reject"),
        ] + Parameter.signing
    ) { desk, file in
        let verdicts: [String: Decision.Verdict] = ["approve": .approved, "reject": .rejected, "abstain": .abstained]
        let path = try desk.seat([.sign], in: file)
        return Intent(
            .decide(path, verdicts[desk.arguments["ballot"]] ?? .abstained, about: nil, spoken: desk.opinion != nil),
            opinion: desk.opinion)
    }

    static let urge = act("urge", .init("催办", "Urge an open step, at most once a day."), Parameter.seat) { desk, file in
        Intent(.urge(try desk.seat(Task.Act.allCases, in: file)))
    }

    /// Declares an act on an open case; every act has the same answer.
    static func act(
        _ name: String, _ summary: Words, _ parameters: [Parameter],
        _ work: @escaping @Sendable (Desk, CaseFile) throws -> Intent
    ) -> Operation {
        Operation(name, summary, parameters, result: answer, for: .actors, .act(work))
    }

    static let answer = Words(
        "outcome、case、version、events，以及 first_seq…last_seq（没有变化则无）；replayed 为真表示此前已办理",
        "outcome, case, version, events, and first_seq…last_seq (none if nothing changed); replayed is true if it was done before"
    )
}

import Approvals

/// Who has a seat in a step, and whether it is their turn.
extension Wording {
    var seatEligible: Phrase {
        Phrase(
            met: say("\(person)在环节 \(step) 有席位资格。", "\(person) may fill a seat of step \(step)."),
            unmet: say(
                "环节 \(step) 的席位属于\(roles)，\(person)不在其中。",
                "Expected a holder of \(roles) for step \(step), but \(person) has no seat there."),
            remedy: whoAny.map {
                say("请\($0)办理，或请流程管理人指定\(person)。", "ask \($0), or those who manage the case to appoint \(person).")
            } ?? say("请流程管理人指定\(roles)人员。", "ask those who manage the case to appoint \(roles)."))
    }

    var seatOpen: Phrase {
        Phrase(
            met: say("有未签核并且轮到的席位。", "There is an undecided seat whose turn it is."),
            unmet: say(
                "环节 \(step) 应有轮到且未签核的席位，现没有可由操作人办理的。",
                "Expected an undecided seat of step \(step) whose turn it is, but there is none for this person."),
            remedy: who.map { say("现轮到\($0)，请其先办理。", "ask \($0) to decide first; it is their turn.") }
                ?? say("席位都已签核，无需再办。", "every seat is decided; nothing more is owed here."))
    }

    var seatUnclaimed: Phrase {
        Phrase(
            met: say("席位未被他人认领。", "The seat is not claimed by anybody else."),
            unmet: say(
                who.map { "席位应无人认领，现已由\($0)认领。" } ?? "要认领的席位应由多人共用，这一席位归成员本人，不用认领。",
                who.map { "Expected a seat that nobody has claimed, but it is claimed by \($0)." }
                    ?? "Expected a seat that is shared, but this one is a member's own and is not claimed."),
            remedy: who.map { say("请\($0)办理，或由其放回后再认领。", "ask \($0) to decide, or to release the seat first.") }
                ?? say("请席位的成员直接签核。", "let the seat's member decide right away."))
    }

    var seatClaimed: Phrase {
        Phrase(
            met: say("\(person)认领的席位尚未签核。", "\(person) has claimed a seat that is undecided."),
            unmet: say(
                "\(person)应有已认领而未签核的席位，现没有。",
                "Expected \(person) to have claimed a seat that is undecided, but there is none."),
            remedy: say(
                "没有可放回的席位，无需再办；要改变已作的签核，由\(person)本人拿回。",
                "nothing needs to be released; to change a decision, \(person) takes it back."))
    }

    var seatOncePerPerson: Phrase {
        Phrase(
            met: say("\(person)在环节 \(step) 本轮尚未签核。", "\(person) has not decided in this round of step \(step)."),
            unmet: say(
                "每人在一个环节每轮签核一次；\(person)在环节 \(step) 已经签核。",
                "Expected one decision for each person in a step, but \(person) has decided in step \(step) already."),
            remedy: say(
                "其余席位请其他人员办理；要改变已作的签核，由\(person)本人先拿回。",
                "leave the other seats to other people; to change the decision, \(person) takes it back first."))
    }

    var separation: Phrase {
        let acted = duties("acted") ?? say("其他职责", "another duty")
        return Phrase(
            met: say("以\(role)身份办理不违反职责分离。", "Acting as \(role) keeps the separation of duties."),
            unmet: say(
                "职责分离：\(role)与\(acted)应由不同的人（含代为登记的人）办理，而\(person)一方已经参与后者。",
                "Expected different people as \(role) and as \(acted), but \(person), or who registers for them, "
                    + "has acted as the latter."),
            remedy: say(
                "请担任\(role)的其他人员办理；没有其他人的，请流程管理人另行指定。",
                "ask another \(role) to do it; if there is none, ask those who manage the case to appoint one."))
    }
}

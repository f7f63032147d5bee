import Approvals

/// Requests outside the steps: 不纳入自评, 延期, 结转.
extension Wording {
    var requestPossible: Phrase {
        let kind = self["expected"].flatMap(UnitKind.init).map { Messages.kind($0, language) } ?? raw("expected")
        return Phrase(
            met: say("可以对 \(unit) 提出\(request)。", "\(unit) can be the subject of \(request)."),
            unmet: say(
                "\(request)应由流程定义列出，并且针对\(kind)；对 \(unit) 不能提出。",
                "Expected the workflow to list \(request), about a \(kind), but it is not possible for \(unit)."),
            remedy: say(
                "核对编号和申请种类；确需这种申请的，请系统管理员登记列有它的流程定义。",
                "check the id and the kind of request; if the workflow lacks it, ask the administrator for a version "
                    + "that has it."))
    }

    var requestAsker: Phrase {
        Phrase(
            met: say("\(person)可以提出这一申请。", "\(person) may make this request."),
            unmet: say(
                "这一申请由\(roles)提出，\(person)不担任这一角色。",
                "Expected \(roles) to ask for this, but \(person) does not hold such a role."),
            remedy: say(
                "请担任\(roles)的人员提出，或请流程管理人指定\(person)。",
                "ask a holder of \(roles) to make the request, or those who manage the case to appoint \(person)."))
    }

    var requestNew: Phrase {
        Phrase(
            met: say("\(unit) 没有同类申请待批。", "No such request for \(unit) is open."),
            unmet: say(
                "同类申请应没有待批的；\(unit) 已有\(request)待批。",
                "Expected no open request of this kind, but \(unit) has one: \(request)."),
            remedy: say(
                "请批复人先批复待批的申请；批复后仍需要的再申请。",
                "ask for a decision on the open one first; make another if it is still needed."))
    }

    var requestKnown: Phrase {
        Phrase(
            met: say("流程中有\(request)。", "The case has \(request)."),
            unmet: say("流程中应有\(request)，现没有。", "Expected \(request) in the case, but there is none of this number."),
            remedy: say("核对申请的编号。", "check the number of the request."))
    }

    var requestOpen: Phrase {
        let found =
            self["found"].map { text in
                Request.Status(rawValue: text).map { Messages.status($0, language) } ?? text
            } ?? "-"
        return Phrase(
            met: say("\(request)待批。", "The decision on \(request) is open."),
            unmet: say("\(request)应待批，现为“\(found)”。", "Expected \(request) to be open, but it is \(found)."),
            remedy: say(
                "已有批复，无需再办；情况有变的，请申请人重新申请。",
                "nothing more is owed; if things have changed, ask for a new request."))
    }

    var requestDecider: Phrase {
        Phrase(
            met: say("\(person)可以批复这一申请。", "\(person) may decide on this request."),
            unmet: say(
                "这一申请由\(roles)批复，\(person)不担任这一角色。",
                "Expected \(roles) to decide on this request, but \(person) does not hold such a role."),
            remedy: whoAny.map { say("请\($0)批复。", "ask \($0) to decide.") }
                ?? say("请流程管理人指定\(roles)人员。", "ask those who manage the case to appoint \(roles)."))
    }

    var requestOther: Phrase {
        Phrase(
            met: say("批复人不是申请人。", "The request is decided by somebody else than its asker."),
            unmet: say(
                "申请与批复应由不同的人办理（含代为登记的人）；\(person)一方参与了申请。",
                "Expected somebody who had no part in the request, but \(person), or who registers for them, had."),
            remedy: say(
                "请其他有权批复的人批复；没有其他人的，请流程管理人指定。",
                "ask somebody else who may decide; if there is none, ask those who manage the case to appoint one."))
    }

    var requestDeadline: Phrase {
        let expected =
            moment("expected").map {
                say(
                    "\($0) 之后",
                    "later than \($0) (China time)")
            } ?? say("现期限之后", "later than now")
        let found =
            moment("found").map {
                say(
                    "所申请的是 \($0)",
                    "\($0) was asked for")
            } ?? say("没有写明新期限", "none was named")
        return Phrase(
            met: say("新期限在现期限之后。", "The new deadline is later than the present one."),
            unmet: say("新期限应在 \(expected)，\(found)。", "Expected a deadline \(expected), but \(found)."),
            remedy: say("写明一个更晚的期限，再提出申请。", "name a later deadline, then make the request again."))
    }
}

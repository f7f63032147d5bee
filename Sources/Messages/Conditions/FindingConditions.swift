import Approvals

/// Findings of the checks (疑点): recording, answering, and what waits for them.
extension Wording {
    private var finding: String {
        self["finding"].map { say("第 \($0) 号疑点", "finding \($0)") } ?? say("该疑点", "this finding")
    }

    /// The id of the case for a command that can be typed.
    private var caseID: String { self["case"] ?? say("案卷号", "CASE") }

    var caseRoleHeld: Phrase {
        Phrase(
            met: say("\(person)在本流程中有角色。", "\(person) has a role in the case."),
            unmet: say(
                "应由在本流程中有角色的人办理，\(person)没有角色。",
                "Expected somebody with a role in the case, but \(person) has none."),
            remedy: say(
                "请本流程的人员办理，或请流程管理人指定\(person)。",
                "ask somebody of the case to do it, or those who manage the case to appoint \(person)."))
    }

    var findingKnown: Phrase {
        Phrase(
            met: say("流程中有\(finding)。", "The case has \(finding)."),
            unmet: say("流程中应有\(finding)，现没有。", "Expected \(finding) in the case, but there is none of this number."),
            remedy: say(
                "核对疑点的编号：countersign finding list \(caseID)。",
                "check the number with 'countersign finding list \(caseID)'."))
    }

    var findingStanding: Phrase {
        func word(_ text: String) -> String {
            CaseFinding.Status(rawValue: text).map { Messages.status($0, language) } ?? text
        }
        let found = self["found"].map(word) ?? "-"
        let expected =
            self["expected"].map { glossary.list($0, language, separator: say("或", " or "), word) }
            ?? say("可以办理的状态", "open for it")
        let remedy =
            switch self["found"].flatMap(CaseFinding.Status.init) {
            case .open, .refused:
                say("请先由填报一方说明。", "ask those who answer for the form to explain it first.")
            case .explained:
                say("已有说明，等待认可；不认可的，写明理由。", "it is explained and waits to be accepted, or refused with a reason.")
            case .accepted, .waived:
                say("已处理，无需再办；数字变了会重新打开。", "nothing more is owed; it opens again when the figures change.")
            case .closed, nil:
                say("内容已不再显示，无需再办；再次出现时另有编号。", "nothing more is owed; if it shows again, it gets a new number.")
            }
        return Phrase(
            met: say("\(finding)现为“\(found)”，可以办理。", "\(capitalized) is \(found), as it has to be."),
            unmet: say(
                "\(finding)应为“\(expected)”，现为“\(found)”。", "Expected \(finding) to be \(expected), but it is \(found)."),
            remedy: remedy)
    }

    private var capitalized: String { finding.prefix(1).uppercased() + finding.dropFirst() }

    var findingAnswerer: Phrase {
        guard self["roles"] != nil else {
            return Phrase(
                met: say("\(person)可以处理\(finding)。", "\(person) may answer \(finding)."),
                unmet: say(
                    "流程定义应写明疑点由谁处理（findings），现没有写。",
                    "Expected the workflow to say who answers findings, but it has no 'findings'."),
                remedy: say(
                    "请改正内容后重新检查；需要说明和豁免的，请系统管理员登记写有 findings 的流程定义。",
                    "correct the content and check it again; for answers, ask the administrator for a version of the "
                        + "workflow that has them."))
        }
        return Phrase(
            met: say("\(person)可以处理\(finding)。", "\(person) may answer \(finding)."),
            unmet: say(
                "\(finding)的这一步由\(roles)办理，\(person)不担任这一角色。",
                "Expected \(roles) to do this for \(finding), but \(person) does not hold such a role."),
            remedy: whoAny.map { say("请\($0)办理。", "ask \($0) to do it.") }
                ?? say("请流程管理人指定\(roles)人员。", "ask those who manage the case to appoint \(roles)."))
    }

    var findingOther: Phrase {
        Phrase(
            met: say("认可或豁免的人没有参与说明。", "Whoever settles the finding had no part in its explanation."),
            unmet: say(
                "说明与认可、豁免应由不同的人办理（含代为登记的人）；\(person)一方参与了说明。",
                "Expected somebody who had no part in the explanation, but \(person), or who registers for them, had."),
            remedy: say(
                "请其他有权处理的人办理；没有其他人的，请流程管理人指定。",
                "ask somebody else who may settle it; if there is none, ask those who manage the case to appoint one."))
    }

    var findingWithoutItem: Phrase {
        let item = self["item"].map { glossary.unit($0) } ?? say("整改事项", "a rectification item")
        return Phrase(
            met: say("\(finding)还没有整改事项。", "No rectification item deals with \(finding) yet."),
            unmet: say(
                "一个疑点只转一个整改事项；\(finding)已转为 \(item)。",
                "Expected \(finding) without a rectification item, but \(item) deals with it."),
            remedy: say("请办理已有的整改事项。", "go on with the item that there is."))
    }

    var findingChecked: Phrase {
        let revisions = items("revision").map { say("（第 \($0) 版）", " (revision \($0))") } ?? ""
        return Phrase(
            met: say("当前内容已检查，结果已登记。", "The content as it is now was checked, and the result recorded."),
            unmet: say(
                "当前内容应已检查，且此后没有表退出自评；须（重新）检查的有：\(unit)\(revisions)。",
                "Expected the content as it is now to be checked, with the forms that are left, but it was not: \(unit)\(revisions)."
            ),
            remedy: say(
                "请任一经办人检查：countersign finding check \(caseID)。",
                "check it, as anybody of the case may: countersign finding check \(caseID)."))
    }

    var findingSettled: Phrase {
        let weight = self["severity"].flatMap(CaseFinding.Severity.init) ?? .high
        let waiting =
            self["found"].map { list in
                glossary.list(list, language, separator: say("，", ", ")) { item in
                    let words = item.split(separator: " ", maxSplits: 2).map(String.init)
                    guard words.count == 3 else { return item }
                    return say(
                        "第 \(words[0]) 号（\(words[2])，\(words[1])）", "\(words[0]) (\(words[2]), \(words[1]))")
                }
            } ?? "-"
        func who(_ fact: String) -> String {
            self[fact].map { glossary.list($0, language, separator: say("或", " or "), glossary.role) } ?? "-"
        }
        let heavier = weight == .high ? "" : "以上"
        return Phrase(
            met: say(
                "没有“\(Messages.severity(weight, language))”级疑点未处理。",
                "No \(Messages.severity(weight, language)) finding waits for its answer."),
            unmet: say(
                "应没有“\(Messages.severity(weight, language))”级\(heavier)疑点未处理，还有：\(waiting)。",
                "Expected no open finding that is \(Messages.severity(weight, language))\(weight == .high ? "" : " or heavier"), "
                    + "but there are: \(waiting)."),
            remedy: say(
                "改正内容后重新检查；或由\(who("explained_by"))说明、\(who("accepted_by"))认可，或由\(who("waived_by"))豁免。"
                    + "查看：countersign finding list \(caseID) --open。",
                "correct the content and check again; or \(who("explained_by")) explains and \(who("accepted_by")) "
                    + "accepts, or \(who("waived_by")) waives it. See 'countersign finding list \(caseID) --open'."))
    }
}

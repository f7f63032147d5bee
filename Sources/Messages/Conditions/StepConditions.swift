import Approvals

/// Whether a step exists, is entered, and is free to be decided.
extension Wording {
    var stepKnown: Phrase {
        Phrase(
            met: say("流程中有环节 \(step)。", "The case has the step \(step)."),
            unmet: say("环节“\(raw("step"))”应在本流程中，现没有。", "Expected a step of the case, but found '\(raw("step"))'."),
            remedy: say("核对环节的路径，例如 forms/14-03/draft。", "check the step's path, for example forms/14-03/draft."))
    }

    var stepEntered: Phrase {
        guard let before else {
            return Phrase(
                met: say("环节 \(step) 在办理中或已通过。", "Step \(step) is open or passed."),
                unmet: say(
                    "环节 \(step) 应在办理中或已通过，现都不是。",
                    "Expected step \(step) to be open or passed, but it is neither."),
                remedy: say(
                    "轮到该环节后再办；进展情况可问流程管理人。",
                    "wait until the step is reached; those who manage the case know how it stands."))
        }
        return Phrase(
            met: say("环节 \(step) 已进入。", "Step \(step) has been entered."),
            unmet: say(
                "环节 \(step) 应已进入；之前还有环节未办结：\(before)。",
                "Expected step \(step) to be entered, but these come first: \(before)."),
            remedy: say("请办理这些环节的人员先办结。", "ask those who have these steps to finish them first."))
    }

    var stepActive: Phrase {
        let status = self["found"].flatMap(StepState.Status.init)
        let found = status.map { Messages.status($0, language) } ?? say("未在办理", "not open")
        let remedy =
            switch status {
            case .passed:
                say(
                    "该环节已经通过，无需再办；要改变结果的，由签核人本人拿回，或请后续环节的签核人退回。",
                    "nothing more is owed here; to change the result, its signer takes the decision back, "
                        + "or a later signer returns it.")
            case .failed:
                say("请流程管理人决定下一步。", "ask those who manage the case what comes next.")
            case .cancelled:
                say("前面的环节办结后会重新进入，届时再办。", "it is entered again when the steps before are done; act then.")
            case .held:
                say(
                    "签核已保留，内容送回时自动核对，无需再办。",
                    "its sign-offs are kept and compared when the content comes back; nothing is owed now.")
            case .active, nil:
                say(
                    "轮到该环节后再办；进展情况可问流程管理人。",
                    "wait until the step is open; those who manage the case know how it stands.")
            }
        return Phrase(
            met: say("环节 \(step) 在办理中。", "Step \(step) is open."),
            unmet: say("环节 \(step) 应在办理中，现为“\(found)”。", "Expected step \(step) to be open, but it is \(found)."),
            remedy: remedy)
    }

    var stepsBefore: Phrase {
        let before = before ?? say("前面的环节", "the steps before")
        return Phrase(
            met: say("\(step) 之前的环节都已办结。", "Everything before \(step) is done."),
            unmet: say(
                "\(step) 之前的环节应已办结，还有：\(before)。",
                "Expected the steps before \(step) to be done, but these are not: \(before)."),
            remedy: say(
                "请\(whoOr("办理这些环节的人员", ""))先办结。",
                "ask \(whoOr("", "those who have these steps")) to finish them first."))
    }

    var deadlineMet: Phrase {
        let due = moment("due")
        return Phrase(
            met: say(
                due.map { "期限（\($0)）未过。" } ?? "期限未过。",
                due.map { "The deadline (\($0) China time) has not passed." } ?? "The deadline has not passed."),
            unmet: say(
                due.map { "应在期限 \($0) 之前办理，期限已过。" } ?? "应在期限之前办理，期限已过。",
                due.map { "Expected a decision before \($0) (China time), but this deadline has passed." }
                    ?? "Expected a decision before the deadline, but it has passed."),
            remedy: say(
                "逾期后本环节不再受理；请流程管理人决定下一步，整改事项可以申请延期。",
                "the step takes no decision after it; ask those who manage the case, or for an item a later deadline."))
    }

    var deadlineDue: Phrase {
        Phrase(
            met: say("环节 \(step) 的期限已过，尚未登记。", "The deadline of step \(step) has passed and is not marked yet."),
            unmet: say(
                "环节 \(step) 应有已过而未登记的期限，现没有。",
                "Expected a deadline of step \(step) that has passed and is not marked, but there is none."),
            remedy: say("无需处理；到期时系统自动登记。", "nothing is owed; the program marks the deadline when it passes."))
    }

    var urgeSpaced: Phrase {
        Phrase(
            met: say("距上次催办已满 24 小时，或尚未催办过。", "The step was not urged within the last 24 hours."),
            unmet: say(
                "同一环节两次催办应相隔 24 小时；\(step) 在 24 小时内已催办过。",
                "Expected 24 hours between two reminders, but \(step) was urged within the last 24 hours."),
            remedy: say("满 24 小时后再催办；急事请直接联系办理人。", "urge again after 24 hours, or speak to those who have the step."))
    }

    var calendarYear: Phrase {
        let year = raw("year")
        let known = items("found").map { say("现有：\($0)", "it has \($0)") } ?? say("现无任何年度", "it has no year")
        return Phrase(
            met: say("工作日历中有计算期限所需的年度。", "The working calendar has the years that the deadline needs."),
            unmet: say(
                "计算环节 \(step) 的期限需要 \(year) 年的工作日历，日历中没有这一年（\(known)）。",
                "Expected the working days of \(year) for step \(step), but the calendar lacks this year: \(known)."
            ),
            remedy: say(
                "请系统管理员换用含 \(year) 年节假日安排的程序版本，再办理。",
                "ask the administrator for a program version with the holidays of \(year), then repeat this."))
    }
}

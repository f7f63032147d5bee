import Approvals

/// What the clock needs to remind of a late step, and to tell others of it.
///
/// Nobody clears these: the clock asks again by itself. The remedies say what it waits for.
extension Wording {
    private var count: String { raw("count") }
    private var limit: String { raw("limit") }
    private var nothingOwed: String { say("无需处理；到时由系统自动办理。", "nothing is owed; the clock does it by itself in time.") }

    var deadlineMarked: Phrase {
        Phrase(
            met: say("环节 \(step) 已登记逾期。", "The passed deadline of step \(step) is marked."),
            unmet: say(
                "环节 \(step) 应已登记逾期，现没有。",
                "Expected step \(step) to be marked as past its deadline, but it is not."),
            remedy: nothingOwed)
    }

    var workingDayBegun: Phrase {
        let since = raw("since")
        return Phrase(
            met: say("\(since) 之后已有工作日开始。", "A working day has begun since \(since)."),
            unmet: say(
                "\(since) 之后应已有工作日开始，现没有。", "Expected a working day to have begun since \(since), but none has."),
            remedy: say("无需处理；下一个工作日系统自动办理。", "nothing is owed; the clock goes on with the next working day."))
    }

    var reminderLeft: Phrase {
        Phrase(
            met: say("环节 \(step) 已提醒 \(count) 次，可至 \(limit) 次。", "Step \(step) has \(count) of \(limit) reminders."),
            unmet: say(
                "环节 \(step) 的提醒应少于 \(limit) 次，已提醒 \(count) 次。",
                "Expected fewer than \(limit) reminders of step \(step), but there are \(count)."),
            remedy: say("不再自动提醒；需要时请催办。", "the clock reminds no more; urge the step where it is needed."))
    }

    var escalationNamed: Phrase {
        Phrase(
            met: say("流程写明了环节 \(step) 逾期报谁。", "The workflow says who is told when step \(step) is late."),
            unmet: say(
                "流程应写明环节 \(step) 逾期报谁，现没有。",
                "Expected the workflow to say who is told when step \(step) is late, but it does not."),
            remedy: say(
                "需要时请直接联系有关领导；流程的新版本可写 escalate_to。",
                "speak to whoever should know; a new version of the workflow can name a role with escalate_to."))
    }

    var escalationNew: Phrase {
        Phrase(
            met: say("环节 \(step) 逾期后尚未上报。", "Nobody has been told yet that step \(step) is late."),
            unmet: say(
                "环节 \(step) 逾期只报一次，已报\(role)。",
                "Expected to tell others once that step \(step) is late, but \(role) has been told."),
            remedy: say("无需再报。", "nothing more is owed."))
    }

    var escalationRemindersMade: Phrase {
        Phrase(
            met: say("环节 \(step) 的 \(limit) 次提醒均已作出。", "The \(limit) reminders of step \(step) have been made."),
            unmet: say(
                "上报之前应先提醒 \(limit) 次，环节 \(step) 已提醒 \(count) 次。",
                "Expected \(limit) reminders of step \(step) first, but there are \(count)."),
            remedy: nothingOwed)
    }

    var escalationHeld: Phrase {
        Phrase(
            met: say("有人担任\(role)，可以上报。", "Somebody holds \(role) and can be told."),
            unmet: say(
                "环节 \(step) 逾期应报\(role)，现无人担任。",
                "Expected somebody to hold \(role), who is told when step \(step) is late, but nobody does."),
            remedy: say("请流程管理人指定担任\(role)的人员。", "ask those who manage the case to appoint \(role)."))
    }
}

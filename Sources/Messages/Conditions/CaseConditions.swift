import Approvals

/// The case as a whole, and who manages it.
extension Wording {
    private var caseStatus: CaseState.Status? { self["found"].flatMap(CaseState.Status.init) }
    private var caseFound: String { caseStatus.map { Messages.status($0, language) } ?? raw("found") }

    var caseUnopened: Phrase {
        Phrase(
            met: say("流程尚未开启。", "The case has not been opened yet."),
            unmet: say("流程应尚未开启，现为“\(caseFound)”。", "Expected a case that is not opened yet, but it is \(caseFound)."),
            remedy: say(
                "在已开启的流程中办理；另一件事请领导小组办公室用新的编号开启。",
                "work in the case that is there; for another matter, ask the office to open a case under a new id."))
    }

    var caseRunning: Phrase {
        let remedy =
            switch caseStatus {
            case .unopened: say("请领导小组办公室先开启流程。", "ask the office to open the case first.")
            case .suspended:
                say("请流程管理人恢复流程。", "ask those who manage the case to resume it.")
            case .finished, .refused, .cancelled, .terminated:
                say(
                    "流程已经结束，不再受理；确需办理的，请领导小组办公室另开流程。",
                    "the case is over and takes nothing more; where it is needed, ask the office to open another case.")
            case .running, nil: say("请流程管理人查看流程状态。", "ask those who manage the case to look at its status.")
            }
        return Phrase(
            met: say("流程在进行中。", "The case is running."),
            unmet: say("流程应在进行中，现为“\(caseFound)”。", "Expected a running case, but it is \(caseFound)."),
            remedy: remedy)
    }

    var caseSuspended: Phrase {
        Phrase(
            met: say("流程已挂起，可以恢复。", "The case is suspended and can be resumed."),
            unmet: say("恢复的流程应已挂起，现为“\(caseFound)”。", "Expected a suspended case, but it is \(caseFound)."),
            remedy: say(
                "没有挂起的流程无需恢复；需要暂停时，请流程管理人挂起。",
                "nothing needs to be resumed; to pause the case, ask those who manage it to suspend it."))
    }

    var caseNotOver: Phrase {
        let opened = caseStatus != .unopened
        return Phrase(
            met: say("流程已开启，尚未结束。", "The case is opened and not over."),
            unmet: say(
                "流程应已开启并且尚未结束，现为“\(caseFound)”。",
                "Expected a case that is opened and not over, but it is \(caseFound)."),
            remedy: opened
                ? say(
                    "流程已经结束，无需再办；另一件事请领导小组办公室另开流程。",
                    "nothing is left to end; for another matter, ask the office to open another case.")
                : say(
                    "未开启的流程不需要结束；要办理时，请领导小组办公室开启。",
                    "nothing is there to end; to start the case, ask the office to open it."))
    }

    var managerHeld: Phrase {
        Phrase(
            met: say("\(person)担任\(role)，管理本流程。", "\(person) manages the case as \(role)."),
            unmet: say(
                "这一操作由\(role)办理，\(person)不担任这一角色。",
                "Expected \(role), who manages the case, but \(person) does not hold this role."),
            remedy: say(
                whoAny.map { "请\($0)办理。" } ?? "请系统管理员确认由谁担任\(role)。",
                whoAny.map { "ask \($0) to do it." } ?? "ask the administrator to find out who holds \(role)."))
    }

    /// The rules use one code both ways: a person's act made by the clock, and the clock's act made by a person.
    var notForTheClock: Phrase {
        Phrase(
            met: say("操作由应当操作的一方发起。", "The act is made by the side that it belongs to."),
            unmet: say(
                "签核等操作应由人发起，到期处理应由系统时钟发起；这次发起的一方不对。",
                "Expected people to decide and the clock to mark deadlines, but this act came from the other side."),
            remedy: say(
                "签核等操作请由本人办理；到期处理由系统自动进行，无需人工操作。",
                "let the person concerned act; deadlines are marked by the program itself, and nobody has to."))
    }
}

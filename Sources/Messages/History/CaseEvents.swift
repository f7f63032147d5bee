import Approvals
package import CanonicalJSON

extension Messages {
    /// One line of a history: what an entry says, in one sentence.
    ///
    /// - Parameters:
    ///   - type: The entry's type, as `EventCodec` and the ledger's own streams write it.
    ///   - data: The entry's data: ids, numbers and digests.
    package static func event(
        type: String, data: JSON, _ language: Language, _ glossary: Glossary
    ) -> String {
        let line = HistoryLine(data: data, wording: Wording(language: language, glossary: glossary, facts: [:]))
        return switch type {
        case "opened": line.opened
        case "appointed": line.appointed
        case "dismissed": line.dismissed
        case "unit-added": line.unitAdded
        case "revised": line.revised
        case "step-entered": line.stepEntered
        case "seat-added": line.seatAdded
        case "seat-reassigned": line.seatReassigned
        case "seat-voided": line.seatVoided
        case "claimed": line.claimed
        case "released": line.released
        case "decided": line.decided
        case "step-passed": line.stepPassed
        case "step-failed": line.stepFailed
        case "step-cancelled": line.stepCancelled
        case "step-restored": line.stepRestored
        case "went-stale": line.wentStale
        case "sent-back": line.sentBack
        case "withdrawn": line.withdrawn
        case "retracted": line.retracted
        case "asked": line.asked
        case "settled": line.settled
        case "checked": line.checked
        case "finding-raised": line.findingRaised
        case "finding-changed": line.findingChanged
        case "finding-closed": line.findingClosed
        case "finding-explained": line.findingExplained
        case "finding-settled": line.findingSettled
        case "finding-waived": line.findingWaived
        case "finding-became-item": line.findingBecameItem
        case "unit-ended": line.unitEnded
        case "extended": line.extended
        case "case-ended": line.caseEnded
        case "suspended": line.suspended
        case "resumed": line.resumed
        case "urged": line.urged
        case "deadline-passed": line.deadlinePassed
        case "reminded": line.reminded
        case "escalated": line.escalated
        case "ledger-created": line.ledgerCreated
        case "person-registered": line.personRegistered
        case "person-changed": line.personChanged
        case "workflow-registered": line.workflowRegistered
        case "template-registered": line.templateRegistered
        case "log-key-added": line.logKeyAdded
        case "witness-added": line.witnessAdded
        case "witness-removed": line.witnessRemoved
        case "approver-key-added": line.approverKeyAdded
        case "approver-key-revoked": line.approverKeyRevoked
        case "clearance-granted": line.clearanceGranted
        case "clearance-revoked": line.clearanceRevoked
        case "redaction-requested": line.redactionRequested
        case "redaction-refused": line.redactionRefused
        case "content-redacted": line.contentRedacted
        case "attempt-refused": line.attemptRefused
        // Types are text: a reader meets an unknown one in a log of a later version, and `EventCodec` stops there.
        default: line.say("事件“\(type)”，本版本程序不认识。", "An event '\(type)' that this version does not know.")
        }
    }
}

/// The people and the case itself.
extension HistoryLine {
    var opened: String {
        let year = data["year"]?.integer.map { say("（\($0) 年度）", " for \($0)") } ?? ""
        return say("\(performer)开启了流程\(year)。", "\(performer) opened the case\(year).")
    }

    var appointed: String {
        let confirm = data["settled"]?.flag == true ? say("，待确认", ", to be confirmed") : ""
        return say(
            "\(person)被指定为\(role)\(forUnit)\(confirm)。",
            "\(person) was appointed as \(role)\(forUnit)\(confirm).")
    }

    var dismissed: String {
        let confirm =
            data["settled"]?.flag == true
            ? say(
                "，名单须重新确认",
                "; the appointments are to be confirmed again") : ""
        return say(
            "\(person)不再担任\(role)\(forUnit)\(confirm)。",
            "\(person) no longer holds \(role)\(forUnit)\(confirm).")
    }

    var caseEnded: String {
        let status = word("status") { (status: CaseState.Status) in Messages.status(status, language) }
        return say("流程结束：\(status)。", "The case ended: \(status).")
    }

    var suspended: String {
        data["clock_stops"]?.flag == true
            ? say("流程挂起，期限停止计算。", "The case was suspended; deadlines stop.")
            : say("流程挂起，期限照常计算。", "The case was suspended; deadlines run on.")
    }

    var resumed: String { say("流程恢复办理。", "The case was resumed.") }
}

/// Forms, items, and what is asked for them.
extension HistoryLine {
    var unitAdded: String {
        let kind = word("kind") { (kind: UnitKind) in Messages.kind(kind, language) }
        return say("增加了\(kind) \(unit)。", "The \(kind) \(unit) was added.")
    }

    var revised: String {
        let due = moment("deadline").map { say("，期限 \($0)", ", deadline \($0)") } ?? ""
        return say(
            "\(performer)以\(role)身份修改了 \(unit)，现为第 \(number("revision")) 版（摘要 \(digest)）\(due)。",
            "\(performer) changed \(unit) as \(role); it is at revision \(number("revision")) (digest \(digest))\(due)."
        )
    }

    var withdrawn: String { say("\(performer)撤回了 \(unit)。", "\(performer) withdrew \(unit).") }

    var unitEnded: String {
        let status = word("status") { (status: UnitState.Status) in Messages.status(status, language) }
        return say("\(unit) 结束：\(status)。", "\(unit) ended: \(status).")
    }

    var extended: String {
        let due = moment("deadline") ?? "-"
        return say("\(unit) 的期限延至 \(due)。", "The deadline of \(unit) was moved to \(due).")
    }

    var asked: String {
        let due = moment("deadline").map { say("，新期限 \($0)", ", until \($0)") } ?? ""
        let kind = word("kind") { (kind: RequestKind) in Messages.request(kind, language) }
        return say(
            "\(performer)为 \(unit) 申请\(kind)\(due)（第 \(number("request")) 号申请）。",
            "\(performer) asked for \(kind) of \(unit)\(due) (request \(number("request"))).")
    }

    var settled: String {
        data["granted"]?.flag == true
            ? say(
                "\(performer)以\(role)身份批准了第 \(number("request")) 号申请。",
                "\(performer) granted request \(number("request")) as \(role).")
            : say(
                "\(performer)以\(role)身份没有批准第 \(number("request")) 号申请。",
                "\(performer) refused request \(number("request")) as \(role).")
    }
}

import Approvals
import CanonicalJSON

/// Steps, seats and decisions.
extension HistoryLine {
    var stepEntered: String {
        let seats = data["seats"]?.list?.count ?? 0
        let due = moment("due").map { say("，期限 \($0)", ", due \($0)") } ?? ""
        return say(
            "进入环节 \(step)，第 \(number("round")) 轮，\(seats) 个席位\(due)。",
            "Step \(step) was entered, round \(number("round")), with \(seats) seat\(seats == 1 ? "" : "s")\(due).")
    }

    var seatAdded: String {
        let added = HistoryLine(data: data["added"] ?? .null, wording: wording)
        let member = added.text("member").map { say("，成员\(glossary.person($0))", ", for \(glossary.person($0))") } ?? ""
        return say(
            "环节 \(step) 增加 \(added.seat)（\(added.role)\(member)）。",
            "Step \(step) got \(added.seat) (\(added.role)\(member)).")
    }

    var seatReassigned: String {
        say("环节 \(step) 的 \(seat)改由\(person)担任。", "Step \(step): \(seat) went to \(person).")
    }

    var seatVoided: String { say("环节 \(step) 的 \(seat)作废。", "Step \(step): \(seat) became void.") }

    var claimed: String {
        say("\(performer)认领了环节 \(step) 的 \(seat)。", "\(performer) claimed \(seat) of step \(step).")
    }

    var released: String {
        say("环节 \(step) 的 \(seat)已放回，可重新认领。", "Step \(step): \(seat) was released and can be claimed.")
    }

    var decided: String {
        let act = text("step").flatMap(glossary.act)
        let verdict = word("verdict") { (verdict: Decision.Verdict) in
            Messages.verdict(verdict, language, act: act)
        }
        return say(
            "\(performer)以\(role)身份在环节 \(step) \(verdict)\(basis)。",
            "\(performer), as \(role), \(verdict) in step \(step)\(basis).")
    }

    /// What a decision was about: one form with revision and digest, or how many.
    private var basis: String {
        let subjects = (data["basis"]?.list ?? []).map { HistoryLine(data: $0, wording: wording) }
        guard let first = subjects.first else { return "" }
        if subjects.count > 1 {
            return say("，依据 \(subjects.count) 张表的当时版本", ", on \(subjects.count) forms as they were then")
        }
        guard first.text("unit") != nil else {
            return say("，依据人员名单第 \(first.number("revision")) 版", ", on appointments number \(first.number("revision"))")
        }
        return say(
            "，依据\(first.unit)第 \(first.number("revision")) 版（摘要 \(first.digest)）",
            ", on \(first.unit) revision \(first.number("revision")) (digest \(first.digest))")
    }

    var stepPassed: String { say("环节 \(step) 通过。", "Step \(step) passed.") }

    var stepFailed: String { say("环节 \(step) 未通过。", "Step \(step) did not pass.") }

    var stepCancelled: String {
        let reason = word("reason") { (reason: CancelReason) in Messages.reason(reason, language) }
        let held = data["held"]?.flag == true ? say("，签核保留", "; its sign-offs are kept") : ""
        return say("环节 \(step) 退出流转（\(reason)）\(held)。", "Step \(step) left the flow after \(reason)\(held).")
    }

    var stepRestored: String {
        say("环节 \(step) 内容未变，原签核继续有效。", "Step \(step) counts again: its content is unchanged.")
    }

    var wentStale: String {
        let due = moment("due").map { say("，期限 \($0)", ", due \($0)") } ?? ""
        return say(
            "内容已变，环节 \(step) \(seat)的签核失效，席位重新打开\(due)。",
            "The content changed: the decision on \(seat) of step \(step) went stale and the seat is open again\(due).")
    }

    var sentBack: String {
        let target = text("to").map(glossary.step) ?? "-"
        let resubmit = word("resubmit") { (resubmit: Resubmit) in Messages.resubmit(resubmit, language) }
        return say(
            "\(performer)以\(role)身份从环节 \(step) 退回到 \(target)；\(resubmit)。",
            "\(performer), as \(role), returned from step \(step) to \(target); \(resubmit).")
    }

    var retracted: String {
        say("\(performer)拿回了环节 \(step) \(seat)的签核。", "\(performer) took back the decision on \(seat) of step \(step).")
    }

    var urged: String { say("\(performer)催办环节 \(step)。", "\(performer) urged step \(step).") }

    var deadlinePassed: String { say("环节 \(step) 期限已过。", "The deadline of step \(step) passed.") }

    var reminded: String {
        say(
            "环节 \(step) 逾期未办结，系统第 \(number("number")) 次提醒。",
            "Step \(step) is late: the clock reminded for the \(ordinal("number")) time.")
    }

    var escalated: String {
        let people = (data["people"]?.list ?? []).compactMap(\.text).map(glossary.person)
        let names = people.isEmpty ? "-" : people.joined(separator: say("、", ", "))
        let role = text("to").map(glossary.role) ?? "-"
        return say(
            "环节 \(step) 逾期仍未办结，已报\(role)：\(names)。",
            "Step \(step) is still late: \(role) was told, \(names).")
    }

    /// A number of a field as English counts.
    private func ordinal(_ field: String) -> String {
        guard let number = data[field]?.integer else { return "-" }
        let teens = (11...13).contains(number % 100)
        return "\(number)\(teens ? "th" : [1: "st", 2: "nd", 3: "rd"][number % 10] ?? "th")"
    }
}

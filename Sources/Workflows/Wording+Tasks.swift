import Approvals
import StrictYAML

extension Wording {
    /// One thing that a step asks for; the topic tells the same clause of two versions apart from another.
    struct Clause: Equatable {
        var topic: String
        var text: String
    }

    /// What a step asks of whom, clause by clause.
    func clauses(_ task: Task, unit: UnitKind?) -> [Clause] {
        var clauses = [Clause(topic: "act", text: act(task))]
        func add(_ topic: String, _ zh: String, _ en: String) {
            clauses.append(Clause(topic: topic, text: say(zh, en)))
        }
        if !task.appoints.isEmpty {
            let roles = list(task.appoints.map(role))
            add("appoints", "确定人选：\(roles)", "settles who is \(roles)")
        }
        if let edits = task.edits {
            let parts = edits.parts.map(names)
            add("edits", "可填写\(parts.map { "\($0)部分" } ?? "全部内容")", "may edit \(parts ?? "everything")")
            if let until = edits.until {
                add("until", "直到“\(step(until))”结束前都可修改", "may still edit until \(until) is over")
            }
        }
        switch task.covers {
        case .unit(let parts?):
            let names = names(parts)
            add("covers", "对\(names)部分负责，内容一变须重签", "answers for \(names); a change makes it stale")
        case .unit(nil):
            let name = self.unit(unit ?? .form)
            add("covers", "对整个\(name)负责，内容一变须重签", "answers for the whole \(name); a change makes it stale")
        case .allForms: add("covers", "对全部表单负责，内容一变须重签", "answers for all forms; a change makes it stale")
        case .appointments, .nothing: break
        }
        for need in task.needs {
            switch need {
            case .staffed: add("staffed", "各环节人员须能配齐", "needs every step to be staffed")
            case .opinion: add("opinion", "同意须写明意见", "needs an opinion in words")
            case .noOpenFinding(let severity):
                let weight = self.severity(severity)
                add("findings", "须已检查且没有\(weight)疑点未处理", "needs its checks and no open \(weight) finding")
            case .filled(let fields): add("filled", "须已填写\(list(fields))", "needs \(list(fields)) to be filled in")
            }
        }
        if task.isSignatureRequired {
            add("signed", "办理人须用本人密钥签名", "each signs with a key of their own")
        }
        clauses += refusal(task, unit: unit) + time(task)
        return clauses
    }

    private func names(_ parts: [PartName]) -> String { list(parts.map { say("“\($0)”", $0.text) }) }

    private func refusal(_ task: Task, unit: UnitKind?) -> [Clause] {
        var clauses: [Clause] = []
        if !task.returnTo.isEmpty {
            let steps = list(task.returnTo.map { say("“\(step($0))”", step($0)) }, or: true)
            clauses.append(Clause(topic: "return_to", text: say("可退回\(steps)", "may return it to \(steps)")))
            let back =
                switch task.resubmit {
                case .through: say("退回后再送须重走其间各环节", "after a return every step between is walked again")
                case .direct: say("退回后再送直接回到本环节", "after a return it comes straight back")
                }
            clauses.append(Clause(topic: "resubmit", text: back))
        }
        guard task.act == .sign else { return clauses }
        switch task.ifRefused {
        case .end:
            let what = unit.map { self.unit($0) } ?? say("流程", "case")
            clauses.append(Clause(topic: "if_refused", text: say("未通过则\(what)终结", "a refusal ends the \(what)")))
        case .returnTo(let target):
            let text = say("未通过则回到“\(step(target))”", "a refusal leads back to \(target)")
            clauses.append(Clause(topic: "if_refused", text: text))
        }
        return clauses
    }

    private func time(_ task: Task) -> [Clause] {
        guard let due = task.due else { return [] }
        let term =
            switch due {
            case .workingDays(let days): say("限\(days)个工作日", "due within \(days) working day\(days == 1 ? "" : "s")")
            case .date(let date): say("限\(date)前", "due by \(date)")
            case .unitDeadline: say("限期以内容所写期限为准", "due on the deadline that the content names")
            }
        var clauses = [Clause(topic: "due", text: term), Clause(topic: "when_overdue", text: overdue(task))]
        if let role = task.escalateTo.map(role) {
            clauses.append(Clause(topic: "escalate_to", text: say("仍未办结则报\(role)", "\(role) is told if it stays late")))
        }
        return clauses
    }

    private func overdue(_ task: Task) -> String {
        let count = task.reminders
        if task.whenOverdue == .refuse { return say("逾期不再受理", "refused when late") }
        if count == 0 { return say("逾期不提醒", "not reminded when late") }
        return say(
            "逾期后每个工作日提醒一次，至多\(count)次",
            "reminded when late, each working day, at most \(count == 1 ? "once" : "\(count) times")")
    }

    /// Who does what, for example `财务审核签核`.
    func act(_ task: Task) -> String {
        let people = task.seats.map(seat)
        switch task.act {
        case .submit: return say("\(list(people))提交", "\(list(people)) hands it in")
        case .record: return say("\(list(people))登记", "\(list(people)) records it")
        case .sign: return say("\(list(people))", "\(list(people)) ") + rule(task)
        }
    }

    private func rule(_ task: Task) -> String {
        let isAlone = task.seats.count == 1 && workflow.role(task.seats[0].role)?.everyone != true
        switch task.rule {
        case .all where isAlone: return say("签核", "signs")
        case .all: return say("会签，须全部同意", "sign, all must approve")
        case .inOrder: return say("依次签核，须全部同意", "sign in this order, all must approve")
        case .any: return say("或签，以先作出的决定为准", "sign, the first decision decides")
        case .first: return say("首签，一人同意即通过", "sign, the first approval passes")
        case .vote(let threshold, let byWeight, let abstain):
            let count =
                switch threshold {
                case .count(let count): say("同意达到\(count)票", "at least \(count) must approve")
                case .atLeast(let top, let bottom):
                    say("同意达到\(top)/\(bottom)", "at least \(top)/\(bottom) must approve")
                case .moreThan(let top, let bottom):
                    say("同意超过\(top)/\(bottom)", "more than \(top)/\(bottom) must approve")
                }
            let weight = byWeight ? say("（按票权）", " by weight") : ""
            let absent =
                abstain == .counted ? say("弃权计入总数", "abstentions count") : say("弃权不计入总数", "abstentions do not count")
            return say("表决，\(count)\(weight)即通过，\(absent)", "vote, \(count)\(weight), \(absent)")
        }
    }

    private func seat(_ seat: SeatSpec) -> String {
        var notes: [String] = []
        if seat.weight > 1 { notes.append(say("\(seat.weight)票", "weight \(seat.weight)")) }
        if seat.veto { notes.append(say("一票否决", "veto")) }
        if seat.advisory { notes.append(say("协办，不计票", "opinion only")) }
        if workflow.role(seat.role)?.everyone == true { notes.append(say("每人一席", "every member")) }
        let details = notes.joined(separator: say("，", ", "))
        return role(seat.role) + (notes.isEmpty ? "" : say("（\(details)）", " (\(details))"))
    }
}

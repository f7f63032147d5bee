import Approvals

/// Who is appointed to what, and whether the people are enough.
extension Wording {
    var roleKnown: Phrase {
        if facts["role"] == "*" {
            return Phrase(
                met: say("\(person)在本流程中担任角色。", "\(person) has a role in the case."),
                unmet: say(
                    "\(person)应在本流程中担任某个角色，现未担任。",
                    "Expected \(person) to have a role in the case, but there is none."),
                remedy: say(
                    "请流程中的人员办理，或请流程管理人指定\(person)担任角色。",
                    "ask somebody with a role in the case to do it, or those who manage it to appoint \(person)."))
        }
        let known = self["expected"].map { glossary.roles($0, language) } ?? "-"
        return Phrase(
            met: say("流程定义中有角色\(role)。", "The workflow has the role \(role)."),
            unmet: say(
                "角色“\(raw("role"))”应在流程定义中；定义中有：\(known)。",
                "Expected a role of the workflow (\(known)), but found '\(raw("role"))'."),
            remedy: say(
                "改用流程定义中的角色名；要增加角色，请系统管理员登记新的流程定义。",
                "name one of these roles; for a new role, ask the administrator to register a new workflow version."))
    }

    var roleUnit: Phrase {
        let kind = self["expected"].flatMap(UnitKind.init).map { Messages.kind($0, language) }
        let found = self["found"].map(glossary.unit)
        let (unmet, remedy) =
            switch (kind, found) {
            case (nil, let found):
                (
                    say(
                        "\(role)应对整个流程指定，这次却指明了\(found ?? "某张表或某个事项")。",
                        "Expected \(role) for the whole case, but \(found ?? "one form or item") was named."),
                    say(
                        "去掉编号，对整个流程指定\(role)。",
                        "leave the form or item out and appoint \(role) for the whole case.")
                )
            case (let kind?, nil):
                (
                    say("\(role)应按\(kind)逐一指定，这次没有指明哪一个。", "Expected a \(kind) for \(role), but none was named."),
                    say("写明\(kind)的编号，再指定\(role)。", "name the \(kind) that \(role) is appointed for.")
                )
            case (let kind?, let found?):
                (
                    say(
                        "\(role)应按\(kind)指定；\(found)不是本流程中的\(kind)。",
                        "Expected a \(kind) for \(role), but \(found) is no \(kind) of the case."),
                    say("核对编号，写明一个已有的\(kind)。", "check the id and name a \(kind) of the case.")
                )
            }
        return Phrase(
            met: say("\(role)的指定范围正确。", "\(role) is appointed for what it belongs to."), unmet: unmet,
            remedy: remedy)
    }

    var appointmentNew: Phrase {
        Phrase(
            met: say("\(person)尚未担任\(role)。", "\(person) does not hold \(role) yet."),
            unmet: say("\(person)应尚未担任\(role)，现已担任。", "Expected \(person) not to hold \(role), but they do already."),
            remedy: say(
                "已经如此，无需再办；要由别人担任时，请流程管理人指定另一人。",
                "nothing more is needed; for somebody else, ask those who manage the case to appoint them."))
    }

    var appointmentHeld: Phrase {
        Phrase(
            met: say("\(person)担任\(role)。", "\(person) holds \(role)."),
            unmet: say(
                "\(person)应担任\(role)，现未担任；\(who.map { "现由\($0)担任" } ?? "现无人担任")。",
                "Expected \(person) to hold \(role), but \(who.map { "the holders are: \($0)" } ?? "nobody does")."),
            remedy: say(
                who.map { "请流程管理人从现任人员（\($0)）中选定。" } ?? "无人可解除或更换；请流程管理人直接指定。",
                who.map { "ask those who manage the case to name one of the holders (\($0))." }
                    ?? "there is nobody to dismiss or replace; ask those who manage the case to appoint somebody."))
    }

    var appointmentOther: Phrase {
        Phrase(
            met: say("接任的是另一个人。", "The successor is another person."),
            unmet: say("接任的应是另一个人，现为同一人。", "Expected another person as successor, but it is the same one."),
            remedy: say("请流程管理人选定另一个人接任。", "ask those who manage the case to name another person."))
    }

    var appointmentConfirmed: Phrase {
        Phrase(
            met: say("\(person)担任\(role)的指定已确认。", "The appointment of \(person) as \(role) is confirmed."),
            unmet: say(
                "\(person)担任\(role)应经“\(step)”环节确认，现未确认。",
                "Expected the appointment of \(person) as \(role) to be confirmed in '\(step)', but it is not yet."),
            remedy: say(
                "请\(whoOr("“\(step)”环节的签核人", ""))确认现在的人员名单。",
                "ask \(whoOr("", "those who sign '\(step)'")) to confirm the appointments as they are now."))
    }

    var staffed: Phrase {
        let met = say("其余各环节都安排得出办理人。", "Every remaining step has people who can do it.")
        guard facts["step"] != "" else {
            let holder = self["candidates"].map { glossary.people($0, language) } ?? "-"
            return Phrase(
                met: met,
                unmet: say(
                    "管理本流程的\(role)应始终有人担任；现只有\(holder)一人，不能空缺。",
                    "Expected somebody to remain as \(role), who manages the case, but \(holder) is the only one."),
                remedy: say(
                    "请\(holder)先指定另一人担任\(role)，或直接更换。",
                    "ask \(holder) to appoint another \(role) first, or to replace instead of dismiss."))
        }
        let remedy = say(
            "请流程管理人为这一环节另行指定\(role)。",
            "ask those who manage the case to appoint another \(role) for it.")
        guard let candidates = self["candidates"].map({ glossary.people($0, language) }) else {
            return Phrase(
                met: met,
                unmet: say(
                    "环节 \(step) 应有\(role)办理，现无人可办。",
                    "Expected a \(role) for step \(step), but there is nobody."),
                remedy: remedy)
        }
        let why = duties("also").map { say("（已办理或还须办理：\($0)）", " (who acted or must act as \($0))") } ?? ""
        return Phrase(
            met: met,
            unmet: say(
                "环节 \(step) 应有足够的人以\(role)身份办理；现有\(candidates)\(why)，按签核规则和职责分离规则还不够。",
                "Expected enough people as \(role) for step \(step), but under its sign rule and the separation of "
                    + "duties these are too few: \(candidates)\(why)."),
            remedy: remedy)
    }

    /// Duties as a fact lists them: `filler`, `filler 14-03`, or `filler (forms/14-03/draft)`.
    func duties(_ name: String) -> String? {
        self[name].map { text in
            glossary.list(text, language) { duty in
                guard let space = duty.firstIndex(of: " ") else { return glossary.role(duty) }
                let place = String(duty[duty.index(after: space)...])
                let shown = place.hasPrefix("(") ? glossary.step(String(place.dropFirst().dropLast())) : place
                return "\(glossary.role(String(duty[..<space]))) \(shown)"
            }
        }
    }
}

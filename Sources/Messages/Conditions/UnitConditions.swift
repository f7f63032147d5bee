import Approvals

/// Forms and rectification items: adding them, and whether they are still open.
extension Wording {
    var unitNew: Phrase {
        Phrase(
            met: say("编号 \(raw("unit")) 未被使用。", "The id \(raw("unit")) is free."),
            unmet: say("新编号应未被使用，\(unit) 在本流程中已有。", "Expected a new id, but the case has \(unit) already."),
            remedy: say("换一个编号再增加，或直接办理已有的这一个。", "add it under another id, or work on the one that is there."))
    }

    var unitName: Phrase {
        Phrase(
            met: say("编号 \(raw("unit")) 合格。", "The id \(raw("unit")) is well formed."),
            unmet: say(
                "编号应为 1 至 64 个字母、数字或 - . _，收到的是“\(raw("unit"))”。",
                "Expected an id of 1 to 64 letters, digits or - . _, but found '\(raw("unit"))'."),
            remedy: say("换一个这样的编号，例如 14-03。", "choose such an id, for example 14-03."))
    }

    var unitKnown: Phrase {
        Phrase(
            met: say("\(unit) 在本流程中。", "\(unit) is part of the case."),
            unmet: say("\(unit) 应在本流程中，现没有。", "Expected \(unit) to be part of the case, but it is not."),
            remedy: say("核对编号；需要新增的，请有权增加的人员增加。", "check the id; if it is missing, ask those who may add it."))
    }

    var unitOpen: Phrase {
        let found =
            self["found"].map { text in
                UnitState.Status(rawValue: text).map { Messages.status($0, language) } ?? text
            } ?? "-"
        return Phrase(
            met: say("\(unit) 在办理中。", "\(unit) is open."),
            unmet: say("\(unit) 应在办理中，现为“\(found)”。", "Expected \(unit) to be open, but it is \(found)."),
            remedy: say(
                "这一项已经结束，不再受理；确需继续的，请流程管理人安排用新编号增加。",
                "it has ended and takes nothing more; if it is needed, ask those who manage the case for a new one."))
    }

    var unitAdder: Phrase {
        Phrase(
            met: say("\(person)可以增加。", "\(person) may add it."),
            unmet: say(
                "增加这一项由\(roles)办理，\(person)不担任这一角色。",
                "Expected \(roles) to add it, but \(person) does not hold such a role."),
            remedy: say(
                "请担任\(roles)的人员增加，或请流程管理人指定\(person)。",
                "ask somebody who holds \(roles) to add it, or those who manage the case to appoint \(person)."))
    }

    var unitKindUsed: Phrase {
        let kind = self["kind"].flatMap(UnitKind.init).map { Messages.kind($0, language) } ?? raw("kind")
        return Phrase(
            met: say("本流程办理\(kind)。", "The workflow has steps for a \(kind)."),
            unmet: say("流程定义中应有办理\(kind)的环节，现没有。", "Expected steps for a \(kind) in the workflow, but there are none."),
            remedy: say(
                "换一种增加；确需办理\(kind)的，请系统管理员登记有这类环节的流程定义。",
                "add another kind, or ask the administrator to register a workflow with such steps."))
    }

    var unitHasContent: Phrase {
        Phrase(
            met: say("要签核的内容已有。", "The content to decide on is there."),
            unmet: say("\(unit) 应已有内容，现为空。", "Expected content in \(unit), but it is empty."),
            remedy: say("请填报人先填写内容。", "ask those who fill it in to save its content first."))
    }
}

import Approvals
package import Engine

extension Messages {
    /// Why the engine did not do what it was asked. For `.refused` a headline: the caller lists the conditions.
    package static func sentence(
        _ error: EngineError, _ language: Language, _ glossary: Glossary
    ) -> Sentence {
        let wording = Wording(language: language, glossary: glossary, facts: [:])
        return switch error {
        case .refused(let refusal): wording.headline(refusal)
        case .ledger(let error): sentence(error, language)
        case .notRegistered, .notPermitted, .unknownCase, .unknownUnit, .unknownPerson, .unknownWorkflow, .unknownStep,
            .exists, .badName, .clock, .unknownEvent, .badEvent, .replayDiffers, .token, .unknownKey,
            .badSignature, .lastAdministrator:
            Sentence(wording.text(error), remedy: wording.remedy(error))
        case .needsClearance, .removed, .unknownRedaction, .notRemovable, .needsAnother:
            wording.secrecy(error)
        }
    }
}

extension Wording {
    fileprivate func headline(_ refusal: Refusal) -> Sentence {
        let (all, unmet) = (refusal.conditions.count, refusal.unmet.count)
        let verb = Messages.verb(refusal.verb, language)
        guard unmet > 0 else {
            return Sentence(
                say("现在不能“\(verb)”。", "It is not possible now to \(verb)."),
                remedy: say("请查看流程现在的状态，再办理。", "look at the case as it is now, then try again."))
        }
        return Sentence(
            say(
                "不能“\(verb)”：\(all) 个条件中 \(unmet) 个未满足。",
                "It is not possible to \(verb): \(unmet) of \(all) condition\(all == 1 ? "" : "s") "
                    + "\(unmet == 1 ? "is" : "are") not met."),
            remedy: say("先办妥未满足的条件，每条后面写明由谁办理。", "clear the conditions that are not met; each says who can."))
    }

    fileprivate func text(_ error: EngineError) -> String {
        switch error {
        case .refused, .ledger, .needsClearance, .removed, .unknownRedaction,
            .notRemovable, .needsAnother:
            ""
        case .notRegistered(let account):
            say(
                "账户“\(account)”应已登记在登记簿中，现未登记。",
                "Expected a registered account, but '\(account)' is nobody in this ledger.")
        case .notPermitted(let person, let act, let needs):
            say(
                "“\(Messages.verb(act, language))”由\(ledgerRoles(needs))办理，\(glossary.person(person))担任的不是这一角色。",
                "Expected \(ledgerRoles(needs)) to \(Messages.verb(act, language)), "
                    + "but \(glossary.person(person)) has another role."
            )
        case .unknownCase(let id, let known):
            say("应有流程“\(id)”，现没有\(having(known))。", "Expected a case '\(id)', but there is none\(having(known)).")
        case .unknownUnit(let id, let caseID, let known):
            say(
                "流程 \(caseID) 中应有表或事项“\(id)”，现没有\(having(known))。",
                "Expected a form or item '\(id)' in case \(caseID), but there is none\(having(known)).")
        case .unknownPerson(let id, let known):
            say(
                "应有编号为“\(id)”的人员，现没有\(having(known, glossary.person))。",
                "Expected a person '\(id)', but there is none\(having(known, glossary.person)).")
        case .unknownWorkflow(let name, let known):
            say(
                "应有流程定义“\(Messages.short(name))”，现没有\(having(known, Messages.short))。",
                "Expected a workflow '\(Messages.short(name))', but there is none\(having(known, Messages.short)).")
        case .unknownStep(let name, let caseID, let known):
            say(
                "流程 \(caseID) 中应有此人可办理的环节“\(name)”，现没有\(having(known, glossary.step))。",
                "Expected a step '\(name)' in case \(caseID) that this person can act in, but there is none"
                    + "\(having(known, glossary.step)).")
        case .exists(let kind, let id):
            say("\(thing(kind))“\(id)”应尚未使用，现已有。", "Expected a new \(thing(kind)), but '\(id)' is taken.")
        case .badName(let kind, let found):
            say(
                "\(thing(kind))的编号应为 1 至 64 个字母、数字或 - . _，并且不是保留字；收到的是“\(found)”。",
                "Expected an id of 1 to 64 letters, digits or - . _ for a \(thing(kind)), and no reserved word, "
                    + "but found '\(found)'.")
        case .clock(let found, let expected):
            if let expected {
                say(
                    "时间应不早于 \(Moment.text(expected))，给出的是 \(Moment.text(found))。",
                    "Expected a time not before \(Moment.text(expected)) (China time), but found \(Moment.text(found))."
                )
            } else {
                say(
                    "正式登记簿用系统时钟，不能指定时间；给出的是 \(Moment.text(found))。",
                    "Expected the system's clock, since this is no rehearsal, but found \(Moment.text(found))."
                )
            }
        case .unknownEvent(let seq, let type):
            say(
                "第 \(seq) 条记录应是本程序认识的事件，而“\(type)”不认识。",
                "Expected an event that this program knows at entry \(seq), but found '\(type)'.")
        case .badEvent(let seq, let type, let field):
            say(
                "第 \(seq) 条记录“\(type)”应有合格的字段“\(field)”，现缺失或格式不对。",
                "Expected a proper field '\(field)' in '\(type)' at entry \(seq), but it is missing or misshapen.")
        case .token(let fault): tokenText(fault)
        case .unknownKey(let fingerprint, let known):
            say(
                "应有登记在册、尚未吊销的密钥“\(fingerprint)”，现没有\(having(known))。",
                "Expected a registered key '\(fingerprint)' that is not revoked, but there is none\(having(known)).")
        case .badSignature(let seq, let reason):
            say(
                "第 \(seq) 条记录的签名应由签名人当时有效的密钥为其内容作出，实际不是（\(reason)）。",
                "Expected the signature of entry \(seq) to be made of it by a key that was its signer's then, but it is not "
                    + "(\(reason)).")
        case .lastAdministrator(let person):
            say(
                "登记簿应至少有一名能登录的系统管理员，\(glossary.person(person))是最后一名。",
                "Expected at least one administrator with an account, but \(glossary.person(person)) is the last.")
        case .replayDiffers(let caseID, let expected, let found):
            say(
                "\(caseID == "-" ? "" : "流程 \(caseID) ")重放记录得到的应与登记的一致；重放得到：\(expected)；登记的是：\(found)。",
                "Expected the replay\(caseID == "-" ? "" : " of case \(caseID)") to give what is recorded; "
                    + "the replay has \(expected), the record has \(found).")
        }
    }

    fileprivate func remedy(_ error: EngineError) -> String {
        switch error {
        case .refused, .ledger, .needsClearance, .removed, .unknownRedaction,
            .notRemovable, .needsAnother:
            ""
        case .notRegistered(let account):
            say(
                "请系统管理员登记人员，并关联账户“\(account)”。",
                "ask the administrator to register a person with the account '\(account)'.")
        case .notPermitted(_, _, let needs):
            say("请\(ledgerRoles(needs))办理。", "ask \(ledgerRoles(needs)) to do it.")
        case .unknownCase, .unknownUnit: say("核对编号后再办理。", "check the id, then repeat this.")
        case .unknownPerson:
            say("核对编号；尚未登记的，请系统管理员登记。", "check the id; somebody new is registered by the administrator.")
        case .unknownWorkflow:
            say("核对名称；尚未登记的，请系统管理员登记流程定义。", "check the name; a new workflow is registered by the administrator.")
        case .unknownStep:
            say("核对环节名称，或查看现在轮到哪些环节。", "check the step's name, or look at which steps are open.")
        case .exists(let kind, _):
            switch kind {
            case "account":
                say("请换一个账户，或由系统管理员先解除原有的关联。", "give another account, or ask the administrator to free this one.")
            case "workflow":
                say("内容有变的流程定义，请换一个版本号再登记。", "register a changed workflow under another version.")
            case "key": say("一把密钥只登记一次；请另建一把。", "a key is registered once, for one person; make another one.")
            case "witness": say("要换公钥或地址，请先移除它。", "to change its key or address, remove it first.")
            case _: say("请换一个编号，或直接使用已有的。", "choose another id, or use the one that is there.")
            }
        case .badName: say("请换一个这样的编号，例如 QJJJ-2022。", "choose such an id, for example QJJJ-2022.")
        case .clock(_, let expected):
            expected == nil
                ? say("去掉指定的时间；练习请另建演练登记簿。", "leave the time out; to practise, create a ledger for rehearsal.")
                : say("给出一个更晚的时间。", "give a later time.")
        case .unknownEvent:
            say("请使用写入它的程序版本，或更新的版本。", "use the program's version that wrote it, or a later one.")
        case .badEvent, .badSignature:
            say(
                "请原样保存登记簿作为证据，核验后与备份核对，并报告维护人员。",
                "keep the ledger as evidence, verify it, compare it with a backup, and report it.")
        case .token(let fault): tokenRemedy(fault)
        case .unknownKey: say("用 key list 查看登记的密钥。", "look at the registered keys with 'key list'.")
        case .lastAdministrator:
            say("请先登记或指定另一名系统管理员，再变更此人。", "make somebody else an administrator first, then repeat this.")
        case .replayDiffers:
            say(
                "记录本身以日志为准；请系统管理员核验日志，再由日志重建视图。",
                "the log decides; ask the administrator to verify it, then to rebuild the views from it.")
        }
    }

    private func ledgerRoles(_ roles: [LedgerRole]) -> String {
        roles.map { say("", "the ") + Messages.role($0, language) }.joined(separator: say("或", " or "))
    }

    private func having(_ known: [String], _ name: (String) -> String = { $0 }) -> String {
        guard !known.isEmpty else { return "" }
        let list = glossary.list(known.joined(separator: ","), language, name)
        return say("（现有：\(list)）", " (there are: \(list))")
    }

    /// What can exist or be named, by the engine's word for it.
    private func thing(_ kind: String) -> String {
        switch kind {
        case "person": say("人员", "person")
        case "account": say("账户", "account")
        case "workflow": say("流程定义", "workflow")
        case "case": say("流程", "case")
        case "key": say("密钥", "key")
        case "witness": say("见证方", "witness")
        // The engine's word for anything else is better than none.
        default: kind
        }
    }

    private func tokenText(_ fault: TokenFault) -> String {
        switch fault {
        case .unknown: say("应是本登记簿发出的令牌，而没有这一令牌。", "Expected a token of this ledger, but there is none like it.")
        case .expired: say("令牌应在有效期内，而已过期。", "Expected a token that is still good, but its time is over.")
        case .revoked: say("令牌应仍有效，而已被收回。", "Expected a token that is still good, but it was revoked.")
        case .readOnly: say("应是可以办理的令牌，而此令牌只能查看。", "Expected a token that may act, but this one may only read.")
        }
    }

    private func tokenRemedy(_ fault: TokenFault) -> String {
        switch fault {
        case .unknown: say("请核对令牌，或请系统管理员发给新的。", "check the token, or ask an administrator for a new one.")
        case .expired, .revoked: say("请系统管理员发给新的令牌。", "ask an administrator for a new token.")
        case .readOnly: say("请使用可以办理的令牌。", "use a token with the scope 'act'.")
        }
    }
}

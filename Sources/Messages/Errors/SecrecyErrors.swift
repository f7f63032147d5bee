import Engine

extension Wording {
    /// What is 涉密 may not be read or removed so.
    func secrecy(_ error: EngineError) -> Sentence {
        switch error {
        case .needsClearance(let person, let about):
            Sentence(
                say(
                    "“\(about)”须由有涉密权限的人员办理或查看；\(glossary.person(person))没有，或本机没有主密钥。",
                    "Expected somebody who is cleared to read secrets at '\(about)', but \(glossary.person(person)) is "
                        + "not, or the master key is not here."),
                remedy: say(
                    "请系统管理员按程序授予（people clear），或把主密钥文件放回登记簿旁。",
                    "ask the administrator for it (people clear), or put the master key back beside the ledger."))
        case .removed(let seq, let body, let redaction):
            Sentence(
                say(
                    "第 \(seq) 条记录的“\(body)”应可查看，但已按 \(redaction) 删除。",
                    "Expected the '\(body)' of entry \(seq), but it was removed by \(redaction)."),
                remedy: say(
                    "依据与经办人见 redaction list；记录与证明仍然有效。",
                    "see 'redaction list' for who removed it and why; the entry and its proofs stay."))
        case .unknownRedaction(let id, let known):
            Sentence(
                say(
                    "应有待批准的删除申请“\(id)”，现没有\(known.isEmpty ? "" : "（待批准：\(known.joined(separator: "、"))）")。",
                    "Expected an open request '\(id)' to remove content, but there is none"
                        + "\(known.isEmpty ? "" : " (open: \(known.joined(separator: ", ")))")."),
                remedy: say("用 redaction list 查看。", "look at 'redaction list'."))
        case .notRemovable(let seq, let body, let known):
            Sentence(
                say(
                    "第 \(seq) 条记录应有可删除的正文“\(body)”，现没有"
                        + "\(known.isEmpty ? "" : "（有：\(known.joined(separator: "、"))）")。",
                    "Expected a text '\(body)' of entry \(seq) that can be removed, but there is none"
                        + "\(known.isEmpty ? "" : " (there are: \(known.joined(separator: ", ")))")."),
                remedy: say(
                    "记录号见 history；人员、流程与表样的定义不能删除。",
                    "'history' shows the entries' numbers; people and definitions cannot be removed."))
        case .needsAnother(let person, let act):
            Sentence(
                say(
                    "“\(act)”须由另一人办理，\(glossary.person(person))是申请人或本人。",
                    "Expected somebody else for '\(act)', but \(glossary.person(person)) is who asked, or for whom."),
                remedy: say("请另一名有权限的人员办理。", "ask another person who may do it."))
        default: Sentence("", remedy: nil)
        }
    }
}

import Approvals

/// An approver's own signature: that there is one where the workflow demands it, and that it is good.
extension Wording {
    private var key: String { self["key"] ?? say("这把密钥", "this key") }

    var signatureGiven: Phrase {
        Phrase(
            met: say("附有本人签名。", "A signature of one's own came along."),
            unmet: say(
                "环节 \(step) 须附本人密钥的签名，现没有。",
                "Expected a signature with a key of one's own at step \(step), but there is none."),
            remedy: say(
                "加 --ssh-key 指定已登记的密钥重新办理；或先用 intent 打印待签内容，以 ssh-keygen -Y sign 签名，再加 --intent 和 --signature 办理。",
                "repeat the command with --ssh-key and a registered key; or print what is to be signed with 'intent', sign it "
                    + "with ssh-keygen -Y sign, and bring both with --intent and --signature."))
    }

    var signatureGenuine: Phrase {
        Phrase(
            met: say("签名与所签内容相符。", "The signature is one of what was signed."),
            unmet: say(
                "签名应由所附密钥为所签内容作出，实际不是（\(raw("reason"))）。",
                "Expected a signature made of what was signed, but it is none (\(raw("reason")))."),
            remedy: say(
                "核对两个文件是否配套、有无改动，再以 ssh-keygen -Y sign -n decision@countersign 重新签名。",
                "check that both files belong together and are unchanged, or sign anew with "
                    + "ssh-keygen -Y sign -n decision@countersign."))
    }

    var signatureKeyKnown: Phrase {
        Phrase(
            met: say("密钥 \(key) 已登记。", "The key \(key) is registered."),
            unmet: say("签名的密钥应已登记，而 \(key) 没有。", "Expected a registered key, but \(key) is not."),
            remedy: say(
                "请本人用 key add 登记这把密钥，或换用已登记的。", "register it with 'key add', or sign with a key that is registered."))
    }

    var signatureKeyOwn: Phrase {
        let owner = self["owner"].map(glossary.person) ?? say("另一人", "somebody else")
        return Phrase(
            met: say("密钥 \(key) 是\(person)本人的。", "The key \(key) belongs to \(person)."),
            unmet: say(
                "签名应用\(person)本人的密钥，而 \(key) 是\(owner)的。",
                "Expected a key of \(person), but \(key) belongs to \(owner)."),
            remedy: say("请用本人的密钥签名。", "sign with a key of one's own."))
    }

    var signatureKeyValid: Phrase {
        Phrase(
            met: say("密钥 \(key) 有效。", "The key \(key) is good."),
            unmet: say(
                "签名的密钥应有效，而 \(key) 已吊销\(moment("since").map { "，自 \($0) 起" } ?? "")。",
                "Expected a key that is good, but \(key) is revoked\(moment("since").map { " as of \($0)" } ?? "")."),
            remedy: say("请登记新的密钥（key add），用新密钥签名。", "register a new key with 'key add' and sign with that."))
    }

    var signatureIntent: Phrase {
        Phrase(
            met: say("所签内容就是这次办理。", "What was signed is this very act."),
            unmet: say(
                "所签内容应就是这次办理，而不同之处有：\(items("fields") ?? "-")。",
                "Expected a signature of this very act, but what was signed differs in \(items("fields") ?? "-")."),
            remedy: say(
                "签名只能用于所签的案卷、版本、幂等键和文字；请重新查看，用 intent 打印待签内容后重新签名。",
                "a signature is good for the case, version, key and words that were signed; look again, then sign what "
                    + "'intent' prints now."))
    }
}

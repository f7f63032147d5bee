/// Editing content, and deciding on exactly what was seen.
extension Wording {
    var contentEditor: Phrase {
        Phrase(
            met: say("\(person)可以修改 \(unit)。", "\(person) may change \(unit)."),
            unmet: say(
                "\(unit) 由指定人员填写，\(person)不在其中。",
                "Expected somebody appointed to fill in \(unit), but \(person) is not."),
            remedy: whoAny.map {
                say(
                    "请\($0)修改，或请流程管理人指定\(person)。",
                    "ask \($0) to change it, or those who manage the case to appoint \(person).")
            }
                ?? say(
                    "现无人可以修改；请流程管理人指定填报人。",
                    "nobody can change it yet; ask those who manage the case to appoint a filler."))
    }

    var contentEditable: Phrase {
        let step = self["step"].map { say("环节 ", "") + glossary.steps($0, language) } ?? say("填写环节", "its step")
        return Phrase(
            met: say("\(unit) 现在可以修改。", "\(unit) can be changed now."),
            unmet: say(
                "\(unit) 应在可以修改的时候；修改属于\(step)，该环节还没有轮到，或者已经办结。",
                "Expected \(unit) to be open for changes, but \(step), which changes it, is not reached or is done."),
            remedy: say(
                "还没轮到的，等前面的环节办结；已办结的，请提交人撤回，或请正在签核的人退回。",
                "if it is not reached, wait for the steps before; if it is done, ask the submitter to withdraw it, "
                    + "or a current signer to return it."))
    }

    var contentParts: Phrase {
        Phrase(
            met: say("改动在允许的范围内。", "The change stays within what may be changed now."),
            unmet: say(
                "现在可以修改的部分是：\(items("expected") ?? "无")；这次还改动了其他部分，改动的有：\(items("found") ?? "无")。",
                "Expected changes in \(items("expected") ?? "nothing") only, but the changed parts are "
                    + "\(items("found") ?? "none")."),
            remedy: say(
                "只保留允许部分的改动；其余部分请负责该部分的人员修改。",
                "keep the changes in those parts; ask those who answer for the other parts to change them."))
    }

    var contentCurrent: Phrase {
        Phrase(
            met: say("看到的内容就是当前内容。", "The content seen is the content as it is now."),
            unmet: say(
                "签核应针对当前内容；所看的摘要是 \(digests("expected") ?? "无")，"
                    + "而 \(unit) 现为第 \(items("revision") ?? "-") 版，摘要 \(digests("found") ?? "无")。",
                "Expected a decision on the content as it is now; the digest seen is \(digests("expected") ?? "none"), "
                    + "but \(unit) is at revision \(items("revision") ?? "-"), digest \(digests("found") ?? "none")."),
            remedy: say(
                "请重新查看当前内容，仍然认可的再签核。",
                "look at the content again, then repeat the decision if it still holds."))
    }

    var contentFilled: Phrase {
        Phrase(
            met: say("必填内容已填写。", "The mandatory fields are filled in."),
            unmet: say(
                "\(unit) 应填全必填内容，还缺：\(items("missing") ?? "-")。",
                "Expected the mandatory fields of \(unit), but these are blank: \(items("missing") ?? "-")."),
            remedy: say("请填报人补填这些内容。", "ask those who fill it in to complete these fields."))
    }
}

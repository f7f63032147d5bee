import Approvals

/// What may be decided on a seat, and the words that go with it.
extension Wording {
    var verdictPossible: Phrase {
        let verdict = self["verdict"].flatMap(Decision.Verdict.init)
        let act = self["act"].flatMap(Task.Act.init)
        let word =
            verdict.map { verdict in
                switch verdict {
                case .approved:
                    switch act {
                    case .submit: Messages.verb("submit", language)
                    case .record: Messages.verb("record", language)
                    case .sign, nil: Messages.verb("approve", language)
                    }
                case .rejected: Messages.verb("reject", language)
                case .abstained: Messages.verb("abstain", language)
                case .advised: Messages.verb("advise", language)
                }
            } ?? Messages.verb(raw("verdict"), language)
        let kind = act.map { Messages.act($0, language) } ?? "-"
        let advisory = (
            say("该席位是协办席位，只提出意见，不能“\(word)”。", "Expected an opinion, since this seat advises, but found: \(word)."),
            say("请改为提出意见，或请其他席位的人员签核。", "give an opinion instead, or leave the decision to the other seats.")
        )
        let wrongAct = (
            say(
                "签核环节才可以“\(word)”，本环节是“\(kind)”。",
                "Expected a step of signing in order to \(word), but this one is for \(kind)."),
            say(
                "办得成的，直接办结本环节；办不成的，请流程管理人处理。",
                "complete the step if it can be done; if not, ask those who manage the case.")
        )
        // Which of the reasons it was follows from the verdict and the act.
        let (unmet, remedy) =
            switch (verdict, act) {
            case (.advised, _):
                (
                    say("协办席位才只提出意见，该席位须作出签核。", "Expected a decision on this seat, but found an opinion only."),
                    say("请直接签核，意见写在签核中。", "decide, and give the opinion with the decision.")
                )
            case (.rejected, .submit), (.rejected, .record), (.abstained, .submit), (.abstained, .record): wrongAct
            case (.abstained, _):
                (
                    say(
                        "票签环节中计票的席位才可以弃权，该席位不可以。",
                        "Expected a counted seat of a vote in order to abstain, but this is none."),
                    say(
                        "请表明同意或驳回，或请流程管理人安排其他人员。",
                        "approve or reject, or ask those who manage the case for another person.")
                )
            case (.approved, _), (.rejected, _), (nil, _): advisory
            }
        return Phrase(
            met: say("该席位可以“\(word)”。", "On this seat it is possible to \(word)."), unmet: unmet, remedy: remedy)
    }

    var opinionGiven: Phrase {
        Phrase(
            met: say("已写明意见。", "An opinion is given."),
            unmet: say("签核应写明意见，现未写。", "Expected an opinion in words, but there is none."),
            remedy: say("写明意见后再签核。", "give an opinion with the decision."))
    }

    var reasonGiven: Phrase {
        Phrase(
            met: say("已写明理由。", "A reason is given."),
            unmet: say("应写明理由或意见，现未写。", "Expected a reason in words, but there is none."),
            remedy: say("写明理由后再办理。", "give a reason, then repeat this."))
    }

    var returnListed: Phrase {
        let target = self["target"].map(glossary.step) ?? "-"
        let expected = self["expected"].map { glossary.steps($0, language) }
        return Phrase(
            met: say("本环节可以退回到 \(target)。", "This step may return to \(target)."),
            unmet: say(
                "退回的目标应在流程定义所列之中（\(expected ?? "本环节没有")），而 \(target) 不在其中。",
                "Expected a step that this one may return to (\(expected ?? "there is none")), but found \(target)."),
            remedy: expected.map { say("请改退到：\($0)。", "return to one of these: \($0).") }
                ?? say("本环节不能退回；请签核，或由提交人撤回。", "decide instead, or ask the submitter to withdraw."))
    }

    var returnReachable: Phrase {
        let target = self["target"].map(glossary.step) ?? "-"
        let place = self["unit"].map { glossary.unit($0) + say(" 的 ", ", ") } ?? ""
        return Phrase(
            met: say("\(place)\(target) 在本环节之前办理过。", "\(place)\(target) was entered before this step."),
            unmet: say(
                "退回的目标应是本环节之前已办理过的环节，\(place)\(target) 不是。",
                "Expected a step that was entered and comes before this one, but \(place)\(target) is none."),
            remedy: say(
                "请选择之前办理过的环节；退回某一张表时，请写明表号。",
                "name a step that was entered before; to return one form of many, name the form."))
    }

    var nobodyDecided: Phrase {
        let step = self["step"].map(glossary.step)
        let unmet =
            if let step {
                say(
                    "撤回应在后续环节无人认领、无人签核之时；\(step) 等处已有人认领或签核。",
                    "Expected nobody to have claimed or decided since, but somebody has, at or beside \(step).")
            } else {
                say(
                    "撤回应在后续环节办理之中；现没有办理中的后续环节。",
                    "Expected an open step after the submission, but there is none.")
            }
        return Phrase(
            met: say("提交之后无人认领或签核。", "Nobody has claimed or decided since the submission."), unmet: unmet,
            remedy: step.map {
                say("请\($0)的办理人退回，或由认领人放回席位。", "ask those who have \($0) to return it, or to release a claimed seat.")
            }
                ?? say(
                    "要改内容的，请流程管理人说明可行的环节。",
                    "to change the content, ask those who manage the case where that is possible."))
    }

    var ownSubmission: Phrase {
        Phrase(
            met: say("\(unit) 由\(person)提交。", "\(unit) was submitted by \(person)."),
            unmet: say(
                who.map { "撤回由提交人办理；\(unit) 由\($0)提交。" } ?? "撤回的应是已提交的；\(unit) 尚未提交。",
                who.map { "Expected the submitter of \(unit), who is \($0), but found \(person)." }
                    ?? "Expected a submission of \(unit), but it is not submitted."),
            remedy: who.map {
                say(
                    "请\($0)撤回，或请正在签核的人退回。",
                    "ask \($0) to withdraw it, or a current signer to return it.")
            }
                ?? say("尚未提交，填报人可直接修改。", "nothing needs to be withdrawn; those who fill it in can change it."))
    }

    var ownDecision: Phrase {
        Phrase(
            met: say("\(person)在环节 \(step) 有有效的签核。", "\(person) has a valid decision in step \(step)."),
            unmet: say(
                "拿回的应是本人有效的签核；\(person)在环节 \(step) 没有。",
                "Expected a valid decision of \(person) in step \(step), but there is none."),
            remedy: say(
                "没有可拿回的，无需再办；他人的签核由其本人拿回。",
                "nothing needs to be taken back; somebody else's decision is taken back by that person."))
    }

    var nobodyDownstream: Phrase {
        Phrase(
            met: say("后续环节无人认领或签核。", "Nobody has claimed or decided in a later step."),
            unmet: say(
                "环节通过后，应在后续无人认领或签核时拿回；现已有人办理：\(step)。",
                "Expected nobody to have acted in a later step, but somebody has: \(step)."),
            remedy: say("请这些环节的签核人退回。", "ask those who have these steps to return it."))
    }
}

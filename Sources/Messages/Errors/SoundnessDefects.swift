import Approvals
package import Workflows

extension Messages {
    /// What a case of a workflow could run into, with the way there in plain words.
    ///
    /// - Parameter titles: Titles of steps by name; a step without one is shown by its name.
    package static func sentence(
        _ defect: Soundness.Defect, _ language: Language, _ titles: [String: String]
    ) -> Sentence {
        let wording = Wording(language: language, glossary: Glossary(), facts: defect.facts)
        let names = defect.steps.map(\.text).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let steps = wording.joined(names.map { wording.quoted($0, titles) })
        let way = wording.way(defect.trace, titles)
        switch defect.code {
        case .unreachable:
            return Sentence(
                wording.say("每个环节都应能到达，\(steps)永远到不了。", "Expected every step to be reachable, but \(steps) never is."),
                remedy: wording.say(
                    "请流程编写人去掉该环节，或改正通向它的路。", "ask the workflow's author to remove it, or to mend the way to it."))
        case .deadEnd:
            return Sentence(
                wording.say(
                    "从任何地方都应能办结，而这样走会卡在\(steps)，再也办不结：\(way)。",
                    "Expected every case to be able to finish, but this way ends in \(steps) for good: \(way)."),
                remedy: wording.say(
                    "请流程编写人为它写明未通过时退回到哪里，或调整环节的先后。",
                    "ask the workflow's author to say where a refusal returns to, or to reorder the steps."))
        case .leftOver:
            return Sentence(
                wording.say(
                    "流程结束时不应有未办的环节，而这样走会剩下\(steps)：\(way)。",
                    "Expected nothing open when a case ends, but this way leaves \(steps): \(way)."),
                remedy: wording.say(
                    "请流程编写人让结束等到该环节办结之后。", "ask the workflow's author to let the end wait for it."))
        case .noEditor:
            let part = wording["part"].flatMap { $0 == "*" ? nil : $0 }
            return Sentence(
                part.map {
                    wording.say(
                        "\(steps)要签核的部分“\($0)”应在此前由某个环节填写，现没有。",
                        "Expected an earlier step that fills in '\($0)', which \(steps) needs, but there is none."
                    )
                }
                    ?? wording.say(
                        "\(steps)要签核的内容应在此前由某个环节填写，现没有。",
                        "Expected an earlier step that fills in what \(steps) decides on, but there is none."),
                remedy: wording.say(
                    "请流程编写人在它之前加一个可填写该内容的环节。",
                    "ask the workflow's author to let an earlier step edit it."))
        case .tooLarge:
            let limit = wording.raw("limit")
            return Sentence(
                wording.say(
                    "应能查完流程的所有状态，而状态超过 \(limit) 个，未能查完。",
                    "Expected to visit every state of the workflow, but there are more than \(limit)."),
                remedy: wording.say(
                    "请流程编写人减少并行的环节，或提高上限后再查。",
                    "ask the workflow's author for fewer parallel steps, or check again with a higher limit."))
        }
    }
}

extension Wording {
    fileprivate func joined(_ parts: [String]) -> String {
        parts.isEmpty ? say("流程", "the workflow") : parts.joined(separator: say("、", ", "))
    }

    fileprivate func quoted(_ name: String, _ titles: [String: String]) -> String {
        let title = titles[name].flatMap { $0.isEmpty ? nil : $0 } ?? name
        return say("“\(title)”", "'\(title)'")
    }

    /// The acts on the way to a defect, numbered.
    fileprivate func way(_ trace: [Soundness.Move], _ titles: [String: String]) -> String {
        guard !trace.isEmpty else { return say("一开始就如此", "right at the start") }
        return trace.enumerated().map { "\($0 + 1). \(act($1, titles))" }.joined(separator: say("；", "; "))
    }

    private func act(_ move: Soundness.Move, _ titles: [String: String]) -> String {
        func place(_ path: String) -> String {
            quoted(path.split(separator: "/").last.map(String.init) ?? path, titles)
        }
        return switch move.kind {
        case .pass: say("\(place(move.step))通过", "\(place(move.step)) passes")
        case .refuse: say("\(place(move.step))未通过", "\(place(move.step)) is refused")
        case .sendBack:
            say(
                "\(place(move.step))退回到\(place(move.target ?? "-"))",
                "\(place(move.step)) returns to \(place(move.target ?? "-"))")
        case .correct:
            say("\(unitName(move.step))的内容更正，有关签核失效", "\(unitName(move.step)) is corrected and its sign-offs go stale")
        case .exclude: say("\(unitName(move.step))退出（不纳入自评或结转）", "\(unitName(move.step)) leaves the case")
        }
    }

    /// The search names its copies `form-1` and `item-1`.
    private func unitName(_ id: String) -> String {
        let number = id.split(separator: "-").last.map(String.init) ?? id
        if id.hasPrefix("form-") { return say("第 \(number) 张自评表", "form \(number)") }
        return id.hasPrefix("item-") ? say("第 \(number) 个整改事项", "item \(number)") : id
    }
}

import Approvals
import CanonicalJSON
import Engine
import Foundation
import Ledger
import Messages
import Testing
import Workflows

@Suite struct `Sentences` {
    private static let golden = URL(filePath: #filePath).deletingLastPathComponent().appending(
        path: "Fixtures/messages.txt")

    /// Every condition of the samples, with its sentence in both languages.
    private static let conditions: [(condition: Condition, language: Language, sentence: Sentence)] =
        Samples.conditions.flatMap { condition in
            Language.allCases.map { ($0, Messages.sentence(condition, $0, Samples.glossary)) }
                .map { (condition, $0.0, $0.1) }
        }

    @Test func `are those of the golden file`() throws {
        let text = Catalog.lines().joined(separator: "\n") + "\n"
        if ProcessInfo.processInfo.environment["COUNTERSIGN_RECORD"] == "1" {
            try text.write(to: Self.golden, atomically: true, encoding: .utf8)
        }
        let recorded = try String(contentsOf: Self.golden, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        let found = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (line, pair) in zip(recorded, found).enumerated() where pair.0 != pair.1 {
            Issue.record("line \(line + 1): expected '\(pair.0)', found '\(pair.1)'")
        }
        #expect(recorded.count == found.count)
    }

    @Test(arguments: Condition.Code.allCases)
    func `are recorded for every code, met and unmet`(code: Condition.Code) {
        let lines = Set(Catalog.lines())
        #expect(lines.contains("\(code.rawValue) passed"))
        #expect(lines.contains("\(code.rawValue) failed"))
    }

    @Test func `have a remedy for every failed condition, and none for a met one`() {
        for (condition, _, sentence) in Self.conditions {
            if condition.passed {
                #expect(sentence.remedy == nil, "\(condition)")
            } else {
                #expect(sentence.remedy?.isEmpty == false, "\(condition)")
            }
        }
    }

    @Test func `leave no hole where a fact is missing`() {
        for code in Condition.Code.allCases {
            for language in Language.allCases {
                let sentence = Messages.sentence(Condition(code, false), language, Glossary())
                expectWhole(sentence.text, "\(code.rawValue) \(language)")
                expectWhole(sentence.remedy ?? "", "\(code.rawValue) \(language)")
            }
        }
        for line in Catalog.lines() { expectWhole(line, line) }
    }

    private func expectWhole(_ text: String, _ what: String) {
        let holes = ["\\(", "{", "}", "nil", "Optional", "“”", "''", "()", "（）", "  and", ": ,", "ask  "]
        for hole in holes { #expect(!text.contains(hole), "\(what): \(text)") }
    }

    @Test func `are Chinese in Chinese and English in English`() {
        func isChinese(_ text: String) -> Bool { text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } }
        for code in Condition.Code.allCases {
            for (facts, passed) in Samples.facts(code).flatMap({ [($0, true), ($0, false)] }) {
                let zh = Messages.sentence(Condition(code, passed, facts), .zh, Glossary())
                let en = Messages.sentence(Condition(code, passed, facts), .en, Glossary())
                #expect(isChinese(zh.text) && (zh.remedy.map(isChinese) ?? true), "\(zh)")
                #expect(!isChinese(en.text) && !(en.remedy.map(isChinese) ?? false), "\(en)")
            }
        }
        for entry in Catalog.history() {
            #expect(isChinese(Messages.event(type: entry.type, data: entry.data, .zh, Glossary())))
            #expect(!isChinese(Messages.event(type: entry.type, data: entry.data, .en, Glossary())))
        }
        for error in Samples.engineErrors {
            #expect(isChinese(Messages.sentence(error, .zh, Glossary()).text))
            #expect(!isChinese(Messages.sentence(error, .en, Glossary()).text))
        }
    }

    @Test func `name those who can clear a condition`() {
        for (condition, _, sentence) in Self.conditions where !condition.passed {
            guard let who = condition.facts["who"], !who.isEmpty else { continue }
            for person in who.split(separator: ", ") {
                #expect(sentence.remedy?.contains("(\(person))") == true, "\(condition.code): \(sentence)")
            }
        }
    }

    @Test func `show only the first digits of a digest`() {
        for line in Catalog.lines() {
            #expect(!line.split { !$0.isHexDigit }.contains { $0.count > 12 }, "\(line)")
        }
    }

    @Test func `are for every code of an error`() {
        for error in Samples.engineErrors {
            for language in Language.allCases {
                #expect(Messages.sentence(error, language, Glossary()).remedy?.isEmpty == false, "\(error.code)")
            }
        }
        // The codes are not enumerable; these numbers say that the samples are complete.
        #expect(Set(Samples.engineErrors.map(\.code)).count == 29)
        #expect(Set(Samples.ledgerErrors.map(\.code)).count == 18)
        #expect(Set(Samples.defects.map(\.code)) == Set(Soundness.Defect.Code.allCases))
    }

    @Test func `cover every type of entry`() {
        let types = Set(Catalog.history().map(\.type))
        #expect(types.count == 39 + 16 + 1)
        for type in types where type != "melted" {
            #expect(!Messages.event(type: type, data: [:], .en, Glossary()).contains("does not know"), "\(type)")
        }
    }

    @Test func `have a word for every verb`() {
        for verb in Samples.verbs { #expect(Messages.verb(verb, .zh) != verb) }
    }
}

@Suite struct `Names and moments` {
    @Test func `show what people call an id`() {
        let glossary = Samples.glossary
        #expect(glossary.person("p30") == "赵某(p30)")
        #expect(glossary.person("p99") == "p99")
        #expect(glossary.people("p30, p17, p30", .zh) == "赵某(p30)、钱某(p17)")
        #expect(glossary.people("a, b, c, d, e, f, g, h", .en) == "a, b, c, d, e, f and 2 more")
        #expect(glossary.step("forms/14-03/finance-review") == "14-03 财务审核 (forms/14-03/finance-review)")
        #expect(glossary.step("setup") == "成立领导小组 (setup)")
        #expect(glossary.step("forms/14-03/other") == "forms/14-03/other")
        #expect(Glossary().step("forms/14-03/draft") == "forms/14-03/draft")
    }

    @Test func `come from a workflow`() {
        let draft = Step("draft", title: "填报", .task(Task(.submit, .all, seats: [SeatSpec("filler")])))
        let workflow = Workflow(
            name: "w", version: "1", title: "试", manager: "office", roles: [Role("office", title: "办公室")],
            steps: [Step("forms", title: "自评表", .each(.form, addedBy: ["office"], [draft]))])
        let glossary = Glossary(workflow, people: ["p1": "赵某"])
        #expect(glossary.role("office") == "办公室(office)")
        #expect(glossary.step("forms/14-03/draft") == "14-03 填报 (forms/14-03/draft)")
        #expect(glossary.act("forms/14-03/draft") == .submit)
    }

    @Test(arguments: [
        ("1675677599999999", "2023-02-06 17:59"), ("0", "1970-01-01 08:00"), ("-1", "1970-01-01 07:59"),
        ("1675699199999999", "2023-02-06 23:59"), ("1675699200000000", "2023-02-07 00:00"),
        ("-28800000001", "1969-12-31 23:59"),
    ])
    func `are in China time`(micros: String, shown: String) {
        let sentence = Messages.sentence(Condition(.deadlineMet, false, ["due": micros]), .zh, Glossary())
        #expect(sentence.text.contains(shown), "\(sentence.text)")
    }

    @Test(arguments: [
        (["LANG": "zh_CN.UTF-8"], Language.zh), (["LANG": "en_US.UTF-8"], .en), ([:], .en), (["LANG": "C"], .en),
        (["LC_ALL": "", "LANG": "zh_CN"], .zh), (["LC_ALL": "C", "LANG": "zh_CN"], .en),
        (["LC_MESSAGES": "zh_TW.UTF-8", "LANG": "en_US"], .zh),
    ])
    func `are in the language of the environment`(locale: [String: String], expected: Language) {
        #expect(Language(locale: locale) == expected)
    }
}

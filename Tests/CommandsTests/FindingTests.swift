import CanonicalJSON
import Foundation
import Testing

@Suite struct `Findings on the command line` {
    private static let workflow = """
        countersign: 1
        name: gated
        version: "1"
        title: 填报与审核
        managed_by: office
        people:
          office:   {role: 办公室}
          filler:   {role: 填报人, per: form}
          reviewer: {role: 审核人}
        findings:
          explained_by: filler
          accepted_by: reviewer
          waived_by: office
        steps:
          - step: forms
            for_each: form
            added_by: office
            steps:
              - {step: draft, title: 填报, by: filler, edits: all, until: archive}
              - {step: review, title: 审核, signs: all of reviewer, needs: no open high finding, return_to: draft}
          - step: items
            for_each: item
            added_by: office
            steps:
              - {step: plan, by: office, edits: [plan]}
          - {step: archive, records: office}
        """

    /// The form of the walk-through: 81 of 90 percent, with full marks. Ann fills, Bob reviews.
    private static func form() throws -> String {
        try String(
            contentsOf: Program.package.appending(path: "Workflows/examples/walkthrough/14-01.yaml"), encoding: .utf8)
    }

    private func desk() throws -> Desktop {
        let desk = try Desktop(nil)
        let files = Program.package.appending(path: "Workflows").path
        let workflow = try desk.write(Self.workflow, to: "gated.v1.yaml")
        for line in [
            "init --body 某支队 --administrator adm --name 管理员 --rehearsal --at 2023-02-06T09:00",
            "people add \(files)/examples/walkthrough/people.yaml", "workflow add \(workflow)",
            "form template add \(files)/forms/project-form.v1.yaml",
            "case open C-1 --title 绩效自评 --year 2022 --workflow gated --as office",
        ] { try done(desk, line) }
        try add("14-01", try Self.form(), at: desk)
        return desk
    }

    /// Adds a form, filled and handed in.
    private func add(_ id: String, _ text: String, at desk: Desktop) throws {
        try done(desk, "form add C-1 \(id) --title 交通事故预防 --as office")
        try done(desk, "appoint C-1 filler ann --for \(id) --as office")
        if id == "14-01" { try done(desk, "appoint C-1 reviewer bob --as office") }
        try done(desk, "form import C-1 \(try desk.write(text, to: "\(id).yaml")) --as ann")
        try done(desk, "submit C-1 \(id) --as ann")
    }

    @discardableResult
    private func done(_ desk: Desktop, _ line: String) throws -> Ending {
        let ending = try desk.say(line)
        #expect(ending.status == 0, "\(line): \(ending.errors)")
        return ending
    }

    private func refused(_ desk: Desktop, _ line: String, _ code: String) throws {
        let ending = try desk.say(line)
        #expect(ending.status == 1, "\(line): \(ending.output)")
        #expect(ending.errors.contains("✗") && ending.errors.contains("[\(code)]"), "\(line): \(ending.errors)")
    }

    private func findings(_ desk: Desktop, _ more: String = "") throws -> [JSON] {
        try done(desk, "finding list C-1 --json\(more)").json.list ?? []
    }

    /// The number of the finding that the form has full marks for a missed target.
    private func missed(_ desk: Desktop) throws -> Int64 {
        let all = try findings(desk).filter { $0["check"] == "targets.missed_full_marks" && $0["status"] != "closed" }
        #expect(all.count == 1 && all[0]["severity"] == "high")
        return try #require(all.first?["number"]?.integer)
    }

    @Test func `are recorded once, with their sentences, and a look records nothing`() throws {
        let desk = try desk()
        let before = try desk.entries()
        #expect(try findings(desk) == [])
        #expect(try done(desk, "finding list C-1").output.contains("No findings."))
        #expect(try !done(desk, "form check C-1").output.contains("recorded"))
        #expect(try desk.entries() == before)
        let output = try done(desk, "finding check C-1 --as ann").output
        #expect(output.contains("checked 14-01") && output.contains("Raised finding 1 ("), "\(output)")
        let recorded = try findings(desk)
        let seen = try done(desk, "form check C-1 --json").json["findings"]?.list ?? []
        #expect(recorded.count == seen.count && recorded.count > 1)
        #expect(Set(recorded.map { $0["zh"]?.text }) == Set(seen.map { $0["zh"]?.text }))
        #expect(recorded.allSatisfy { $0["status"] == "open" && $0["unit"] == "14-01" && $0["revision"] == 1 })
        #expect(seen.allSatisfy { $0["recorded"]?["status"] == "open" && $0["recorded"]?["changed"] == false })
        #expect(try done(desk, "finding check C-1 --as bob").output.contains("Nothing changed"))
        #expect(try done(desk, "form check C-1 14-01").output.contains("recorded as 1: open"))
        #expect(try done(desk, "ledger verify").status == 0)
    }

    @Test func `hold the sign-off back until they are answered by others`() throws {
        let desk = try desk()
        try refused(desk, "sign C-1 14-01 --as bob", "finding.checked")
        try done(desk, "finding check C-1 --as office")
        let number = try missed(desk)
        try refused(desk, "sign C-1 14-01 --as bob", "finding.settled")
        let why = try done(desk, "why sign C-1 14-01 --as bob").output
        #expect(why.contains("\(number) (14-01, targets.missed_full_marks)"), "\(why)")
        #expect(why.contains("countersign finding list C-1 --open"), "\(why)")
        try refused(desk, "finding accept C-1 \(number) --as bob", "finding.standing")
        try refused(desk, "finding explain C-1 \(number) --as ann", "reason.given")
        try refused(desk, "finding explain C-1 \(number) --reason 属实 --as bob", "finding.answerer")
        for blank in ["", "  ", "\u{3000}"] {
            let ending = try desk.run("finding", "explain", "C-1", "\(number)", "--reason", blank, "--as", "ann")
            #expect(ending.status == 1 && ending.errors.contains("[reason.given]"), "\(ending)")
        }
        try done(desk, "finding explain C-1 \(number) --reason 目标已按批复调整 --as ann")
        try refused(desk, "finding refuse C-1 \(number) --as bob", "reason.given")
        try done(desk, "finding refuse C-1 \(number) --reason 没有批复 --as bob")
        try refused(desk, "sign C-1 14-01 --as bob", "finding.settled")
        try done(desk, "finding explain C-1 \(number) --reason 批复见附件 --as ann")
        try done(desk, "finding accept C-1 \(number) --opinion 属实 --as bob")
        try done(desk, "sign C-1 14-01 --as bob")
        let shown = try done(desk, "finding show C-1 \(number)").output
        for words in ["accepted", "“没有批复”", "“批复见附件”", "“属实”", "revision 1 (digest", "逃逸案件侦破率"] {
            #expect(shown.contains(words), "\(words): \(shown)")
        }
        let history = try done(desk, "form history C-1 14-01").output
        #expect(history.contains("accepted the explanation of finding \(number)"), "\(history)")
        #expect(history.contains("逃逸案件侦破率\" missed its target"), "\(history)")
    }

    @Test func `are closed by a correction, and changed figures undo an answer`() throws {
        let desk = try desk()
        try done(desk, "finding check C-1 --as office")
        let number = try missed(desk)
        try done(desk, "finding waive C-1 \(number) --reason 试点项目 --as office")
        let text = try Self.form()
        let worse = try desk.write(text.replacing("实际完成值: 81", with: "实际完成值: 80"), to: "worse.yaml")
        try done(desk, "form import C-1 \(worse) --as ann")
        #expect(try done(desk, "form check C-1").output.contains("recorded as \(number): waived; the figures changed"))
        try refused(desk, "sign C-1 14-01 --as bob", "finding.checked")
        try done(desk, "finding check C-1 14-01 --as ann")
        let changed = try done(desk, "finding show C-1 \(number) --json").json
        #expect(changed["status"] == "open" && changed["revision"] == 2)
        #expect(changed["figures"]?["actual"] == "80", "\(changed)")
        let right = text.replacing("分值: 30.00, 得分: 30.00", with: "分值: 30.00, 得分: 27.00")
            .replacing("得分: 100, 等级", with: "得分: 97, 等级")
        try done(desk, "form import C-1 \(try desk.write(right, to: "right.yaml")) --as ann")
        try done(desk, "finding check C-1 14-01 --as ann")
        #expect(try done(desk, "finding show C-1 \(number) --json").json["status"] == "closed")
        try done(desk, "submit C-1 14-01 --as ann")
        try done(desk, "sign C-1 14-01 --as bob")
    }

    @Test func `become rectification items that name their source`() throws {
        let desk = try desk()
        try done(desk, "finding check C-1 --as office")
        let number = try missed(desk)
        try refused(desk, "finding rectify C-1 \(number) --item R-1 --as ann", "unit.adder")
        try done(desk, "finding rectify C-1 \(number) --item R-1 --as office")
        try refused(desk, "finding rectify C-1 \(number) --item R-2 --as office", "finding.without_item")
        let item = try #require(try done(desk, "rectification list C-1 --json").json.list?.first)
        #expect(item["title"] == (try done(desk, "finding show C-1 \(number) --json").json["zh"]))
        #expect(item["fields"]?["问题来源"]?.text == "自评检查疑点 \(number)（14-01 第 1 版）")
        #expect(try findings(desk).filter { $0["item"] == "R-1" }.map { $0["number"]?.integer } == [number])
        try done(desk, "finding rectify C-1 \(number + 1) --item R-2 --title 其他问题 --as office")
        #expect(try done(desk, "rectification list C-1").output.contains("其他问题"))
    }

    @Test func `of one form are listed by themselves, those open too, and an unknown one is named`() throws {
        let desk = try desk()
        try done(desk, "finding check C-1 --as office")
        let number = try missed(desk)
        try done(desk, "finding waive C-1 \(number) --reason 试点项目 --as office")
        #expect(try findings(desk, " --open").count == (try findings(desk).count) - 1)
        #expect(try findings(desk, " --unit 14-01").count == (try findings(desk).count))
        #expect(try desk.say("finding list C-1 --unit 14-02").errors.contains("[engine.unknown_unit]"))
        let unknown = try desk.say("finding show C-1 999")
        #expect(unknown.status == 66 && unknown.errors.contains("[finding.unknown]"), "\(unknown.errors)")
        try refused(desk, "finding waive C-1 999 --reason 无 --as office", "finding.known")
        #expect(try desk.say("finding check C-1 14-02 --as office").status == 66)
        try done(desk, "form add C-1 14-02 --title 空表 --as office")
        let empty = try desk.say("finding check C-1 14-02 --as office")
        #expect(empty.status == 66 && empty.errors.contains("[finding.no_template]"), "\(empty.errors)")
        let (all, open) = (try findings(desk).count, try findings(desk, " --open").count)
        #expect(try done(desk, "show C-1").output.contains("\(all) in all: open \(open), waived 1."))
        desk.language = "zh_CN.UTF-8"
        let list = try done(desk, "finding list C-1").output
        #expect(list.contains("已豁免") && list.contains("未达目标却得满分"), "\(list)")
    }

    @Test func `of a form checked before are brought up to date by the check of another`() throws {
        let desk = try desk()
        try done(desk, "finding check C-1 14-01 --as ann")
        let copy = try Self.form().replacing("form: 14-01", with: "form: 14-02").replacing("14-1表", with: "14-2表")
        try add("14-02", copy, at: desk)
        try add("14-03", copy.replacing("14-02", with: "14-03").replacing("14-2表", with: "14-3表"), at: desk)
        try done(desk, "finding check C-1 14-02 --as ann")
        let last = try done(desk, "history C-1 --json").json.list?.last { $0["type"] == "checked" }
        #expect(last?["data"]?["basis"]?.list?.map { $0["unit"] } == ["14-01", "14-02"])
        #expect(try findings(desk).allSatisfy { $0["unit"] != "14-03" })
    }
}

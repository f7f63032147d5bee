import Testing

@testable import Forms

@Suite struct `An evaluation` {
    @Test func `computes what nobody should type, beside what was typed`() throws {
        let forms = Edit.apply("14-01 funds[1].全年执行数", "75", to: try CleanCase.forms())
        let (content, template) = try #require(forms.first { $0.0.id == "14-01" })
        let computed = Evaluation(of: content, under: template).computed
        func value(_ path: String) -> String? {
            computed.first { $0.cell.path == path }.map { "\($0.value) \($0.agrees ? "=" : "≠") \($0.cell.typed)" }
        }
        #expect(value("funds[1].执行率") == "50 ≠ 100" && value("funds[1].得分") == "5 ≠ 10")
        #expect(value("indicators[1].得分") == "40 = 40" && value("indicators[3].得分") == nil)
        #expect(value("result.总分") == "100 = 100" && value("result.得分") == "100 = 100" && value("result.等级") == "优 = 优")
    }

    @Test func `sums each level of a score table`() throws {
        let (content, template) = try #require(try Shipped.forms("fumin-2023").first { $0.0.id == "dept" })
        let totals = LevelTotal.all(of: Evaluation(of: content, under: template).form)
        #expect(totals.filter { $0.names.count == 1 }.map(\.weight) == [35, 20, 45])
        #expect(totals.filter { $0.names.count == 1 }.map(\.score) == [34, Decimal("17.5")!, 45])
        #expect(totals.map(\.names.count) == [1, 2, 2, 1, 2, 2, 2, 2, 1, 2, 2])
    }

    @Test func `of a case computes the department's project line`() throws {
        let line = CaseCheck.departmentLine(of: try Shipped.forms("qujing-2022"))
        #expect(line.map(\.value) == ["11959.25", "11949.25"] && line.map(\.agrees) == [false, false])
        #expect(CaseCheck.departmentLine(of: try CleanCase.forms()).map(\.agrees) == [true, true])
    }

    @Test func `keeps the keys of its findings while only figures change`() throws {
        let clean = try CleanCase.forms()
        let first = CaseCheck.findings(of: Edit.apply("14-01 result.得分", "99", to: clean))
        let second = CaseCheck.findings(of: Edit.apply("14-01 result.得分", "98", to: clean))
        #expect(first.map(\.key) == second.map(\.key) && first.map(\.fingerprint) != second.map(\.fingerprint))
        // A row that was inserted above moves the path, but not the key.
        let over = Edit.apply("14-01 indicators[4].实际完成值", "130", to: clean)
        let moved = Edit.apply("14-01 indicators[1]", "", to: over)
        let keys = [over, moved].map { forms in
            CaseCheck.findings(of: forms).filter { $0.check == "targets.over" }.map(\.key)
        }
        #expect(keys[0] == keys[1] && keys[0].count == 1)
    }
}

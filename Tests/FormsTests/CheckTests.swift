import Foundation
import Testing

@testable import Forms

@Suite struct `A check` {
    /// A change to the clean case, one cell after another: `form path=text`.
    struct Case: Sendable {
        let check: String
        let edits: [String]
        var reports = false

        func findings() throws -> [Finding] {
            var forms = try reports ? CleanCase.reportForms() : CleanCase.forms()
            for edit in edits {
                let halves = edit.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                forms = Edit.apply(halves[0], halves[1], to: forms)
            }
            return CaseCheck.findings(of: forms)
        }
    }

    @Test func `finds nothing in a case without a mistake`() throws {
        #expect(try CaseCheck.findings(of: CleanCase.forms()).map(\.zh) == [])
        #expect(try CaseCheck.findings(of: CleanCase.reportForms()).map(\.zh) == [])
    }

    @Test(arguments: positive.indices) func `finds the mistake`(_ index: Int) throws {
        let wanted = Self.positive[index]
        let findings = try wanted.findings()
        #expect(findings.contains { $0.check == wanted.check }, "\(wanted) gave \(findings.map(\.check))")
        for finding in findings {
            #expect(!finding.zh.contains("{") && !finding.en.contains("{") && !finding.cells.isEmpty)
        }
    }

    @Test(arguments: negative.indices) func `leaves the correct alone`(_ index: Int) throws {
        let unwanted = Self.negative[index]
        let findings = try unwanted.findings()
        #expect(!findings.contains { $0.check == unwanted.check }, "\(unwanted) gave \(findings.map(\.zh))")
    }

    @Test func `has a mistake that it finds and something correct that it leaves alone`() {
        for id in CheckCatalog.ids {
            #expect(Self.positive.contains { $0.check == id }, "\(id) has no positive test")
            #expect(Self.negative.contains { $0.check == id }, "\(id) has no negative test")
        }
    }

    @Test func `keeps its id and is described`() throws {
        try Golden.compare(CheckCatalog.ids.joined(separator: "\n") + "\n", "check-ids.txt")
        let readme = try String(contentsOf: Shipped.workflows.appending(path: "forms/README.md"), encoding: .utf8)
        for id in CheckCatalog.ids { #expect(readme.contains("| `\(id)` |"), "\(id)") }
        // Each check is made by some template.
        #expect(Set(CheckCatalog.ids) == Set(Shipped.templates.flatMap { $0.checks.map(\.id) }))
    }

    static let positive: [Case] = [
        Case(check: "weights.sum", edits: ["14-01 indicators[1].分值=35"]),
        Case(check: "weights.levels", edits: ["14-01 indicators[1].分值=30", "14-01 indicators[3].分值=40"]),
        Case(check: "weights.labels", edits: ["dept scores[1].一级指标=一、部门决策(36分)"], reports: true),
        Case(check: "weights.labels", edits: ["dept scores[1].分值=5"], reports: true),
        Case(check: "scores.total", edits: ["14-01 result.得分=99"]),
        Case(check: "scores.total", edits: ["dept result.评价得分=99"], reports: true),
        Case(check: "weights.total", edits: ["14-01 result.总分=90"]),
        Case(check: "scores.grade", edits: ["14-01 result.等级=良"]),
        Case(check: "scores.range", edits: ["14-01 indicators[3].得分=31"]),
        Case(check: "scores.range", edits: ["dept scores[1].评价得分=-1"], reports: true),
        Case(check: "scores.deduction", edits: ["dept scores[1].扣分情况=1"], reports: true),
        Case(check: "scores.deduction_total", edits: ["dept result.扣分情况=4"], reports: true),
        Case(check: "scores.reason", edits: ["dept scores[11].扣分原因="], reports: true),
        Case(check: "scores.reason_unfounded", edits: ["dept scores[1].扣分原因=不完整"], reports: true),
        Case(check: "scores.blank", edits: ["14-01 indicators[3].得分="]),
        Case(check: "scores.rule", edits: ["project-01 scores[21].实测值=85"], reports: true),
        Case(check: "scores.rule", edits: ["dept scores[15].实测值=90"], reports: true),
        Case(check: "scores.rule_step", edits: ["project-01 scores[21].评价得分=9"], reports: true),
        Case(check: "targets.missed_full_marks", edits: ["14-01 indicators[1].实际完成值=99"]),
        Case(
            check: "targets.missed_full_marks",
            edits: ["14-01 indicators[1].指标性质=<=", "14-01 indicators[1].实际完成值=101"]),
        Case(
            check: "targets.missed_full_marks",
            edits: ["14-01 indicators[1].指标性质==", "14-01 indicators[1].指标值=0", "14-01 indicators[1].实际完成值=2"]),
        Case(check: "targets.missed_no_reason", edits: ["14-01 indicators[1].实际完成值=99"]),
        Case(check: "targets.marks", edits: ["14-01 indicators[1].实际完成值=50", "14-01 indicators[1].得分=30"]),
        Case(check: "targets.marks", edits: ["14-01 indicators[1].得分=39"]),
        Case(check: "targets.band", edits: ["14-01 indicators[3].实际完成值=部分达成并具有一定效果"]),
        Case(check: "targets.over", edits: ["14-01 indicators[1].实际完成值=131"]),
        Case(check: "targets.incomparable", edits: ["14-01 indicators[1].实际完成值=按计划开展"]),
        Case(check: "targets.incomparable", edits: ["14-01 indicators[3].实际完成值=95"]),
        Case(check: "targets.qualitative", edits: ["14-01 indicators[3].实际完成值=全年通畅"]),
        Case(check: "units.percent_fraction", edits: ["14-01 indicators[2].指标值=0.95"]),
        Case(check: "units.percent_fraction", edits: ["14-01 indicators[2].实际完成值=1"]),
        Case(check: "units.qualitative", edits: ["14-01 indicators[3].度量单位=%"]),
        Case(check: "units.impossible_comparator", edits: ["14-01 indicators[1].指标性质=<", "14-01 indicators[1].指标值=0"]),
        Case(
            check: "units.impossible_comparator", edits: ["14-01 indicators[4].指标性质=>", "14-01 indicators[4].指标值=100"]),
        Case(check: "units.mismatch", edits: ["14-01 indicators[1].指标值=100条"]),
        Case(check: "units.mismatch", edits: ["14-01 indicators[4].度量单位=次"]),
        Case(check: "units.mismatch", edits: ["14-01 indicators[1].度量单位=%"]),
        Case(check: "units.mismatch", edits: ["14-02 indicators[1].度量单位=年"]),
        Case(check: "money.execution_rate", edits: ["14-01 funds[1].全年执行数=75"]),
        Case(check: "money.execution_rate", edits: ["13 tasks[2].预算执行率=90"]),
        Case(check: "money.execution_score", edits: ["14-01 funds[1].得分=9"]),
        Case(check: "money.execution_score", edits: ["14-01 funds[1].全年执行数="]),
        Case(check: "money.rows_total", edits: ["14-01 funds[2].年初预算数=140"]),
        Case(check: "money.rows_total", edits: ["13 tasks[1].总额=351"]),
        Case(check: "money.columns_total", edits: ["13 tasks[2].其他资金=1"]),
        Case(check: "money.overspent", edits: ["14-01 funds[1].全年执行数=150.01"]),
        Case(check: "money.overspent", edits: ["12 amounts[5].金额=20.01"]),
        Case(check: "money.adjustment", edits: ["14-01 funds[1].年初预算数="]),
        Case(check: "money.adjustment", edits: ["14-01 funds[1].年初预算数=200"]),
        Case(check: "money.annual_budget", edits: ["14-01 funds[1].调整预算数=5"]),
        Case(check: "money.parts_sum", edits: ["12 amounts[2].金额=101"]),
        Case(check: "money.unit", edits: ["14-01 funds[2].全年执行数=1500000"]),
        Case(check: "money.unit", edits: ["14-01 funds[2].全年执行数=150元"]),
        Case(check: "money.unit", edits: ["14-01 funds[4].年初预算数=1500000"]),
        Case(check: "money.nothing_spent", edits: ["14-01 funds[1].全年执行数=0"]),
        Case(check: "money.not_evaluated", edits: ["14-01 notes.其他需要说明事项=年中调整，不参与自评"]),
        Case(check: "money.missing_rows", edits: ["14-01 funds[3]="]),
        Case(check: "across.project_sum", edits: ["13 tasks[2].实际支出金额=251"]),
        Case(check: "across.project_sum", edits: ["13 tasks[2].总额=251"]),
        Case(check: "across.uncovered_expenditure", edits: ["12 amounts[3].金额=260"]),
        Case(check: "across.uncovered_expenditure", edits: ["dept amounts[9].金额=300"], reports: true),
        Case(check: "across.narrative_amounts", edits: ["12 amounts[1].金额=351"]),
        Case(check: "across.indicator", edits: ["13 indicators[1].实际完成值=109"]),
        Case(check: "across.indicator_unit", edits: ["13 indicators[1].度量单位=人"]),
        Case(
            check: "across.double_count",
            edits: [
                "14-02 indicators[1].三级指标=开展巡查次数", "14-02 indicators[1].指标值=100", "14-02 indicators[1].实际完成值=110",
            ]),
        Case(
            check: "across.double_count_sum",
            edits: [
                "14-01 indicators[1].实际完成值=2364", "14-02 indicators[1].实际完成值=2331", "14-02 indicators[2].度量单位=次",
                "14-02 indicators[2].实际完成值=33",
            ]),
        Case(
            check: "across.part_exceeds_whole",
            edits: [
                "14-02 indicators[1].三级指标=开展巡查次数", "14-02 indicators[1].实际完成值=601", "14-02 head.项目名称=城东大队专项",
            ]),
        Case(check: "across.part_exceeds_whole", edits: ["dept amounts[9].金额=255.08"], reports: true),
        Case(check: "text.goal_figures", edits: ["14-01 goals.实际完成情况=开展巡查101次"]),
        Case(check: "text.goal_figures", edits: ["14-01 goals.预期目标=开展巡查90余次"]),
        Case(check: "text.other_year", edits: ["12 work.组织实施=依据2009年度决算报表"]),
        Case(check: "text.amounts", edits: ["12 situation.部门整体收支情况=支出合计349.5万元（基本支出100万元）"]),
        Case(check: "text.required", edits: ["14-01 head.主管部门="]),
        Case(check: "text.required", edits: ["14-01 goals="]),
        Case(check: "text.claim", edits: ["12 amounts[5].金额=25"]),
        Case(check: "text.problem", edits: ["12 problems.存在的问题和整改情况=预算编制难度大"]),
        Case(check: "text.problem", edits: ["dept problems[1].责任人="], reports: true),
        Case(check: "text.copied", edits: ["14-02 goals.预期目标=开展巡查100次"]),
        Case(check: "text.future_goals", edits: ["13 goals[2].目标="]),
        Case(check: "values.type", edits: ["14-01 funds[1].得分=满分"]),
        Case(check: "values.type", edits: ["14-01 indicators[1].指标性质=大约"]),
        Case(check: "values.type", edits: ["14-01 result.等级=良好"]),
        Case(check: "values.type", edits: ["dept problems[1].期限=尽快"], reports: true),
        Case(check: "values.unknown_field", edits: ["14-01 head.联系人=张三"]),
    ]

    static let negative: [Case] = [
        Case(check: "weights.sum", edits: ["14-01 indicators[1].分值=30.5", "14-01 indicators[2].分值=19.5"]),
        Case(check: "weights.sum", edits: ["14-01 indicators[1].分值=四十"]),
        Case(check: "weights.levels", edits: ["14-01 indicators[1].分值=30", "14-01 indicators[2].分值=20"]),
        Case(check: "weights.labels", edits: ["dept scores[1].一级指标=一、部门决策"], reports: true),
        Case(check: "scores.total", edits: ["14-01 indicators[3].得分=29.50", "14-01 result.得分=99.5"]),
        Case(check: "scores.total", edits: ["14-01 result.得分="]),
        Case(check: "weights.total", edits: ["14-01 result.总分="]),
        Case(check: "weights.total", edits: ["14-01 indicators[1].分值=35"]),
        Case(check: "scores.grade", edits: ["14-01 result.得分=90", "14-01 result.等级=优"]),
        Case(check: "scores.grade", edits: ["14-01 result.得分=89.99", "14-01 result.等级=良"]),
        Case(check: "scores.range", edits: ["14-01 indicators[3].得分=0"]),
        Case(check: "scores.deduction", edits: ["dept scores[1].扣分情况="], reports: true),
        Case(check: "scores.deduction_total", edits: ["dept scores[11].扣分情况=0"], reports: true),
        Case(check: "scores.reason", edits: ["dept scores[11].扣分原因=制度不全"], reports: true),
        Case(check: "scores.reason_unfounded", edits: ["dept scores[11].扣分情况=0"], reports: true),
        Case(check: "scores.blank", edits: ["14-01 indicators[3].得分=—"]),
        Case(
            check: "scores.blank",
            edits: [
                "14-01 funds[1].得分=", "14-01 funds[1].全年预算数=", "14-01 funds[1].全年执行数=",
            ]),
        Case(check: "scores.rule", edits: ["project-01 scores[21].实测值=87"], reports: true),
        Case(check: "scores.rule", edits: ["dept scores[22].实测值=50"], reports: true),
        Case(check: "scores.rule_step", edits: ["dept scores[22].评价得分=1.7"], reports: true),
        Case(check: "targets.missed_full_marks", edits: ["14-01 indicators[1].实际完成值=100"]),
        Case(
            check: "targets.missed_full_marks",
            edits: ["14-01 indicators[1].指标性质=<", "14-01 indicators[1].指标值=0", "14-01 indicators[1].实际完成值=0"]),
        Case(
            check: "targets.missed_full_marks",
            edits: ["14-01 indicators[2].指标值=100", "14-01 indicators[2].实际完成值=0.98"]),
        Case(
            check: "targets.missed_no_reason",
            edits: ["14-01 indicators[1].实际完成值=50", "14-01 indicators[1].偏差原因分析及改进措施=受疫情影响"]),
        Case(
            check: "targets.missed_no_reason",
            edits: [
                "14-01 funds[1].全年执行数=0", "14-01 indicators[1].实际完成值=0", "14-01 indicators[2].实际完成值=0",
                "14-01 indicators[3].实际完成值=0", "14-01 indicators[4].实际完成值=0", "14-01 notes.其他需要说明事项=未开展",
            ]),
        Case(check: "targets.marks", edits: ["14-01 indicators[1].实际完成值=50", "14-01 indicators[1].得分=20.00"]),
        Case(check: "targets.marks", edits: ["14-01 indicators[1].实际完成值=33", "14-01 indicators[1].得分=13.2"]),
        Case(check: "targets.marks", edits: ["14-01 indicators[1].实际完成值=0", "14-01 indicators[1].得分="]),
        Case(check: "targets.marks", edits: ["14-01 indicators[3].得分=25"]),
        Case(
            check: "targets.band",
            edits: ["14-01 indicators[3].实际完成值=部分达成并具有一定效果", "14-01 indicators[3].得分=20"]),
        Case(check: "targets.over", edits: ["14-01 indicators[1].实际完成值=130"]),
        Case(
            check: "targets.over",
            edits: ["14-01 indicators[1].实际完成值=300", "14-01 indicators[1].偏差原因分析及改进措施=年中新增任务"]),
        Case(check: "targets.over", edits: ["14-01 indicators[1].指标性质=<=", "14-01 indicators[1].实际完成值=300"]),
        Case(check: "targets.over", edits: ["14-01 indicators[1].二级指标=成本指标", "14-01 indicators[1].实际完成值=300"]),
        Case(check: "targets.incomparable", edits: ["14-01 indicators[1].指标值=巡查100次"]),
        Case(check: "targets.incomparable", edits: ["14-01 indicators[1].实际完成值=达成"]),
        Case(check: "targets.qualitative", edits: ["14-01 indicators[3].实际完成值=秩序有所改善"]),
        Case(check: "targets.qualitative", edits: ["14-01 indicators[3].实际完成值=达成"]),
        Case(
            check: "units.percent_fraction", edits: ["14-01 indicators[2].指标值=0.95", "14-01 indicators[2].实际完成值=0.98"]),
        Case(
            check: "units.percent_fraction",
            edits: ["14-01 indicators[2].指标性质=<=", "14-01 indicators[2].指标值=1", "14-01 indicators[2].实际完成值=12"]),
        Case(check: "units.qualitative", edits: ["14-01 indicators[3].度量单位=—"]),
        Case(
            check: "units.impossible_comparator", edits: ["14-01 indicators[1].指标性质=<=", "14-01 indicators[1].指标值=0"]),
        Case(
            check: "units.impossible_comparator",
            edits: ["14-01 indicators[1].三级指标=事故增长率", "14-01 indicators[1].指标性质=<", "14-01 indicators[1].指标值=0"]),
        Case(check: "units.mismatch", edits: ["14-01 indicators[1].指标值=100件"]),
        Case(
            check: "units.mismatch",
            edits: ["14-01 indicators[1].三级指标=完工年份", "14-01 indicators[1].度量单位=年", "14-01 indicators[1].指标值=2024"]),
        Case(check: "money.execution_rate", edits: ["14-01 funds[1].全年执行数=149.99", "14-01 funds[1].执行率=99.99"]),
        Case(check: "money.execution_rate", edits: ["14-01 funds[1].执行率="]),
        Case(check: "money.execution_score", edits: ["14-01 funds[1].全年执行数=75", "14-01 funds[1].得分=5"]),
        Case(check: "money.execution_score", edits: ["14-01 funds[1].全年执行数=200"]),
        Case(
            check: "money.execution_score",
            edits: ["14-01 funds[1].全年执行数=", "14-01 funds[1].全年预算数=", "14-01 funds[1].得分="]),
        Case(check: "money.rows_total", edits: ["14-01 funds[2].年初预算数=100", "14-01 funds[4].年初预算数=50"]),
        Case(check: "money.rows_total", edits: ["14-01 funds[2].年初预算数="]),
        Case(check: "money.columns_total", edits: ["13 tasks[2].财政拨款="]),
        Case(check: "money.overspent", edits: ["13 tasks[2].实际支出金额=251", "13 tasks[2].预算执行偏低原因及改进措施=动用结转"]),
        Case(check: "money.adjustment", edits: ["14-01 funds[1].年初预算数=", "14-01 funds[1].调整依据=某财预〔2024〕5号"]),
        Case(check: "money.adjustment", edits: ["14-01 funds[1].年初预算数=", "14-01 notes.其他需要说明事项=年中追加"]),
        Case(
            check: "money.annual_budget",
            edits: [
                "14-01 funds[1].年初预算数=100", "14-01 funds[1].调整预算数=50", "14-01 funds[1].调整依据=某财预〔2024〕5号",
            ]),
        Case(check: "money.parts_sum", edits: ["12 amounts[7]="]),
        Case(check: "money.unit", edits: ["14-01 funds[2].全年执行数=1500"]),
        Case(check: "units.mismatch", edits: ["14-01 indicators[1].三级指标=巡查频率", "14-01 indicators[4].度量单位=百分比"]),
        Case(
            check: "across.part_exceeds_whole",
            edits: ["14-02 indicators[1].三级指标=开展巡查次数", "14-02 indicators[1].实际完成值=601"]),
        Case(check: "money.unit", edits: ["14-01 funds[2].全年执行数=150万元"]),
        Case(check: "money.nothing_spent", edits: ["14-01 funds[1].全年执行数=0", "14-01 notes.其他需要说明事项=由其他经费列支"]),
        Case(check: "money.nothing_spent", edits: ["14-01 funds[1].全年执行数=0.01"]),
        Case(check: "money.not_evaluated", edits: ["14-01 notes.其他需要说明事项=部分未开展"]),
        Case(check: "money.missing_rows", edits: ["14-01 funds[3].资金=上年结转资金 "]),
        Case(check: "across.project_sum", edits: ["13 tasks[2].总额="]),
        Case(check: "across.project_sum", edits: ["14-01 funds[1].年初预算数=140", "13 tasks[2].总额=240"]),
        Case(check: "across.uncovered_expenditure", edits: ["12 amounts[3].金额=249"]),
        Case(check: "across.narrative_amounts", edits: ["12 amounts[1].金额="]),
        Case(check: "across.narrative_amounts", edits: ["12 amounts[1].金额=3500000", "12 amounts[1].单位=元"]),
        Case(check: "money.parts_sum", edits: ["12 amounts[1].金额=3500000", "12 amounts[1].单位=元"]),
        Case(check: "across.indicator", edits: ["13 indicators[1].三级指标=开展巡防次数", "13 indicators[1].实际完成值=1"]),
        Case(check: "across.indicator_unit", edits: ["13 indicators[1].度量单位=起"]),
        Case(
            check: "across.double_count",
            edits: ["14-02 indicators[1].三级指标=开展巡查次数", "14-02 indicators[1].实际完成值=110"]),
        Case(check: "across.double_count", edits: ["14-02 indicators[1].指标值=100", "14-02 indicators[1].实际完成值=110"]),
        Case(
            check: "across.double_count",
            edits: ["14-01", "14-02"].flatMap {
                ["\($0) indicators[1].三级指标=举办培训", "\($0) indicators[1].指标值=1", "\($0) indicators[1].实际完成值=1"]
            }),
        Case(
            check: "across.double_count",
            edits: ["14-01", "14-02"].flatMap { ["\($0) indicators[1].指标值=20000", "\($0) indicators[1].实际完成值=30000"] }),
        Case(
            check: "across.double_count_sum",
            edits: ["14-01 indicators[1].实际完成值=640", "14-02 indicators[2].度量单位=次", "14-02 indicators[2].实际完成值=39"]),
        Case(
            check: "across.part_exceeds_whole",
            edits: [
                "14-02 indicators[1].三级指标=开展巡查次数", "14-02 indicators[1].实际完成值=109", "14-02 head.项目名称=城东大队专项",
            ]),
        Case(check: "text.goal_figures", edits: ["14-01 goals.实际完成情况=2024年开展巡查110次，处理3人以上事件，依据某发〔2024〕12号"]),
        Case(check: "text.goal_figures", edits: ["14-01 goals.实际完成情况=开展巡查100余次"]),
        Case(check: "text.goal_figures", edits: ["14-01 goals.实际完成情况=投入车辆7辆"]),
        Case(check: "text.other_year", edits: ["12 work.组织实施=依据某财预〔2018〕85号，大楼建于2009年，比2023年度减少，2022-2024年度"]),
        Case(
            check: "text.amounts",
            edits: ["12 situation.部门整体收支情况=支出350万元（基本100万元，项目250万元），其他支出5万元，比上年减少20万元，支出3次"]),
        Case(check: "text.required", edits: ["14-01 head.主管部门=—"]),
        Case(check: "text.claim", edits: ["12 amounts[5].金额=20"]),
        Case(check: "text.claim", edits: ["12 amounts[5].金额=25", "12 conclusion.评价情况及综合评价结论=三公经费未严格控制"]),
        Case(check: "text.problem", edits: ["12 problems.存在的问题和整改情况=无"]),
        Case(check: "text.problem", edits: ["dept problems[1].责任人=李四"], reports: true),
        Case(check: "text.copied", edits: ["14-01 goals.实际完成情况=未开展，资金未下达", "14-02 goals.实际完成情况=未开展，资金未下达"]),
        Case(check: "text.copied", edits: ["14-01 goals.预期目标=加强管理", "14-02 goals.预期目标=加强管理"]),
        Case(check: "text.future_goals", edits: ["13 goals[2].目标=—", "13 goals[1].目标="]),
        Case(check: "values.type", edits: ["14-01 funds[1].得分=１０"]),
        Case(check: "values.type", edits: ["14-01 indicators[1].指标性质=≥", "14-01 funds[1].执行率=100%"]),
        Case(check: "values.type", edits: ["dept problems[1].期限=2024年6月30日"], reports: true),
        Case(check: "values.unknown_field", edits: ["14-01 head.联系人="]),
    ]
}

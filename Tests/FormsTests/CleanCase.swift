import CanonicalJSON

@testable import Forms

/// A made-up case without a single finding, to be changed cell by cell.
enum CleanCase {
    static let texts: [(template: String, text: String)] = [
        (
            "narrative-form",
            """
            form: "12"
            table: 公开12表
            title: 部门整体支出绩效自评情况
            year: 2024
            parts:
              head: {部门: 某局}
              situation:
                部门概况: 负责辖区管理
                部门绩效目标的设立情况: 已编制2024年度绩效目标
                部门整体收支情况: 收入与支出平衡
                部门预算管理制度建设情况: 已建立制度
                严控“三公经费”支出情况: 预算内执行
              work: {绩效自评的目的: 检查目标完成情况, 前期准备: 成立小组, 组织实施: 依据2024年度决算报表}
              conclusion: {评价情况及综合评价结论: 三公经费控制得好}
              problems: {存在的问题和整改情况: 预算编制不细；整改措施：提前编制}
              application: {绩效自评结果应用: 用于预算安排}
              practice: {主要经验及做法: 加强组织领导}
              other: {其他需说明的情况: 无}
              amounts:
                - {项目: 支出合计, 金额: 350, 单位: 万元}
                - {项目: 基本支出, 金额: 100, 单位: 万元}
                - {项目: 项目支出, 金额: 250, 单位: 万元}
                - {项目: 三公经费预算, 金额: 20, 单位: 万元}
                - {项目: 三公经费决算, 金额: 18, 单位: 万元}
                - {项目: 公务用车购置及运行费决算, 金额: 17, 单位: 万元}
                - {项目: 公务接待费决算, 金额: 1, 单位: 万元}
            """
        ),
        (
            "department-form",
            """
            form: "13"
            table: 公开13表
            title: 部门整体支出绩效自评表
            year: 2024
            parts:
              head: {部门名称: 某局}
              duties: {部门职责: 负责辖区管理, 职责来源: 三定方案, 总体绩效目标: 保障安全}
              goals:
                - {财年: 2024, 目标: 开展巡查100次, 实际完成情况: 开展巡查110次}
                - {财年: 2025, 目标: 开展巡查100次, 实际完成情况: "---"}
                - {财年: 2026, 目标: 开展巡查100次, 实际完成情况: "---"}
              tasks:
                - {任务名称: "", 项目级次: "", 主要内容: "", 总额: 350, 财政拨款: 350, 其他资金: "", 实际支出金额: 350, 预算执行率: 100, 预算执行偏低原因及改进措施: ""}
                - {任务名称: 业务专项, 项目级次: 本级, 主要内容: 管理, 总额: 250, 财政拨款: 250, 其他资金: "", 实际支出金额: 250, 预算执行率: 100, 预算执行偏低原因及改进措施: ""}
                - {任务名称: 基本支出, 项目级次: 本级, 主要内容: 管理, 总额: 100, 财政拨款: 100, 其他资金: "", 实际支出金额: 100, 预算执行率: 100, 预算执行偏低原因及改进措施: ""}
              indicators:
                - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 开展巡查次数, 指标性质: ">=", 指标值: 100, 度量单位: 次, 实际完成值: 110, 偏差原因分析及改进措施: ""}
                - {一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 秩序改善, 指标性质: "=", 指标值: 明显改善, 度量单位: "", 实际完成值: 明显改善, 偏差原因分析及改进措施: ""}
              notes: {其他需说明事项: 无}
            """
        ),
        ("project-form", project("14-01", "巡查专项", "开展巡查次数", goal: "开展巡查100次", achieved: "开展巡查110次", 100, 110, 150)),
        ("project-form", project("14-02", "宣传专项", "印制宣传材料", goal: "印制宣传材料600次", achieved: "印制宣传材料601次", 600, 601, 100)),
    ]

    /// A project with an execution of 10 and indicators of 50, 30 and 10.
    static func project(
        _ id: String, _ title: String, _ output: String, goal: String, achieved: String, _ target: Int, _ actual: Int,
        _ money: Int
    ) -> String {
        """
        form: \(id)
        table: 公开\(id.replacing("0", with: ""))表
        title: \(title)
        year: 2024
        parts:
          head: {项目名称: \(title), 主管部门: 某局, 实施单位: 某局}
          funds:
            - {资金: 年度资金总额, 年初预算数: \(money), 全年预算数: \(money), 全年执行数: \(money), 分值: 10, 执行率: 100, 得分: 10}
            - {资金: 其中：当年财政拨款, 年初预算数: \(money), 全年预算数: \(money), 全年执行数: \(money), 分值: "—", 执行率: 100, 得分: "—"}
            - {资金: 上年结转资金, 年初预算数: "", 全年预算数: "", 全年执行数: "", 分值: "—", 执行率: "", 得分: "—"}
            - {资金: 其他资金, 年初预算数: "—", 全年预算数: "—", 全年执行数: "—", 分值: "—", 执行率: "", 得分: "—"}
          goals: {预期目标: \(goal), 实际完成情况: \(achieved)}
          indicators:
            - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: \(output), 指标性质: ">=", 指标值: \(target), 度量单位: 次, 实际完成值: \(actual), 分值: 40, 得分: 40, 偏差原因分析及改进措施: ""}
            - {一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 质量合格率, 指标性质: ">=", 指标值: 95, 度量单位: "%", 实际完成值: 98, 分值: 10, 得分: 10, 偏差原因分析及改进措施: ""}
            - {一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 秩序改善, 指标性质: "=", 指标值: 明显改善, 度量单位: "", 实际完成值: 明显改善, 分值: 30, 得分: 30, 偏差原因分析及改进措施: ""}
            - {一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 群众满意度, 指标性质: ">=", 指标值: 90, 度量单位: "%", 实际完成值: 92, 分值: 10, 得分: 10, 偏差原因分析及改进措施: ""}
          notes: {其他需要说明事项: 无}
          result: {总分: 100, 得分: 100, 等级: 优}
        """
    }

    /// The real score tables of the second county with their mistakes put right.
    static let reports: [(path: String, text: String)] =
        [
            ("dept scores[3].评价得分", "8"), ("dept scores[3].扣分情况", "0"), ("dept result.评价得分", "97.5"),
            ("dept result.扣分情况", "2.5"), ("dept amounts[5].金额", "1737.87"), ("dept amounts[9].金额", "255.09"),
            ("dept amounts[6].金额", "1482.78"), ("dept amounts[7].金额", "1393.70"), ("dept problems[1].问题", "目标不够具体"),
            ("dept situation.部门整体收支情况", "预算资金总额1737.87万元；支出1737.87万元（基本1482.78万元，项目255.09万元）"),
            ("project-01 problems[1].问题", "目标不细"), ("project-02 problems[1].问题", "指标不清"),
            ("project-01 scores[15].扣分情况", "1"), ("project-02 scores[15].扣分情况", "1"),
            ("project-01 scores[21].评价得分", "9.1"), ("project-02 scores[21].评价得分", "9.1"),
            ("project-01 scores[21].扣分情况", "0.9"), ("project-02 scores[21].扣分情况", "0.9"),
            ("project-01 scores[21].扣分原因", "满意度略低"), ("project-02 scores[21].扣分原因", "满意度略低"),
            ("project-01 result.评价得分", "96.1"), ("project-02 result.评价得分", "96.1"),
            ("project-01 result.扣分情况", "3.9"), ("project-02 result.扣分情况", "3.9"),
        ]
        + ["dept", "project-01", "project-02"].flatMap {
            [("\($0) problems[1].责任人", "张三"), ("\($0) problems[1].期限", "2024-06-30")]
        }

    static func forms() throws -> [(FormContent, FormTemplate)] {
        try texts.map { name, text in (try FormFile.read(text: text, file: name), Shipped.template(name)) }
    }

    static func reportForms() throws -> [(FormContent, FormTemplate)] {
        var forms = try Shipped.forms("fumin-2023")
        for (path, text) in reports { forms = Edit.apply(path, text, to: forms) }
        return forms
    }
}

/// Changes one cell of one form of a case.
enum Edit {
    /// `14-01 indicators[3].得分`, or `14-01 funds[2]` with an empty text to delete the row.
    static func apply(
        _ path: String, _ text: String, to forms: [(FormContent, FormTemplate)]
    ) -> [(FormContent, FormTemplate)] {
        let halves = path.split(separator: " ", maxSplits: 1).map(String.init)
        return forms.map { content, template in
            content.id == halves[0] ? (apply(halves[1], text, to: content), template) : (content, template)
        }
    }

    static func apply(_ path: String, _ text: String, to content: FormContent) -> FormContent {
        var content = content
        let name = String(path.prefix { $0 != "[" && $0 != "." })
        let field = path.split(separator: ".", maxSplits: 1).dropFirst().first.map(String.init)
        let row =
            path.dropFirst(name.count).first == "[" ? Int(path.dropFirst(name.count + 1).prefix { $0.isNumber }) : nil
        guard let index = content.parts.firstIndex(where: { $0.name == name }) else { return content }
        if var list = content.parts[index].content.list, let row {
            if let field {
                var fields = list[row - 1].fields ?? [:]
                fields[field] = .string(text)
                list[row - 1] = .object(fields)
            } else {
                list.remove(at: row - 1)
            }
            content.parts[index].content = .array(list)
        } else if let field {
            var fields = content.parts[index].content.fields ?? [:]
            fields[field] = .string(text)
            content.parts[index].content = .object(fields)
        } else {
            content.parts.remove(at: index)
        }
        return content
    }
}

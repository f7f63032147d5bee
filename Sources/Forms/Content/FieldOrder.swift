import CanonicalJSON

/// The order of fields in the printed tables; JSON keeps none.
enum FieldOrder {
    private static let printed = [
        "head", "situation", "work", "conclusion", "problems", "application", "practice", "other", "duties", "years",
        "experience", "tasks", "funds", "goals", "indicators", "amounts", "scores", "plan", "evidence", "notes",
        "result",
        "项目名称", "部门名称", "部门", "主管部门", "实施单位", "资金", "项目", "金额", "单位", "任务名称", "项目级次", "主要内容",
        "财年", "目标", "年初预算数", "调整预算数", "全年预算数", "全年执行数", "总额", "财政拨款", "其他资金", "实际支出金额", "预算执行率",
        "预算执行偏低原因及改进措施", "调整依据", "总分", "一级指标", "二级指标", "三级指标", "指标性质", "指标值",
        "度量单位", "实际完成值", "预期目标", "实际完成情况", "指标分值", "分值", "执行率", "实测值", "评价得分", "扣分情况", "扣分原因", "得分", "等级",
        "偏差原因分析及改进措施",
        "问题", "措施", "责任单位", "责任人", "期限", "进展", "佐证",
    ]
    private static let rank = Dictionary(uniqueKeysWithValues: printed.enumerated().map { ($1, $0) })

    /// The fields in printed order, those of no known table last, by their characters.
    static func sorted(_ fields: JSON.Fields) -> [(key: String, value: JSON)] {
        fields.sorted { left, right in
            let (one, other) = (rank[left.key] ?? .max, rank[right.key] ?? .max)
            return one == other
                ? left.key.unicodeScalars.lexicographicallyPrecedes(right.key.unicodeScalars) : one < other
        }
    }
}

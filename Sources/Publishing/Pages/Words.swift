/// The words on the pages that are no part of a form.
enum Words {
    // The header table.
    static let indexNumber = "索引号"
    static let topic = "主题分类"
    static let publisher = "发布机构"
    static let publishedOn = "发布日期"
    static let name = "名称"
    static let documentNumber = "文号"
    static let keywords = "关键字"
    static let betweenKeywords = "；"

    // The list of the tables.
    static let header = "公开信息"
    static let tables = "公开表格"
    static let tableNumber = "表号"
    static let title = "表格"
    static let allAsJSON = "全部数据（JSON）"

    // The 整改台账.
    static let rectification = "整改台账"
    static let rectificationPath = "rectification.html"
    static let rectificationBook = "整改台账（Excel）"
    static let rectificationBookPath = "rectification.xlsx"
    static let noItems = "暂无整改事项。"
    static let number = "序号"
    static let problem = "问题"
    static let source = "问题来源"
    static let measure = "整改措施"
    static let unit = "责任单位"
    static let person = "责任人"
    static let deadline = "整改时限"
    static let progress = "进展"
    static let evidence = "佐证材料"
    static let state = "状态"
    static let extensions = "延期次数"
    static let verifier = "复核人"
    static let closedOn = "销号日期"

    // Getting about.
    static let navigation = "页面导航"
    static let toIndex = "返回目录"
    static let previous = "上一表"
    static let next = "下一表"
    static let notes = "注："
    static let between = "："
}

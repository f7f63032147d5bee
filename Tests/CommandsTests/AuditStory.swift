import CanonicalJSON
import Foundation

/// Two small cases in which everything happens that an auditor asks about, at fixed times; made once.
///
/// In A-1 p5 fills, p3 reviews in the place of p4, p1, p3 and p4 decide, p7 verifies; A-2 is terminated.
enum AuditStory {
    /// A folder of its own with the ledger.
    static func desk() throws -> Desktop {
        let desk = try Desktop(nil)
        try made.get().write(to: URL(filePath: desk.ledger))
        return desk
    }

    private static let made = Result { try make() }

    private static func make() throws -> Data {
        let desk = try Desktop(nil)
        let files = Program.package.appending(path: "Workflows").path
        func act(_ person: String, _ time: String, _ line: String, _ status: Int32 = 0) throws {
            let ending = try desk.say("\(line) --as \(person) --at 2023-\(time)")
            if ending.status != status { throw Hanging(command: line, errors: ending.errors) }
        }
        try desk.say("init --body 测试单位 --rehearsal --administrator admin --name 管理员 --at 2023-02-06T08:00")
        try act("admin", "02-06T08:10", "people add \(Program.fixture("people.yaml"))")
        try act("admin", "02-06T08:11", "people change p7 --role office")
        try act("admin", "02-06T08:12", "workflow add \(Program.fixture("audited.yaml"))")
        try act("admin", "02-06T08:13", "form template add \(files)/forms/project-form.v1.yaml")
        try act("p2", "02-06T09:00", "case open A-1 --title 绩效自评 --year 2022 --workflow audited")
        for form in ["14-01", "14-02"] {
            try act("p2", "02-06T09:10", "form add A-1 \(form) --title 第\(form.last!)号项目")
            try act("p2", "02-06T09:10", "appoint A-1 filler p5 --for \(form)")
        }
        for (role, person) in [("leader", "p1"), ("group", "p1"), ("group", "p3"), ("group", "p4"), ("reviewer", "p4")]
        {
            try act("p2", "02-06T09:12", "appoint A-1 \(role) \(person)")
        }
        try act("p2", "02-06T09:20", "replace A-1 reviewer p4 p3")
        try act("p1", "02-06T09:30", "confirm A-1 --opinion 同意")
        let form = try String(contentsOfFile: "\(files)/examples/walkthrough/14-01.yaml", encoding: .utf8)
        try act("p5", "02-07T09:00", "form import A-1 \(try desk.write(form, to: "1.yaml"))")
        try act("p5", "02-07T09:10", "exclude A-1 14-02 --reason 项目未开展")
        try act("p1", "02-07T10:00", "request grant A-1 1 --opinion 同意不纳入")
        try act("admin", "02-15T09:00", "overdue --record")
        try act("p2", "02-15T09:30", "urge A-1 14-01")
        try act("p5", "02-20T09:00", "submit A-1 14-01 --opinion 数据已核对")
        try act("p5", "02-20T09:10", "sign A-1 14-01 --opinion 同意", 1)
        try act("p6", "02-20T09:20", "sign A-1 14-01 --opinion 同意", 77)
        try act("p3", "02-20T09:30", "return A-1 14-01 --to draft --reason 请核对完成值")
        try act("p5", "02-20T10:00", "submit A-1 14-01 --opinion 核对无误")
        try act("p2", "02-20T10:10", "finding check A-1")
        let findings = try desk.say("finding list A-1 --json").json.list ?? []
        let number = findings.first { $0["severity"] == "high" }?["number"]?.integer ?? 0
        try act("p1", "02-20T10:20", "finding waive A-1 \(number) --reason 试点项目")
        try act("p3", "02-20T11:00", "sign A-1 14-01 --opinion 同意")
        let changed = form.replacing("实施单位: 某支队}", with: "实施单位: 某大队}")
        try act("p5", "02-21T09:00", "form import A-1 \(try desk.write(changed, to: "2.yaml")) --reason 实施单位有误")
        try act("p5", "02-21T09:10", "submit A-1 14-01 --opinion 已更正")
        try act("p2", "02-21T09:20", "finding check A-1")
        try act("p3", "02-21T10:00", "sign A-1 14-01 --opinion 同意更正")
        try act("p1", "02-22T09:00", "vote A-1 approve --opinion 同意")
        try act("p3", "02-22T09:10", "vote A-1 approve")
        try act("p2", "02-24T09:00", "publish A-1 --index-number 1 --date 2023-02-22 --channel 门户网站")
        try act("p2", "02-24T10:00", "finding rectify A-1 \(number) --item R-1")
        try act("p2", "02-24T10:10", "appoint A-1 responsible p5 --for R-1")
        try act("p2", "02-24T10:11", "appoint A-1 verifier p7 --for R-1")
        try act(
            "p5", "02-27T09:00",
            "rectification plan A-1 R-1 --problem 满分有误 --measure 重新评分 --unit 科技科 --person 方五 --deadline 2023-03-10")
        try act("p5", "02-27T09:10", "rectification submit A-1 R-1")
        try act("p2", "03-01T09:00", "case suspend A-1 --reason 系统检修")
        try act("p2", "03-02T09:00", "case resume A-1")
        try act("p5", "03-13T09:00", "rectification extend A-1 R-1 --until 2023-03-24 --reason 等待批复")
        try act("p1", "03-13T10:00", "request grant A-1 2 --opinion 同意延期一次")
        let (one, two) = (try desk.write("一", to: "核定表.txt"), try desk.write("二", to: "评分表.txt"))
        try act("p5", "03-14T09:00", "rectification evidence A-1 R-1 --text 已重新评分 --file \(one)")
        try act("p5", "03-14T09:10", "rectification submit A-1 R-1")
        try act("p7", "03-15T09:00", "rectification verify A-1 R-1 --refuse --opinion 没有评分表")
        try act("p5", "03-16T09:00", "rectification evidence A-1 R-1 --text 附评分表 --file \(one) --file \(two)")
        try act("p5", "03-16T09:10", "rectification submit A-1 R-1")
        try act("p7", "03-28T09:00", "rectification verify A-1 R-1 --opinion 属实")
        try act("p2", "03-28T10:00", "rectification close A-1 R-1")
        try act("p2", "03-29T09:00", "case open A-2 --title 误立 --year 2022 --workflow audited")
        try act("p2", "03-29T10:00", "case terminate A-2 --reason 重复立案")
        return try Data(contentsOf: URL(filePath: desk.ledger))
    }
}

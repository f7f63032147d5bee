import Approvals
import ArgumentParser
import CanonicalJSON
import FormSheets
import Ledger
import Messages
import Operations
import Spreadsheets

struct RectificationExport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "导出整改台账 Write the rectification ledger as a workbook (.xlsx).",
        discussion: """
            例 Examples:
              countersign rectification export QJJJ-2022 --to ledger.xlsx
              countersign rectification export QJJJ-2022 --to ledger.xlsx --json
            """)
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Option(name: .long, help: "文件 The file to write.", completion: .file(extensions: ["xlsx"])) var to: String
    @OptionGroup var looking: LookingOptions

    /// In printed order; the body's staff read it, so its headings are Chinese whoever exports it.
    private static let columns: [(column: TableSheet.Column, text: @Sendable (JSON) -> String)] = [
        (.init("序号", width: 5), { $0["number"]?.integer.map(String.init) ?? "" }),
        (.init("问题", width: 22), { $0["fields"]?["问题"]?.text ?? $0["title"]?.text ?? "" }),
        (.init("问题来源", width: 13), { $0["fields"]?["问题来源"]?.text ?? "" }),
        (.init("整改措施", width: 22), { $0["fields"]?["措施"]?.text ?? "" }),
        (.init("责任单位", width: 12), { $0["fields"]?["责任单位"]?.text ?? "" }),
        (.init("责任人", width: 9), { $0["fields"]?["责任人"]?.text ?? "" }),
        (.init("整改时限", width: 11), { day($0["deadline"]) }),
        (.init("进展", width: 14), { $0["fields"]?["进展"]?.text ?? "" }),
        (.init("佐证材料", width: 16), { $0["fields"]?["佐证"]?.text ?? "" }),
        (.init("状态", width: 8), { state($0["state"]?.text ?? "") }),
        (.init("延期次数", width: 6), { $0["extensions"]?.integer.map(String.init) ?? "" }),
        (.init("复核人", width: 12), { $0["verified_by"]?.text ?? "" }),
        (.init("销号日期", width: 11), { day($0["closed_at"]) }),
    ]

    func run() throws {
        let counter = Counter(looking)
        let desk = FormDesk(counter: counter, caseID: caseID)
        let items = try counter.ask(Call("rectification.list", ["case": .text(caseID), "text": false])).list ?? []
        let shown = try counter.ask(Call("case.show", ["case": .text(caseID), "text": false]))
        let sheet = TableSheet.draft(
            named: "整改台账", title: "整改台账", subtitle: shown["title"]?.text ?? caseID,
            columns: Self.columns.map(\.column), rows: items.map { item in Self.columns.map { $0.text(item) } })
        try desk.readable(to) { () throws(SpreadsheetError) in
            try WorkbookWriter.write([sheet], properties: DocumentProperties(title: "整改台账", created: 0), to: to)
        }
        if looking.json { return Output.result(["file": .string(to), "items": .int(Int64(items.count))]) }
        Output.result(
            counter.say(
                "已写出 \(to)：整改台账，共 \(items.count) 项。", "Wrote \(to): the rectification ledger, \(items.count) items."))
    }

    private static func day(_ time: JSON?) -> String {
        (time?.text).flatMap(Timestamp.parse).map { "\(CivilDate(inChina: $0))" } ?? ""
    }

    private static func state(_ name: String) -> String {
        Rectification(rawValue: name).map { Messages.status($0, .zh) } ?? name
    }
}

import Approvals
import CanonicalJSON
import Engine
import Ledger
import Messages
import Publishing
import Spreadsheets

extension Operation {
    static let itemExport = Operation(
        "rectification.export", .init("导出整改台账", "The rectification ledger as a workbook (.xlsx)."), [.theCase],
        result: .init("整改项数、SHA-256、工作簿（base64）", "items, sha256, and the workbook in base64"), for: .everybody,
        .look { desk in
            let view = try CaseView(desk)
            let items = try RectificationList.lines(view).map(\.shown)
            let book = try Workbooks.bytes(
                [RectificationSheet.draft(of: items, subtitle: view.file.title)], title: "整改台账", desk.language)
            return desk.page(
                [
                    "items": .int(Int64(items.count)), "sha256": .string(Hash.sha256(book).hex),
                    "base64": .string(Base64.text(book)),
                ],
                "\(Hash.sha256(book).hex)  \(desk.say("\(items.count) 项", "\(items.count) items"))")
        })
}

extension RectificationList.Line {
    /// As the body's staff and the public read it: in Chinese, whoever asks.
    var shown: RectificationItem {
        RectificationItem(
            problem: fields["问题"] ?? row.title, source: fields["问题来源"] ?? "", measure: fields["措施"] ?? "",
            unit: fields["责任单位"] ?? "", person: fields["责任人"] ?? "",
            deadline: row.deadline.map { "\(CivilDate(inChina: $0))" } ?? "", progress: fields["进展"] ?? "",
            evidence: fields["佐证"] ?? "", state: state.map { Messages.status($0, .zh) } ?? standing,
            extensions: row.extensions, verifier: verifierName ?? "",
            closedOn: closedAt.map { "\(CivilDate(inChina: $0))" } ?? "", isSecret: isSecret)
    }
}

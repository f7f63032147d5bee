import Approvals
import CanonicalJSON
import Engine
import Forms
import Ledger
import Messages
import Publishing

/// What goes onto the website of the body.
extension Operation {
    static let publication: [Operation] = [publicationMake]

    static let publicationMake = Operation(
        "publication.make",
        .init("生成公开网页", "Make the pages of the publication: an index, each form as printed, the rectification ledger."),
        [
            .theCase, .needs("index_number", "索引号", "the index number"), .needs("date", .day, "发布日期", "the date"),
            .takes("body", "发布机构；省略则为本单位", "the issuing body; else the ledger's"),
            .takes("topic", "主题分类", "the topic"), .takes("document_number", "文号", "the document's number"),
            .takes("keywords", "关键字，以逗号分隔", "keywords, with commas between"),
        ],
        result: .init("各文件：路径、SHA-256、内容", "each file: path, sha256, text"), for: .everybody,
        .look { desk in
            let files = try Made(desk).publication.files()
            return desk.page(
                .array(
                    files.map {
                        [
                            "path": .string($0.path), "sha256": .string(Hash.sha256($0.bytes).hex),
                            "text": .string(String(decoding: $0.bytes, as: UTF8.self)),
                        ]
                    }),
                files.map { "\(Hash.sha256($0.bytes).hex)  \($0.path)" }.joined(separator: "\n"))
        })
}

/// The publication of a case, put together from the ledger.
private struct Made {
    let publication: Publication

    init(_ desk: Desk) throws {
        let view = try CaseView(desk)
        let templates = try Templates(view.records)
        var forms: [(content: FormContent, template: FormTemplate)] = []
        for unit in view.file.state.units where unit.kind == .form && unit.status == .open {
            let (_, _, json) = try view.content(of: unit.id.text, revision: nil)
            guard let content = FormContent(json: json), let template = try templates.template(of: content) else {
                throw NotFound(
                    code: "template.none",
                    message: .init("\(unit.id.text) 没有登记的表样", "No template is registered for \(unit.id.text)"),
                    remedy: .init(
                        "登记：countersign form template add 文件", "register one: countersign form template add FILE"))
            }
            forms.append((content, template))
        }
        let arguments = desk.arguments
        let keywords = (arguments[maybe: "keywords"] ?? "").split { $0 == "," || $0 == "，" }
        publication = Publication(
            header: Publication.Header(
                indexNumber: arguments["index_number"], topic: arguments[maybe: "topic"] ?? "",
                publisher: arguments[maybe: "body"] ?? view.file.body, publishedOn: arguments["date"],
                name: view.file.title, documentNumber: arguments[maybe: "document_number"] ?? "",
                keywords: keywords.map(String.init)),
            forms: forms, items: try RectificationList.lines(view).map(\.published))
    }
}

extension RectificationList.Line {
    /// As the public sees it: in Chinese, whoever asks.
    fileprivate var published: RectificationItem {
        RectificationItem(
            problem: fields["问题"] ?? row.title, source: fields["问题来源"] ?? "", measure: fields["措施"] ?? "",
            unit: fields["责任单位"] ?? "", person: fields["责任人"] ?? "",
            deadline: row.deadline.map { "\(CivilDate(inChina: $0))" } ?? "", progress: fields["进展"] ?? "",
            evidence: fields["佐证"] ?? "", state: state.map { Messages.status($0, .zh) } ?? standing,
            extensions: row.extensions, verifier: verifierName ?? "",
            closedOn: closedAt.map { "\(CivilDate(inChina: $0))" } ?? "")
    }
}

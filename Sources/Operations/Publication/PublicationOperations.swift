import Approvals
package import CanonicalJSON
import Engine
import Forms
import Ledger
package import Messages
import Publishing
import Spreadsheets

/// What goes onto the website of the body.
extension Operation {
    static let publication: [Operation] = [publicationMake]

    static let publicationMake = Operation(
        "publication.make",
        .init(
            "生成公开网页",
            "Make the publication: an index, each form as printed, the rectification ledger, data, and a zip of all."),
        [
            .theCase, .needs("index_number", "索引号", "the index number"), .needs("date", .day, "发布日期", "the date"),
            .takes("body", "发布机构；省略则为本单位", "the issuing body; else the ledger's"),
            .takes("topic", "主题分类", "the topic"), .takes("document_number", "文号", "the document's number"),
            .takes("keywords", "关键字，以逗号分隔", "keywords, with commas between"),
        ],
        result: .init(
            "files：各文件的路径、SHA-256、内容（text 或 base64）；left_out：因涉密而不公开的表、整改项和位置，以及须人工阅读的位置（提到不公开的合计）",
            "files: path, sha256, and text or base64; left_out: the forms, items and places that are 涉密, and those to read"
        ),
        for: .everybody,
        .look { desk in
            let made = try MadePublication(desk)
            return desk.page(made.json, made.text(desk))
        })
}

/// The publication of a case, put together from the ledger, with its files.
private struct MadePublication {
    /// The one file that holds all others.
    private static let zip = "publication.zip"

    let leftOut: Publication.LeftOut
    /// Sorted by path, the zip last.
    let files: [(path: String, bytes: [UInt8], isText: Bool)]

    init(_ desk: Desk) throws {
        let view = try CaseView(desk)
        let arguments = desk.arguments
        guard arguments[spoken: "index_number"] != nil else {
            throw Usage("index_number：应为索引号，收到空白", "index_number: expected the index number, found a blank")
        }
        let keywords = (arguments[maybe: "keywords"] ?? "").split { $0 == "," || $0 == "，" }
        let forms = try CaseForms.printable(view)
        let publication = Publication(
            header: Publication.Header(
                indexNumber: arguments["index_number"], topic: arguments[maybe: "topic"] ?? "",
                publisher: arguments[maybe: "body"] ?? view.file.body, publishedOn: arguments["date"],
                name: view.file.title, documentNumber: arguments[maybe: "document_number"] ?? "",
                keywords: keywords.map(String.init)),
            forms: forms.open, others: forms.closed, items: try RectificationList.lines(view).map(\.shown))
        let sheet = RectificationSheet.draft(of: publication.items, subtitle: publication.header.name)
        let book = try Workbooks.bytes([sheet], title: sheet.name, desk.language)
        let all = (publication.files().map { ($0.path, $0.bytes, true) } + [(Publication.ledgerBookPath, book, false)])
            .sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
        do throws(SpreadsheetError) {
            files = all + [(Self.zip, try ZipFile.bytes(of: all.map { ($0.0, $0.1) }), false)]
        } catch {
            throw BadContent(error, desk.language)
        }
        leftOut = publication.leftOut
    }

    var json: JSON {
        [
            "files": .array(
                files.map { file in
                    [
                        "path": .string(file.path), "sha256": .string(Hash.sha256(file.bytes).hex),
                        file.isText ? "text" : "base64": .string(
                            file.isText ? String(decoding: file.bytes, as: UTF8.self) : Base64.text(file.bytes)),
                    ]
                }),
            "left_out": [
                "forms": .array(leftOut.forms.map(JSON.string)),
                "items": .array(leftOut.items.map { .int(Int64($0)) }),
                "places": .array(leftOut.places.map(JSON.string)), "to_read": .array(leftOut.toRead.map(JSON.string)),
            ],
        ]
    }

    func text(_ desk: Desk) -> String {
        var lines = files.map { "\(Hash.sha256($0.bytes).hex)  \($0.path)" }
        if let note = LeftOutText.line(json["left_out"] ?? .null, desk.language) { lines.append(note) }
        return lines.joined(separator: "\n")
    }
}

/// What a publication leaves out, in words for whoever puts it on the website.
package enum LeftOutText {
    /// One line, or two where something has to be read; nil where nothing was left out.
    package static func line(_ leftOut: JSON, _ language: Language) -> String? {
        func say(_ chinese: String, _ english: String) -> String { language == .zh ? chinese : english }
        func texts(_ name: String) -> [String] { (leftOut[name]?.list ?? []).compactMap(\.text) }
        let items = (leftOut["items"]?.list ?? []).compactMap(\.integer).map { say("整改项 \($0)", "item \($0)") }
        let places = texts("forms") + items + texts("places")
        if places.isEmpty { return nil }
        let (separator, toRead) = (say("，", ", "), texts("to_read"))
        let line = say("因涉密不公开：", "Left out as 涉密: ") + places.joined(separator: separator)
        if toRead.isEmpty { return line }
        return line + "\n"
            + say("提到不公开的合计，请阅读后再公开：", "These mention a sum that is left out; read them before publishing: ")
            + toRead.joined(separator: separator)
    }
}

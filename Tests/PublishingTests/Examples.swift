import CanonicalJSON
import Forms
import Foundation
import Testing

@testable import Publishing

/// The forms that are shipped as examples, and made-up ones.
enum Examples {
    static let workflows = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Workflows")
    static let bodies = ["qujing-2022", "fumin-2023"]

    static let templates: [FormTemplate] = files("forms").compactMap { file in
        try? FormTemplate.read(text: text(file), file: file.lastPathComponent)
    }

    static func template(_ name: String) throws -> FormTemplate { try #require(templates.first { $0.name == name }) }

    static func forms(_ body: String) throws -> [(content: FormContent, template: FormTemplate)] {
        try files("examples/\(body)/forms").map { file in
            let content = try FormFile.read(text: text(file), file: file.lastPathComponent)
            return (content, try #require(FormTemplate.choose(for: content, among: templates)))
        }
    }

    static func form(_ id: String) throws -> (content: FormContent, template: FormTemplate) {
        try #require(try forms("qujing-2022").first { $0.content.id == id })
    }

    static let header = Publication.Header(
        indexNumber: "015115000-202308-000001", topic: "财政、金融、审计", publisher: "曲靖市公安局交通警察支队",
        publishedOn: "2023-08-25", name: "2022年度绩效自评公开", documentNumber: "〔2023〕1号", keywords: ["绩效自评", "项目支出"])

    static let items = [
        RectificationItem(
            problem: "绩效指标不够细化", source: "公开12表", measure: "修订绩效指标", unit: "秩序科", person: "张三",
            deadline: "2023-09-30", progress: "征求意见", evidence: "修订稿.docx", state: "整改中", extensions: 1),
        RectificationItem(
            problem: "执行率偏低", source: "公开14-1表", measure: "加快支付", unit: "财务科", person: "李四", deadline: "2023-06-30",
            progress: "已完成", evidence: "支付凭证", state: "已销号", verifier: "王五", closedOn: "2023-06-21"),
    ]

    static func publication(_ body: String) throws -> Publication {
        Publication(header: header, forms: try forms(body), items: items)
    }

    /// Two forms and the 整改台账, small enough to look at.
    static func small() throws -> Publication {
        Publication(header: header, forms: [try form("12"), try form("14-01")], items: items)
    }

    /// A form with so many rows in each list, every field filled in with a text of its own.
    static func form(of template: FormTemplate, rows: Int) -> FormContent {
        let parts = template.parts.map { part in
            func fields(_ place: String) -> JSON {
                .object(
                    JSON.Fields(part.fields.map { ($0.name, .string("\(place).\($0.name)")) }) { first, _ in first })
            }
            return FormContent.Part(
                name: part.name,
                content: part.isList ? .array((0..<rows).map { fields("\(part.name)\($0)") }) : fields(part.name))
        }
        return FormContent(kind: .form, id: "x", table: "表", title: "题", year: 2024, parts: parts)
    }

    /// The text at a path such as `indicators[3].得分`, looked up on a way of its own.
    static func text(at path: String, in content: FormContent) -> String? {
        let halves = path.split(separator: ".", maxSplits: 1)
        guard halves.count == 2 else { return nil }
        let part = halves[0].split(separator: "[")
        let json = content.partJSON(String(part[0]))
        guard part.count == 2 else { return json?[String(halves[1])]?.text }
        guard let row = Int(part[1].dropLast()), let list = json?.list, list.indices.contains(row - 1) else {
            return nil
        }
        return list[row - 1][String(halves[1])]?.text
    }

    private static func files(_ folder: String) -> [URL] {
        let files = try? FileManager.default.contentsOfDirectory(
            at: workflows.appending(path: folder), includingPropertiesForKeys: nil)
        return (files ?? []).filter { $0.pathExtension == "yaml" }.sorted { $0.path < $1.path }
    }

    private static func text(_ file: URL) -> String { (try? String(contentsOf: file, encoding: .utf8)) ?? "" }
}

extension Publication {
    /// One file as text.
    func text(_ path: String) throws -> String {
        String(decoding: try #require(files().first { $0.path == path }).bytes, as: UTF8.self)
    }

    /// One page as a reader's program sees it.
    func page(_ path: String) throws -> ScannedPage { try ScannedPage(try text(path)) }
}

enum Golden {
    static func compare(_ text: String, _ name: String) throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name)")
        if ProcessInfo.processInfo.environment["COUNTERSIGN_RECORD"] != nil {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        let golden = try String(contentsOf: file, encoding: .utf8)
        #expect(text == golden, "\(name) differs; look at the change, then record it with COUNTERSIGN_RECORD=1")
    }
}

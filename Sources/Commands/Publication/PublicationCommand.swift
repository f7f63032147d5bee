import ArgumentParser
import CanonicalJSON
import Foundation
import Messages
import Operations

struct PublicationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publication", abstract: "公开网页 The pages of the publication.",
        subcommands: [PublicationMake.self])
}

struct PublicationMake: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "make",
        abstract: "生成 Make a folder: an index, each form as printed, the rectification ledger, data, and a zip of all.",
        discussion: """
            例 Examples:
              countersign publication make C-1 --index-number 1 --date 2023-03-01 --to a
              countersign publication make C-1 --index-number 1 --date 2023-03-01 --to b --json
            """)
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Option(name: .long, help: "索引号 The index number.") var indexNumber: String
    @Option(name: .long, help: "发布日期 The date.") var date: String
    @Option(name: .long, help: "发布机构 The issuing body; else the ledger's.") var body: String?
    @Option(name: .long, help: "主题分类 The topic.") var topic: String?
    @Option(name: .long, help: "文号 The document's number.") var documentNumber: String?
    @Option(name: .long, help: "关键字 Keywords, with commas between.") var keywords: String?
    @Option(name: .long, help: "文件夹 The folder, new or empty.", completion: .directory) var to: String
    @OptionGroup var looking: LookingOptions

    func run() throws {
        let counter = Counter(looking)
        try requireEmpty(counter)
        let answer = try counter.ask(
            Call(
                "publication.make",
                [
                    "case": .text(caseID), "index_number": .text(indexNumber), "date": .text(date),
                    "body": .text(body), "topic": .text(topic), "document_number": .text(documentNumber),
                    "keywords": .text(keywords), "text": false,
                ]))
        var digests: [JSON] = []
        for file in answer["files"]?.list ?? [] {
            guard let path = file["path"]?.text else { continue }
            try MadeFile.write(file, to: "\(to)/\(path)")
            digests.append(["path": .string(path), "sha256": file["sha256"] ?? nil])
        }
        let leftOut = answer["left_out"] ?? [:]
        if looking.json { return Output.result(["files": .array(digests), "left_out": leftOut]) }
        Output.result(
            counter.say(
                "已在 \(to) 生成 \(digests.count) 个文件，从 index.html 看起。登记公开：countersign publish \(caseID) … --file",
                "Made \(digests.count) files in \(to); begin with index.html. To record it: countersign publish \(caseID) … --file"
            ))
        if let note = LeftOutText.line(leftOut, counter.language) { Output.result(note) }
    }

    /// Nothing that is there already is written over or mixed with.
    private func requireEmpty(_ counter: Counter) throws {
        let there = (try? FileManager.default.contentsOfDirectory(atPath: to)) ?? []
        guard there.isEmpty else {
            throw BadContent(
                code: "publication.folder",
                lines: [
                    counter.say(
                        "\(to)：文件夹应为新的或空的，已有 \(there.sorted()[0])",
                        "\(to): expected a new or empty folder, found \(there.sorted()[0])")
                ])
        }
    }
}

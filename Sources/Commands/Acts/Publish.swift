import ArgumentParser
import CanonicalJSON
import Foundation
import Ledger
import Operations

struct Publish: SignedCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "登记公开 Record a publication: index number, body, date, channel and the files' digests.",
        discussion: """
            例 Examples:
              countersign publish QJJJ-2022 --index-number 015034221-12_D/2023-0601001 \\
                --date 2023-06-01 --channel 市政府门户网站 --file 公开表.zip
              countersign why publish QJJJ-2022 --index-number x --date 2023-06-01 \\
                --channel x
            """)
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Option(name: .customLong("index-number"), help: "索引号 The index number.") var indexNumber: String
    @Option(name: .customLong("body"), help: "发布机构 The issuing body; else the ledger's.") var body: String?
    @Option(name: .long, help: "发布日期 The date, 2023-06-01.") var date: String
    @Option(name: .long, help: "公开渠道 The channel.") var channel: String
    @Option(name: .customLong("file"), help: "公开的文件 A published file; repeatable.", completion: .file()) var files:
        [String] = []
    @Option(name: .long, help: "环节 The step.") var step: String?
    @OptionGroup var signing: SigningOptions
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call {
        Call(
            "publish",
            [
                "case": .text(caseID), "index_number": .text(indexNumber), "body": .text(body), "date": .text(date),
                "channel": .text(channel), "files": try Attachments.read(files), "step": .text(step),
            ])
    }
}

/// Files that an act is about, by digest.
enum Attachments {
    /// Reads and hashes each file; nil for none.
    static func read(_ paths: [String]) throws -> JSON? {
        guard !paths.isEmpty else { return nil }
        return .array(
            try paths.map { path in
                let digest = Hash.sha256(try TextFile.bytes(path))
                return [
                    "name": .string(URL(fileURLWithPath: path).lastPathComponent), "digest": .string(digest.hex),
                ]
            })
    }
}

import Approvals
import ArgumentParser
import CanonicalJSON
import Engine
import Foundation
import Ledger

struct Publish: ActCommand {
    static let configuration = CommandConfiguration(
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
    @Option(name: .long, help: "环节 The step.") var step = "publish"
    @OptionGroup var acting: ActingOptions

    func validate() throws {
        if CivilDate(date) == nil { throw ValidationError("--date: 应为 expected 2023-06-01, 收到 found \(date)") }
    }

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        let path = try file.step(unit: nil, named: StepName(step), acts: [.record], for: identity.person)
        let attached = try Attachments.read(files)
        var intent = Intent(.decide(path, .approved, about: nil, spoken: false))
        intent.texts["record"] = String(
            decoding: try JSON.object([
                "index_number": .string(indexNumber), "body": .string(body ?? file.body), "date": .string(date),
                "channel": .string(channel), "files": Attachments.json(attached),
            ]).canonical(), as: UTF8.self)
        intent.files = attached.map(\.digest)
        return intent
    }
}

/// Files that an act is about, by digest.
enum Attachments {
    /// Reads each file and hashes it; the names go into a text, the digests into the entry.
    static func read(_ paths: [String]) throws -> [(name: String, digest: Hash)] {
        try paths.map { path in
            let data = try TextFile.bytes(path)
            return (URL(fileURLWithPath: path).lastPathComponent, Hash.sha256(data))
        }
    }

    static func json(_ files: [(name: String, digest: Hash)]) -> JSON {
        .array(files.map { ["name": .string($0.name), "digest": .string($0.digest.hex)] })
    }
}

import Approvals
import ArgumentParser
import CanonicalJSON
import Engine
import Evidence
import Foundation
import Ledger
import Operations
import TransparencyLog

struct LedgerExport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "导出证据包 Write the log as a folder that an auditor checks with the tools of others.",
        discussion: """
            例 Examples:
              countersign ledger export evidence/
              countersign ledger export evidence/ --bodies none
            """)
    @Argument(help: "文件夹；已有的部分保留 The folder; what is there of it is kept.", completion: .directory) var to: String
    @Option(
        name: .long, help: "正文 The bodies: all (who is cleared), open (none of what is 涉密), none.",
        completion: .list(ExportedBodies.allCases.map(\.rawValue)))
    var bodies: ExportedBodies?
    @Flag(name: .long, help: "到最新的有见证签名的检查点 Up to the newest checkpoint that a witness has cosigned.") var witnessed =
        false
    @OptionGroup var looking: LookingOptions

    func run() throws {
        let counter = Counter(looking)
        let records = Records(try Wiring.reader(at: counter.path))
        // Whoever may read the file is known to the ledger, or goes away.
        let caller = Caller.user(Counter.account, number: getuid())
        let person = looking.person.map { PersonID($0) }
        let directory = try records.directory()
        let identity = try caller.identity(in: directory, as: person, isWriting: false)
        let reader = directory.person(identity.registrar ?? identity.person)
        let keys = try directory.verifierKeys()
        let isLeft = try ExportedBodies.chosen(bodies, by: reader).choice(records)
        let report = try BundleExport(records.ledger, keys: keys, bodies: isLeft)
            .write(to: Folder(to), upTo: witnessed ? .witnessed : .newest)
        if looking.json {
            return Output.result([
                "folder": .string(to), "size": .int(report.checkpoint.size),
                "root": .string(report.checkpoint.root.hex),
                "written": .int(Int64(report.written)), "kept": .int(Int64(report.kept)),
                "bodies": .int(Int64(report.bodies)), "withheld": .int(Int64(report.withheld)),
            ])
        }
        Output.result(
            counter.say(
                "已导出 \(report.checkpoint.size) 条记录到 \(to)：写出 \(report.written) 个文件，保留 \(report.kept) 个；正文 \(report.bodies) 份，未交出 \(report.withheld) 份。核验方法见其中 VERIFY.md。",
                "Exported \(report.checkpoint.size) entries to \(to): \(report.written) files written, \(report.kept) kept; \(report.bodies) bodies, \(report.withheld) withheld. VERIFY.md there says how to check them."
            ))
    }
}

extension ExportedBodies: ExpressibleByArgument {}

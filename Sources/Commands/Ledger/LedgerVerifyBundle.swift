import ArgumentParser
import CanonicalJSON
import Evidence
import Ledger
import Operations
import TransparencyLog

struct LedgerVerifyBundle: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify-bundle",
        abstract: "核验证据包 Check every signature, hash and commitment in a bundle, without a ledger.",
        discussion: """
            例 Examples:
              countersign ledger verify-bundle evidence/ --trust log.vkey
              countersign ledger verify-bundle evidence/ --json
            """)
    @Argument(help: "证据包 The bundle.", completion: .directory) var folder: String
    @Option(
        name: .long, help: "公钥文件 The body's keys, got by another way; else those in the bundle.", completion: .file())
    var trust: String?
    @OptionGroup var witnesses: WitnessOptions
    @OptionGroup var looking: LookingOptions

    func run() throws {
        let counter = Counter(looking)
        let policy = try witnesses.policy()
        let reader = try BundleReader(Folder(folder), trusting: try TrustedKeys.read(trust))
        let report = try reader.verify()
        let (size, cosignatures) = (report.checkpoint.size, try policy.check(report.note))
        if looking.json {
            return Output.result([
                "ok": true, "origin": .string(report.checkpoint.origin), "entries": .int(report.checkpoint.size),
                "root": .string(report.checkpoint.root.hex), "bodies": .int(report.bodies),
                "withheld": .int(report.withheld), "trusted": .bool(trust != nil),
                "witnesses": .array(cosignatures.map { $0.json(of: size) }),
            ])
        }
        Output.result(
            counter.say(
                "核验通过 OK：日志 \(report.checkpoint.origin) 的 \(report.checkpoint.size) 条记录，正文 \(report.bodies) 份相符，未交出 \(report.withheld) 份。",
                "OK: \(report.checkpoint.size) entries of the log \(report.checkpoint.origin), \(report.bodies) bodies fit, \(report.withheld) withheld."
            ))
        for cosignature in cosignatures { Output.result(cosignature.sentence(of: size, counter.language)) }
        if trust == nil {
            Output.result(
                counter.say(
                    "所用公钥取自证据包本身；请用 --trust 给出另行取得的公钥。",
                    "The keys were those in the bundle itself; give those that you got by another way with --trust."))
        }
    }
}

/// The keys that who checks has got by another way.
enum TrustedKeys {
    /// The keys in a file, a line for each; none where no file is named.
    static func read(_ path: String?) throws -> [VerifierKey] {
        guard let path else { return [] }
        return try TextFile.text(path).split(separator: "\n").map { line throws(EvidenceError) in
            try VerifierKey(String(line))
        }
    }
}

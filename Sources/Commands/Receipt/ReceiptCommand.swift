import ArgumentParser
import CanonicalJSON
import Evidence
import Foundation
import Operations
import TransparencyLog

struct ReceiptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receipt", abstract: "回执 Receipts: proof, without us, that something is in the signed log.",
        subcommands: [ReceiptMake.self, ReceiptCertificate.self, ReceiptVerify.self])
}

struct ReceiptMake: OperationCommand {
    static let configuration = CommandConfiguration(
        commandName: "make", abstract: "出具回执 Receipts for the sign-offs of a case or form, or for one entry.",
        discussion: """
            例 Examples:
              countersign receipt make JJ-2022 14-03 --to receipts/
              countersign receipt make JJ-2022 --entry 480
            """)
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Argument(help: "表或整改项 The form or item.") var unit: String?
    @Option(name: .long, help: "记录序号 One entry, by its position.") var entry: Int?
    @Option(name: .long, help: "文件夹，每份回执一个文件 A folder: each receipt as a file.", completion: .directory) var to: String?
    @Flag(name: .long, help: "到最新的有见证签名的检查点 Up to the newest checkpoint that a witness has cosigned.") var witnessed =
        false
    @OptionGroup var looking: LookingOptions

    func call() throws -> Call {
        var call = Call(
            "receipt.make",
            [
                "case": .text(caseID), "unit": .text(unit), "entry": .number(entry), "witnessed": .flag(witnessed),
            ])
        if to != nil { call.values["text"] = .bool(false) }
        return call
    }

    func run() throws {
        let counter = Counter(looking)
        let answer = try counter.ask(try call())
        guard let to else { return counter.show(answer) }
        let receipts = answer["receipts"]?.list ?? []
        for receipt in receipts {
            try MadeFile.write(receipt, to: "\(to)/\(receipt["seq"]?.integer ?? 0).tlog-proof")
        }
        if looking.json { return Output.result(["folder": .string(to), "files": .int(Int64(receipts.count))]) }
        Output.result(
            counter.say("已写出 \(receipts.count) 份回执到 \(to)。", "Wrote \(receipts.count) receipts to \(to)."))
    }
}

struct ReceiptVerify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "核验回执 Check receipts without any ledger, with the body's key.",
        discussion: """
            例 Examples:
              countersign receipt verify approval.tlog-proof --trust log.vkey
              countersign receipt verify receipts/480.tlog-proof --trust log.vkey --json
            """)
    @Argument(help: "回执 The receipts.", completion: .file()) var files: [String]
    @Option(name: .long, help: "公钥文件 The body's keys.", completion: .file()) var trust: String
    @OptionGroup var witnesses: WitnessOptions
    @OptionGroup var looking: LookingOptions

    func run() throws {
        let counter = Counter(looking)
        let policy = try witnesses.policy()
        let keys = try TrustedKeys.read(trust)
        for file in files {
            let bytes = Array(try TextFile.text(file).utf8)
            counter.show(
                try ReceiptCheck.answer(bytes, trusting: keys, policy, asText: !looking.json, counter.language))
        }
    }
}

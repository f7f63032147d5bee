import CanonicalJSON
import Engine
import Evidence
import Ledger
import Publishing
import TransparencyLog

/// Receipts: what somebody keeps who must show later, without us, that something was recorded.
extension Operation {
    static let receipts: [Operation] = [receiptMake, receiptCertificate]

    static let receiptMake = Operation(
        "receipt.make",
        .init("回执", "Receipts for entries: each proves without the ledger that its entry is in the signed log."),
        [
            .needs("case", "案卷编号", "the case"),
            .takes("unit", "表或整改项；与案卷一起，给出其各次签核", "the form or item: a receipt for each of its sign-offs"),
            .takes(
                "entry", .number(1...JSON.largestInteger), "记录序号；只要这一条", "the entry's position: this one alone"),
            .witnessed,
        ],
        result: .init("各回执", "receipts: seq, text (c2sp.org/tlog-proof)"), for: .everybody,
        .look { desk in
            let view = try CaseView(desk)
            let ledger = desk.records.ledger
            let unit = desk.arguments[maybe: "unit"]
            if let unit { try view.requireUnit(unit) }
            let seqs: [Int64]
            if let seq = desk.arguments.number("entry").map(Int64.init) {
                guard try ledger.entries(from: seq, limit: 1).first?.stream == view.file.id else {
                    throw NotFound(
                        code: "receipt.no_entry",
                        message: .init(
                            "案卷 \(view.file.id) 应有第 \(seq) 条记录，而没有。",
                            "Expected entry \(seq) in case \(view.file.id), but it is not there."),
                        remedy: .init("用 history 查看记录序号。", "look the positions up with history."))
                }
                seqs = [seq]
            } else {
                seqs = Set(try ledger.signOffs(case: view.file.id, unit: unit).map(\.seq)).sorted()
            }
            let keys = try desk.directory.verifierKeys()
            let receipts = try seqs.map { seq in (seq, try ledger.proof(of: seq, upTo: desk.checkpoint, trusting: keys))
            }
            return desk.page(
                [
                    "receipts": .array(
                        receipts.map { seq, proof in
                            ["seq": .int(seq), "text": .string(proof.text)]
                        })
                ],
                receipts.map { $1.text }.joined(separator: "\n"))
        })

    static let receiptCertificate = Operation(
        "receipt.certificate",
        .init("签批证明", "A page to print: who signed a form, where that is in the log, and a QR code to check it."),
        [.theCase, .needs("unit", "表或整改项", "the form or item")],
        result: .init(
            "各签核、检查点，涉密的为 {secret: true}；文字为一页 HTML",
            "the sign-offs and the checkpoint, {secret: true} for what is 涉密; as text, one page of HTML"),
        for: .everybody,
        .look { desk in
            let certificate = try CertifiedUnit(desk.arguments["unit"], try CaseView(desk)).certificate()
            return desk.page(certificate.json, String(decoding: certificate.page(), as: UTF8.self))
        })
}

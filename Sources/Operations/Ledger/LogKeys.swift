import CanonicalJSON
import Engine
import Evidence
import Ledger
package import TransparencyLog

extension Directory {
    /// The keys by which the log was signed, in order.
    ///
    /// - Throws: `evidence.malformed` for one that this program cannot read.
    package func verifierKeys() throws(EvidenceError) -> [VerifierKey] {
        try logKeys.map { (line) throws(EvidenceError) in try VerifierKey(line) }
    }
}

/// The keys that sign the log, and what they have signed.
extension Operation {
    static let logKeys: [Operation] = [logKeyAdd, logKeyList, checkpoint]

    static let logKeyAdd = Operation(
        "ledger.key.add",
        .init("建立日志密钥", "Make the key that signs the log from now on; the former one signs what is recorded till now."),
        [.takes("origin", "日志名称；只用于第一把密钥", "the name of the log; for its first key only")],
        result: .init("公钥", "key: the public key's line"), for: .administrators,
        .change { desk, engine in
            try engine.addLogKey(origin: desk.arguments[maybe: "origin"], by: desk.identity, key: desk.key)
            let key = try engine.records.directory().logKeys.last ?? ""
            return desk.page(
                ["key": .string(key)],
                desk.say(
                    "日志自此由新密钥签署。公钥请抄送审计并写入会议纪要：\n\(key)",
                    "A new key signs the log from now on. Give it to the auditors and into the minutes:\n\(key)"))
        })

    static let logKeyList = Operation(
        "ledger.key.list", .init("日志公钥", "The public keys that signed the log, the newest last."),
        result: .init("各公钥", "each key's line"), for: .everybody,
        .look { desk in
            let keys = desk.directory.logKeys
            return desk.page(
                .array(keys.map { .string($0) }),
                keys.isEmpty
                    ? desk.say(
                        "没有日志密钥；管理员用 ledger key add 建立。",
                        "No key signs the log; an administrator makes one with ledger key add.")
                    : keys.joined(separator: "\n"))
        })

    static let checkpoint = Operation(
        "ledger.checkpoint",
        .init("检查点", "The newest signed checkpoint: lines to print into the minutes, for ledger verify --against."),
        result: .init("条数、根、原文、未签署的条数", "size, root, note (as it was signed), unsigned (entries since)"),
        for: .everybody,
        .look { desk in
            let ledger = desk.records.ledger
            guard let newest = try ledger.newestCheckpoint(trusting: try desk.directory.verifierKeys()) else {
                throw EvidenceError.unsealed(seq: try ledger.head().size, size: 0)
            }
            let unsigned = try ledger.head().size - newest.checkpoint.size
            return desk.page(
                [
                    "size": .int(newest.checkpoint.size), "root": .string(newest.checkpoint.root.hex),
                    "note": .string(newest.note.description), "unsigned": .int(unsigned),
                ], newest.note.description)
        })
}

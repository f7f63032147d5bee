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
        [
            .witnessed,
            .takes("size", .number(1...JSON.largestInteger), "签署这么多条的那一个", "the one over so many entries"),
            .takes(
                "since", .number(0...JSON.largestInteger), "改为输出请见证方签名的请求：见证方已见证这么多条",
                "as the request to a witness that has cosigned so many entries"),
        ],
        result: .init(
            "条数、根、原文、未签署的条数；since 时还有请求",
            "size, root, note (as it was signed and cosigned), unsigned (entries since); with since: request"),
        for: .everybody,
        .look { desk in
            let ledger = desk.records.ledger
            let choice = desk.arguments.number("size").map { CheckpointChoice.of(Int64($0)) } ?? desk.checkpoint
            guard let (checkpoint, note) = try ledger.checkpoint(choice, trusting: try desk.directory.verifierKeys())
            else { throw EvidenceError.unsealed(seq: try ledger.head().size, size: 0) }
            let unsigned = try ledger.head().size - checkpoint.size
            var fields: JSON.Fields = [
                "size": .int(checkpoint.size), "root": .string(checkpoint.root.hex),
                "note": .string(note.description), "unsigned": .int(unsigned),
            ]
            guard let old = desk.arguments.number("since").map(Int64.init) else {
                return desk.page(.object(fields), note.description)
            }
            guard old <= checkpoint.size else {
                throw Usage(
                    "--since：应不多于检查点的 \(checkpoint.size) 条，收到 \(old)",
                    "--since: expected at most the \(checkpoint.size) entries of the checkpoint, found \(old)")
            }
            let request = try ledger.request(from: old, to: checkpoint, note).text
            fields["request"] = .string(request)
            return desk.page(.object(fields), request)
        })
}

extension Parameter {
    /// For what goes out with a checkpoint.
    static let witnessed = takes(
        "witnessed", .flag, "用最新的有见证签名的检查点", "with the newest checkpoint that a witness has cosigned")
}

extension Desk {
    /// The checkpoint that is asked for.
    var checkpoint: CheckpointChoice { arguments.flag("witnessed") ? .witnessed : .newest }
}

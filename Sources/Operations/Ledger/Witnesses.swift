import Approvals
import CanonicalJSON
import Engine
import Evidence
import Ledger
import TransparencyLog

extension Directory {
    /// The keys of everybody who was ever asked to witness the log.
    ///
    /// - Throws: `evidence.malformed` for one that this program cannot read.
    func witnessKeys() throws(EvidenceError) -> [VerifierKey] {
        try witnesses.map { (witness) throws(EvidenceError) in try VerifierKey(witness: witness.key) }
    }
}

/// Who cosigns the checkpoints of the log, and what they said. Asking them is for the command: nothing waits here.
extension Operation {
    static let witnesses: [Operation] = [witnessAdd, witnessRemove, witnessList, witnessRecord]

    private static let name = Parameter.needs("name", "见证方公钥中的名称", "the name in the witness's key")

    static let witnessAdd = Operation(
        "ledger.witness.add",
        .init("登记见证方", "Have a witness outside cosign the log's checkpoints from now on (c2sp.org/tlog-witness)."),
        [
            .needs("vkey", "见证方的公钥一行：名称+编号+公钥", "the witness's public key in one line, NAME+ID+KEY"),
            .needs("url", "见证方的地址，如 https://witness.example/w1", "its submission prefix, https://witness.example/w1"),
        ],
        result: .init("name、url", "name, url"), for: .administrators,
        .change { desk, engine in
            let key: VerifierKey
            do throws(EvidenceError) { key = try VerifierKey(witness: desk.arguments["vkey"]) } catch {
                throw Usage(
                    "vkey：应为见证方的公钥一行（类型 4），而收到的不是：\(error.message)",
                    "vkey: expected the line of a witness's key (type 4): \(error.message)")
            }
            guard let address = WitnessAddress(desk.arguments["url"]) else {
                throw Usage(
                    "url：应为 https://… 或 http://…，收到 \(desk.arguments["url"])",
                    "url: expected https://… or http://…, found \(desk.arguments["url"])")
            }
            try engine.addWitness(key.name, key: key.line, url: address.text, by: desk.identity, key: desk.key)
            let plain =
                address.isSecure
                ? "" : desk.say("连接未加密；见证签名另行核验。", " The connection is not encrypted; what it signs is checked.")
            return desk.page(
                ["name": .string(key.name), "url": .string(address.text)],
                desk.say(
                    "已登记见证方 \(key.name)（\(address.text)）；请把日志公钥交给它，再用 ledger witness 请其见证。\(plain)",
                    "Registered the witness \(key.name) at \(address.text). Give it the log's key, then ask with ledger witness.\(plain)"
                ))
        })

    static let witnessRemove = Operation(
        "ledger.witness.remove",
        .init("移除见证方", "Ask a witness no more; what it cosigned before still counts."), [name],
        result: .init("name", "name"), for: .administrators,
        .change { desk, engine in
            let name = try desk.witness().name
            try engine.removeWitness(name, by: desk.identity, key: desk.key)
            return desk.page(
                ["name": .string(name)],
                desk.say("不再请见证方 \(name) 见证。", "The witness \(name) is no longer asked."))
        })

    static let witnessList = Operation(
        "ledger.witness.list", .init("见证方列表", "The witnesses that are asked, and what each cosigned last."),
        result: .init("各见证方", "each witness: name, key, url; of what it cosigned last: size, at"), for: .everybody,
        .look { desk in
            let kept = try desk.records.ledger.newestCosignatures()
            let rows = try desk.directory.witnesses.filter { !$0.isRemoved }.map { witness in
                let key = try VerifierKey(witness: witness.key)
                // A former key of the name has no part in it.
                return (witness, kept.first { SignedNote.Signature(line: $0.line)?.isBy(key) == true })
            }
            return Page(
                data: .array(
                    rows.map { witness, newest in
                        var fields: JSON.Fields = [
                            "name": .string(witness.name), "key": .string(witness.key), "url": .string(witness.url),
                        ]
                        fields["size"] = newest.map { .int($0.size) }
                        fields["at"] = newest.map { .string(Moment.rfc3339($0.at)) }
                        return .object(fields)
                    })
            ) {
                guard !rows.isEmpty else {
                    return desk.say(
                        "没有见证方；管理员用 ledger witness add 登记。",
                        "No witness is asked; an administrator registers one with ledger witness add.")
                }
                let header = [
                    desk.say("见证方", "witness"), desk.say("地址", "address"), desk.say("见证至", "up to entry"),
                    desk.say("时间", "when"),
                ]
                return Table(
                    header: header,
                    rows: rows.map { witness, newest in
                        [
                            witness.name, witness.url, newest.map { String($0.size) } ?? "-",
                            newest.map { Moment.show($0.at) } ?? "-",
                        ]
                    }
                ).render()
            }
        })

    static let witnessRecord = Operation(
        "ledger.witness.record",
        .init("留存见证签名", "Keep what a witness said of a checkpoint; ledger witness asks for it and checks it first."),
        [
            name, .needs("size", .number(1...JSON.largestInteger), "检查点的条数", "the size of the checkpoint"),
            .needs("line", "见证方所签的一行", "the line that the witness signed"),
        ],
        result: .init("name、size、at", "name, size, at"), for: .actors,
        .change { desk, engine in
            let key = try VerifierKey(witness: try desk.witness().key)
            let size = Int64(desk.arguments.number("size") ?? 0)
            let logKeys = try desk.directory.verifierKeys()
            guard let note = try desk.records.ledger.checkpoint(.of(size), trusting: logKeys)?.note else {
                throw EvidenceError.lostCheckpoint(size: size)
            }
            guard let signature = SignedNote.Signature(line: desk.arguments["line"]),
                let cosignature = try Cosignature(signature, of: note.text, by: key)
            else { throw EvidenceError.unsigned(keys: [key.line]) }
            try engine.store.keep(
                KeptCosignature(size: size, name: key.name, line: signature.line, at: cosignature.moment))
            return desk.page(
                ["name": .string(key.name), "size": .int(size), "at": .string(Moment.rfc3339(cosignature.moment))],
                cosignature.sentence(of: size, desk.language))
        })
}

extension Desk {
    /// The witness that is named.
    fileprivate func witness() throws -> Witness {
        let name = arguments["name"]
        if let witness = directory.witness(name) { return witness }
        let known = directory.witnesses.filter { !$0.isRemoved }.map(\.name)
        throw NotFound(
            code: "witness.unknown",
            message: .init(
                "应有见证方 \(name)，而只有：\(known.isEmpty ? "无" : known.joined(separator: "、"))。",
                "Expected a witness \(name), but there is \(known.isEmpty ? "none" : "only " + known.joined(separator: ", "))."
            ),
            remedy: .init("用 ledger witness list 查看。", "look them up with ledger witness list."))
    }
}

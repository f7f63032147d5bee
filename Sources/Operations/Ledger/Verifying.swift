import CanonicalJSON
import Engine
import Evidence
import Ledger
import TransparencyLog

/// Checks the whole ledger: the log, what lies beside it, what was signed of it, and what was worked out from it.
enum Verifying {
    @Sendable static func page(_ desk: Desk) throws -> Page {
        let ledger = desk.records.ledger
        let report = try ledger.verify()
        if let problem = report.problem {
            throw LedgerError.badEntry(seq: problem.seq, expected: problem.expected, found: problem.found)
        }
        let keys = try desk.directory.verifierKeys()
        let policy = try WitnessPolicy(
            desk.arguments.texts("witnesses"), atLeast: desk.arguments.number("at_least").map { Int($0) })
        let others = try desk.arguments.texts("against").map { text in
            try checkpoint(text, trusting: keys)
        }
        let beside = try ledger.sealBeside().map { try Checkpoint(try SignedNote($0), trusting: keys) }
        let witnesses = try desk.directory.witnessKeys() + policy.witnesses
        let seals = try SealVerifier(ledger, trusting: keys, witnesses: witnesses)
            .verify(against: others, beside: beside, tiles: report.tiles)
        try policy.check(seals.witnessed.map(\.cosignature))
        let cases = try desk.records.verifyReplay()
        let signatures = try desk.records.verifySignatures()
        let head = try ledger.head()
        return desk.page(
            [
                "ok": true, "entries": .int(report.entries), "bodies": .int(report.bodies), "cases": .int(Int64(cases)),
                "unopened": .int(report.unopened), "removed": .int(report.removed),
                "signatures": .int(Int64(signatures.checked)), "signatures_doubted": .int(Int64(signatures.doubted)),
                "head": .string(head.leaf.hex), "checkpoints": .int(Int64(seals.checkpoints)),
                "signed": .int(seals.size), "against": .int(Int64(others.count)),
                "witnesses": .array(seals.witnessed.map { $0.cosignature.json(of: $0.size) }),
            ],
            desk.say(
                "核验通过 OK：\(report.entries) 条记录，\(bodies(desk, report))，\(cases) 个案卷重放一致，\(signed(desk, signatures))；\(seals.checkpoints) 个检查点相符，签署至第 \(seals.size) 条\(others.isEmpty ? "" : "；与所给 \(others.count) 个检查点相符")\(witnessed(desk, seals))；末条 #\(head.size) \(head.leaf.hex.prefix(16))",
                "OK: \(report.entries) entries, \(bodies(desk, report)), cases replayed to what is recorded: \(cases), \(signed(desk, signatures)); \(seals.checkpoints) checkpoints fit, signed up to entry \(seals.size)\(others.isEmpty ? "" : "; continues the \(others.count) given")\(witnessed(desk, seals)); head #\(head.size) \(head.leaf.hex.prefix(16))"
            ))
    }

    private static func bodies(_ desk: Desk, _ report: VerifyReport) -> String {
        let (unopened, removed) = (report.unopened, report.removed)
        return desk.say(
            "\(report.bodies) 份正文" + (unopened == 0 ? "" : "（其中 \(unopened) 份涉密，无主密钥未开启）")
                + (removed == 0 ? "" : "，另有 \(removed) 份按程序删除"),
            "\(report.bodies) bodies"
                + (unopened == 0 ? "" : " (\(unopened) secret, not opened for want of the master key)")
                + (removed == 0 ? "" : " and \(removed) removed as the log says"))
    }

    private static func witnessed(_ desk: Desk, _ report: SealVerifier.Report) -> String {
        report.witnessed.map { desk.say("；", "; ") + $0.cosignature.sentence(of: $0.size, desk.language) }.joined()
    }

    private static func signed(_ desk: Desk, _ report: SignatureReport) -> String {
        let doubted = report.doubted
        return desk.say(
            "\(report.checked) 个本人签名有效" + (doubted == 0 ? "" : "，其中 \(doubted) 个作于密钥据称不可信之后"),
            "good signatures: \(report.checked)"
                + (doubted == 0 ? "" : ", \(doubted) of them made when the key was said to be in wrong hands"))
    }

    /// A checkpoint that somebody held: the signed note, or its three lines as they were printed into minutes.
    private static func checkpoint(_ text: String, trusting keys: [VerifierKey]) throws -> Checkpoint {
        let bytes = Array(text.utf8)
        let found: Checkpoint
        if let note = try? SignedNote(bytes) {
            found = try Checkpoint(note, trusting: keys)
        } else {
            let lines = text.split(separator: "\n").map { $0.filter { $0 != "\r" } }
            found = try Checkpoint(text: lines.prefix(3).map { $0 + "\n" }.joined())
        }
        let origins = Set(keys.map(\.name))
        guard origins.contains(found.origin) else {
            throw EvidenceError.otherLog(expected: origins.sorted().joined(separator: ", "), found: found.origin)
        }
        return found
    }
}

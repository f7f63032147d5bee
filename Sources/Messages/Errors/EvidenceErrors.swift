package import TransparencyLog

extension Messages {
    /// What was expected, what was found and what to do next, for an error of the evidence.
    package static func sentence(_ error: EvidenceError, _ language: Language) -> Sentence {
        switch language {
        case .en: Sentence(error.message, remedy: error.remedy)
        case .zh: Sentence(chinese(error), remedy: chineseRemedy(error))
        }
    }

    private static func chinese(_ error: EvidenceError) -> String {
        switch error {
        case .malformed(let kind, let reason): "应为格式正确的 \(kind)，而：\(reason)。"
        case .unsigned(let keys): "应有 \(keys.joined(separator: " 或 ")) 的签名，而没有。"
        case .badSignature(let key): "\(key) 的签名应与文字相符，而不相符。"
        case .otherLog(let expected, let found): "应为日志 \(expected)，而是 \(found)。"
        case .truncated(let size, let expected):
            "应至少有已签署的 \(expected) 条记录，而只有 \(size) 条：日志被截短 LOG TRUNCATED。"
        case .forked(let size, let expected, let found):
            "前 \(size) 条记录已签署的根应为 \(expected)，而为 \(found)：日志分叉 LOG FORKED。"
        case .notIncluded(let index, let size): "第 \(index + 1) 条记录应在已签署的 \(size) 条之中，而证明得不出它的根。"
        case .missingTile(let path): "应有树的一部分 \(path)，而它缺失。"
        case .badTile(let path): "树的一部分 \(path) 应由记录算得，而不符。"
        case .lostCheckpoint(let size): "登记簿中应有旁存的、签署 \(size) 条记录的检查点，而没有。"
        case .unsealed(let seq, let size): "第 \(seq) 条记录应有检查点签署，而最新的检查点只到第 \(size) 条。"
        case .badEntry(let seq, let reason): "第 \(seq) 条记录应如登记时，而：\(reason)。"
        case .unwitnessed(let needed, let witnesses, let found):
            "\(list(witnesses)) 中应至少有 \(needed) 个见证签名，而有的是：\(list(found))。"
        case .file(let path, let reason): "应能使用 \(path)，而它：\(reason)。"
        case .noFile(let path): "应有文件 \(path)，而没有。"
        }
    }

    private static func list(_ names: [String]) -> String { names.isEmpty ? "无" : names.joined(separator: "、") }

    private static func chineseRemedy(_ error: EvidenceError) -> String {
        switch error {
        case .unwitnessed: "请用 ledger witness 请见证方签名，或向单位索取已见证的检查点。"
        case .unsealed: "请过一秒再试；没有密钥的，用 ledger key add 建立；要见证的，用 ledger witness。"
        case .file, .noFile: "请核对路径和权限。"
        case .unsigned: "请核对公钥是否为单位所公布的。"
        default: "请原样保存所见作为证据，并向单位索取登记簿或更早的证据包。"
        }
    }
}

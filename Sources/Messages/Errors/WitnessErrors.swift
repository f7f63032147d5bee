package import TransparencyLog

extension Messages {
    /// What was expected, what was found and what to do next, for a witness that did not cosign.
    package static func sentence(_ error: WitnessError, _ language: Language) -> Sentence {
        switch language {
        case .en: Sentence(error.message, remedy: error.remedy)
        case .zh: Sentence(chinese(error), remedy: chineseRemedy(error))
        }
    }

    private static func chinese(_ error: WitnessError) -> String {
        switch error {
        case .unreachable(let name, let reason): "见证方 \(name) 应有答复，而没有：\(reason)。"
        case .unknownLog(let name): "见证方 \(name) 应认识本日志，而不认识。"
        case .untrusted(let name): "见证方 \(name) 应信任本日志的公钥，而不信任。"
        case .refused(let name): "见证方 \(name) 应接受请求，而称其格式不对。"
        case .answer(let name, let status): "见证方 \(name) 应签名或说明原因，而答复状态 \(status)。"
        case .garbled(let name, let reason): "应有见证方 \(name) 的见证签名，而：\(reason)。"
        case .time(let name, let found, let now): "见证方 \(name) 所署时间应约为现在（自 1970 年起第 \(now) 秒），而为第 \(found) 秒。"
        case .ahead(let name, let seen, let size):
            "本日志应有见证方 \(name) 见证过的 \(seen) 条记录，而已签署的只有 \(size) 条：日志被截短或分叉 LOG TRUNCATED OR FORKED。"
        case .forked(let name, let seen, let size):
            "本日志的 \(size) 条记录应延续见证方 \(name) 见证过的 \(seen) 条，而不是：日志分叉 LOG FORKED。"
        }
    }

    private static func chineseRemedy(_ error: WitnessError) -> String {
        switch error {
        case .unreachable, .answer: "请稍后再问；此前的见证签名都还在。"
        case .unknownLog, .untrusted: "请把本日志的公钥（ledger key list）交给见证方。"
        case .refused: "请向见证方询问其遵循的 c2sp.org/tlog-witness 版本。"
        case .garbled: "请与见证方公布的公钥和地址核对：ledger witness list。"
        case .time: "请校准本机时钟，或向见证方询问其时钟。"
        case .ahead, .forked: "请停止写入，原样保存登记簿、密钥和检查点文件，查明还有谁用此密钥签署过。"
        }
    }
}

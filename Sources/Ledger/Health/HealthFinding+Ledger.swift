extension HealthFinding {
    /// Judges the version of SQLite, as a number such as 3051003.
    ///
    /// Before 3.51.3 a checkpoint that races a commit can lose it; one writer that also makes the checkpoints does not.
    package static func library(version: Int32) -> HealthFinding {
        let text = "\(version / 1_000_000).\(version / 1_000 % 1_000).\(version % 1_000)"
        return HealthFinding(
            .library, version < 3_051_003 ? .warn : .ok, found: ["version": text], expected: ["version": ">= 3.51.3"],
            en: "Expected SQLite 3.51.3 or later; found \(text)."
                + (version < 3_051_003 ? " It needs the rule of one writer, which this program keeps." : ""),
            zh: "SQLite 应为 3.51.3 或更高版本，现为 \(text)。"
                + (version < 3_051_003 ? "该版本须遵守单一写入者规则，本程序已遵守。" : ""))
    }

    /// Judges whether SQLite was compiled for use by several threads; 0 means it was not.
    package static func threads(mode: Int32) -> HealthFinding {
        HealthFinding(
            .threads, mode == 0 ? .fail : .ok, found: ["threadsafe": String(mode)], expected: ["threadsafe": "1 or 2"],
            en: "Expected SQLite compiled with THREADSAFE 1 or 2; found \(mode).",
            zh: "SQLite 编译选项 THREADSAFE 应为 1 或 2，现为 \(mode)。")
    }

    /// Reports that the ledger opens and its last entries are sound, or why not.
    package static func opening(_ error: LedgerError?) -> HealthFinding {
        HealthFinding(
            .opening, error == nil ? .ok : .fail, found: ["error": error?.code ?? ""], expected: ["error": ""],
            en: error?.message ?? "The ledger opens, and its last entries are sound.",
            zh: error.map { "应能打开登记簿，而出现错误 \($0.code)。" } ?? "登记簿可以打开，最后的记录完好。")
    }

    /// Judges the settings of a connection: what was found by name, and what was expected by the same names.
    package static func settings(_ found: [String: String], expected: [String: String]) -> HealthFinding {
        let wrong = expected.keys.sorted().filter { found[$0] != expected[$0] }
        let names = wrong.joined(separator: " ")
        return HealthFinding(
            .settings, wrong.isEmpty ? .ok : .fail, found: found, expected: expected,
            en: "Expected every setting of the connection to hold; "
                + (wrong.isEmpty ? "they do." : "these do not: \(names)."),
            zh: "数据库连接的各项设置应全部生效，" + (wrong.isEmpty ? "均已生效。" : "未生效的有：\(names)。"))
    }

    /// Judges whose file it is and of which version.
    package static func schema(_ found: [String: String], expected: [String: String]) -> HealthFinding {
        func list(_ values: [String: String]) -> String {
            values.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        }
        return HealthFinding(
            .schema, found == expected ? .ok : .fail, found: found, expected: expected,
            en: "Expected \(list(expected)); found \(list(found)).", zh: "应为 \(list(expected))，现为 \(list(found))。")
    }

    /// What is known of the key that secret bodies (涉密) are encrypted under.
    package enum MasterKeyState: String, Sendable {
        /// There is no secret body.
        case unneeded
        case present
        case missing
        /// There is another key, or a file that is none, or one that others may read.
        case unusable
    }

    /// Judges whether the ledger's secret bodies can be opened here: without their key they are lost for good.
    package static func masterKey(_ state: MasterKeyState) -> HealthFinding {
        let (en, zh) =
            switch state {
            case .unneeded: ("No body is secret, so none is needed.", "现无涉密正文，无需主密钥。")
            case .present: ("It is there.", "主密钥可用。")
            case .missing: ("It is missing; bring it back from where it is kept.", "主密钥缺失，请从保管处取回。")
            case .unusable:
                (
                    "Another key or file lies there, or others may read it; bring the right one back, closed to others.",
                    "现有密钥不符、文件有误或他人可读，请取回正确的密钥并关闭他人权限。"
                )
            }
        return HealthFinding(
            .masterKey, [.unneeded, .present].contains(state) ? .ok : .fail, found: ["key": state.rawValue],
            expected: ["key": "present"], en: "Expected the master key of secret bodies beside the ledger. \(en)",
            zh: "涉密正文的主密钥应在登记簿旁。\(zh)")
    }

    /// Judges the structure of the file by what SQLite's quick check answers.
    package static func structure(_ answer: String) -> HealthFinding {
        HealthFinding(
            .structure, answer == "ok" ? .ok : .fail, found: ["quick_check": answer], expected: ["quick_check": "ok"],
            en: "Expected SQLite's quick check to answer ok; it answers: \(answer).",
            zh: "SQLite 快速检查应答复 ok，现答复：\(answer)。")
    }

    /// Judges the clock against the last entry, both in microseconds since 1970: it must not be over 1 s behind.
    package static func entryTime(now: Int64, last: Int64) -> HealthFinding {
        let (clock, entry) = (Timestamp.text(now), Timestamp.text(last))
        return HealthFinding(
            .entryTime, now < last - 1_000_000 ? .fail : .ok, found: ["now": clock, "last_entry": entry],
            expected: ["now": ">= last_entry"],
            en: "Expected the clock not to be before the last entry of \(entry); it is \(clock).",
            zh: "系统时间应不早于最后一条记录的时间 \(entry)，现为 \(clock)。")
    }
}

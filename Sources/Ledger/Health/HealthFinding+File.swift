extension HealthFinding {
    /// The write-ahead log above which someone seems to keep it from being emptied, in bytes: 128 MiB.
    private static let largestLog: Int64 = 128 << 20

    /// Judges the rights of the ledger's file: only its owner and group should read it.
    package static func fileRights(mode: UInt32) -> HealthFinding {
        rights(.fileRights, mode, isOpen: mode & 0o007 != 0, "the ledger's file", "登记簿文件")
    }

    /// Judges the rights of the ledger's folder: only its owner and group should see and change what is in it.
    package static func folderRights(mode: UInt32) -> HealthFinding {
        rights(.folderRights, mode, isOpen: mode & 0o006 != 0, "the ledger's folder", "登记簿所在文件夹")
    }

    private static func rights(
        _ check: Check, _ mode: UInt32, isOpen: Bool, _ en: String, _ zh: String
    ) -> HealthFinding {
        let octal = String(mode & 0o7777, radix: 8)
        let text = String(repeating: "0", count: max(0, 4 - octal.count)) + octal
        return HealthFinding(
            check, isOpen ? .warn : .ok, found: ["mode": text], expected: ["others": "none"],
            en: "Expected \(en) to be closed to others; its mode is \(text).", zh: "\(zh)应不对其他用户开放，现权限为 \(text)。")
    }

    /// Judges whether the files beside the ledger belong to its owner; otherwise the service cannot open them.
    ///
    /// - Parameter strangers: The names of files that belong to someone else.
    package static func owners(owner: UInt32, strangers: [String]) -> HealthFinding {
        let names = strangers.joined(separator: " ")
        return HealthFinding(
            .owners, strangers.isEmpty ? .ok : .fail, found: ["owner": String(owner), "strangers": names],
            expected: ["strangers": ""],
            en: "Expected the files beside the ledger to belong to user \(owner); "
                + (strangers.isEmpty ? "they do." : "these do not: \(names)."),
            zh: "登记簿旁的文件应属于用户 \(owner)，" + (strangers.isEmpty ? "均符合。" : "不符的有：\(names)。"))
    }

    /// Reports whether the writer's role is held and by whom; both are well.
    package static func lock(holder: String?) -> HealthFinding {
        HealthFinding(
            .lock, .ok, found: ["held": holder == nil ? "no" : "yes", "holder": holder ?? ""], expected: [:],
            en: holder.map { "The ledger is being written by \($0)." } ?? "Nobody is writing the ledger.",
            zh: holder.map { "登记簿正由 \($0) 写入。" } ?? "当前无人写入登记簿。")
    }

    /// Judges the size of the write-ahead log: one that is large is kept from being emptied.
    package static func log(bytes: Int64) -> HealthFinding {
        HealthFinding(
            .log, bytes > largestLog ? .warn : .ok, found: ["bytes": String(bytes)],
            expected: ["bytes": "<= \(largestLog)"],
            en: "Expected at most 128 MiB in the write-ahead log; found \(bytes >> 20) MiB.",
            zh: "预写日志应不超过 128 MiB，现为 \(bytes >> 20) MiB。")
    }
}

extension HealthFinding {
    /// The room on a disk below which the ledger is about to stop, in bytes: 64 MiB.
    package static let leastRoom: Int64 = 64 << 20

    /// Judges the room for more entries: a warning below 1 GiB or 5 %.
    package static func room(free: Int64, total: Int64) -> HealthFinding {
        let percent = total > 0 ? Double(free) / Double(total) * 100 : 100
        let tenths = Int64((percent * 10).rounded(.down))
        let status: Status = free < leastRoom ? .fail : free < 1 << 30 || percent < 5 ? .warn : .ok
        let share = "\(tenths / 10).\(tenths % 10)"
        return HealthFinding(
            .room, status, found: ["free_bytes": String(free), "free_percent": share],
            expected: ["free_bytes": ">= 1073741824", "free_percent": ">= 5"],
            en: "Expected at least 1 GiB and 5 % of the disk free; found \(free >> 20) MiB, \(share) %.",
            zh: "磁盘剩余空间应不少于 1 GiB 且不低于 5%，现为 \(free >> 20) MiB，\(share)%。")
    }

    /// Judges how long the disk takes to make 4 KiB durable, in microseconds: a warning above 50 ms.
    ///
    /// Below 10 µs nothing can have reached a disk, so that a power cut would take entries with it.
    package static func sync(microseconds: [Int64]) -> HealthFinding {
        let sorted = microseconds.sorted()
        func percentile(_ share: Int) -> Int64 {
            sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, sorted.count * share / 100)]
        }
        let (middle, high) = (percentile(50), percentile(95))
        return HealthFinding(
            .sync, sorted.isEmpty ? .fail : high > 50_000 || middle < 10 ? .warn : .ok,
            found: ["p50_us": String(middle), "p95_us": String(high), "count": String(sorted.count)],
            expected: ["p50_us": ">= 10", "p95_us": "<= 50000"],
            en: "Expected the disk to make 4 KiB durable in 10 µs to 50 ms; half took \(middle) µs, 95 % \(high) µs.",
            zh: "磁盘落盘 4 KiB 应在 10 微秒至 50 毫秒之间，现中位数 \(middle) 微秒，95% 在 \(high) 微秒以内。")
    }

    /// Reports a disk whose speed cannot be measured, since nothing can be written in the folder.
    package static func unwritable(reason: String) -> HealthFinding {
        HealthFinding(
            .sync, .warn, found: ["error": reason], expected: ["error": ""],
            en: "Expected to write a file in the ledger's folder, but: \(reason).",
            zh: "应能在登记簿所在文件夹写入文件，而：\(reason)。")
    }

    /// Judges the kind of file system that the ledger is on.
    package static func fileSystem(_ fileSystem: FileSystem) -> HealthFinding {
        let (en, zh): (String, String) =
            switch fileSystem.kind {
            case .local: ("a disk of this machine", "本机磁盘")
            case .network: ("a network or shared file system: locks do not hold there", "网络或共享文件系统，锁在其上不可靠")
            case .memory: ("memory: a restart empties it", "内存文件系统，重启即清空")
            case .layered: ("a container's own layer: it goes with the container", "容器自身的层，随容器一起消失")
            }
        return HealthFinding(
            .fileSystem, fileSystem.kind == .local ? .ok : .warn,
            found: ["type": fileSystem.name, "kind": fileSystem.kind.rawValue],
            expected: ["kind": FileSystem.Kind.local.rawValue],
            en: "Expected the ledger on a disk of this machine; it is on \(fileSystem.name), \(en).",
            zh: "登记簿应在本机磁盘上，现在 \(fileSystem.name) 上（\(zh)）。")
    }

    /// Judges whether the clock is kept right; nil means that the machine does not tell.
    package static func clock(isSynchronised: Bool?) -> HealthFinding {
        let found = isSynchronised.map { $0 ? "yes" : "no" } ?? "unknown"
        let words: (String, String) =
            switch isSynchronised {
            case true?: ("it is", "已同步")
            case false?: ("it is not", "未同步")
            case nil: ("this machine does not tell", "本机未提供该信息")
            }
        return HealthFinding(
            .clock, isSynchronised == true ? .ok : .warn, found: ["synchronised": found],
            expected: ["synchronised": "yes"],
            en: "Expected the clock to be synchronised by NTP; \(words.0).", zh: "系统时钟应由 NTP 同步，现\(words.1)。")
    }
}

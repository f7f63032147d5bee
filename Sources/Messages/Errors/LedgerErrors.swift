package import Ledger

extension Messages {
    /// What the log did not do; reasons that come from the file system stay as they came.
    package static func sentence(_ error: LedgerError, _ language: Language) -> Sentence {
        switch language {
        case .en: Sentence(error.message, remedy: error.remedy)
        case .zh: Sentence(chinese(error), remedy: chineseRemedy(error))
        }
    }

    private static func chinese(_ error: LedgerError) -> String {
        switch error {
        case .replayed(let record): "应是一条新命令，而“\(record.key)”此前已有答复。"
        case .keyConflict(let key): "应使用新的标识，而“\(key)”已用于另一条命令。"
        case .versionConflict(let stream, let expected, let found):
            "流程 \(stream) 应为版本 \(expected)，现为版本 \(found)。"
        case .badEvent(let type, let reason): "应是可以登记的事件，而“\(type)”不能登记：\(reason)。"
        case .badEntry(let seq, let expected, let found):
            "\(seq.map { "第 \($0) 条记录" } ?? "记录")应为：\(expected)；实为：\(found)。"
        case .notOurs(let path, let reason): "应是登记簿文件，而 \(path) 不是：\(reason)。"
        case .newerSchema(let path, let found, let known):
            "文件结构应不高于版本 \(known)，而 \(path) 是版本 \(found)。"
        case .damaged(let path, let reason): "文件应完好，而 \(path) 已损坏：\(reason)。"
        case .notFound(let path): "\(path) 应有登记簿，现没有这个文件。"
        case .exists(let path): "\(path) 应没有文件，现已有。"
        case .unreadable(let path): "\(path) 应可读取，而当前用户无权读取。"
        case .readOnly(let path): "\(path) 应可写入，而文件或其文件夹是只读的。"
        case .diskFull(let path): "写入 \(path) 应有空间，而磁盘已满；什么都没有登记。"
        case .busy(let path, let holder): "应能写入 \(path)，而 \(holder) 正在写入。"
        case .wouldLose(let path, let entries):
            "备份应包含 \(path) 的全部记录，而\(entries.map { "其中 \($0) 条不在备份中" } ?? "缺少多少条无法查明")。"
        case .truncated(let path, let size, let expected):
            "应至少有已签署的 \(expected) 条记录，而 \(path) 只有 \(size) 条：日志被截短 LOG TRUNCATED。"
        case .forked(let path, let size, let expected, let found):
            "前 \(size) 条记录已签署的根应为 \(expected)，而 \(path) 中为 \(found)：日志分叉 LOG FORKED。"
        case .key(let path, let reason): "应能使用 \(path)，而：\(reason)。"
        case .unknown(let key): "应能确认“\(key)”是否已登记，而登记簿没有回应。"
        case .setting(let name, let expected, let found): "设置 \(name) 应为 \(expected)，现为 \(found)。"
        case .io(let path, let result, let reason): "应能使用 \(path)，而操作失败，结果码 \(result)：\(reason)。"
        }
    }

    private static func chineseRemedy(_ error: LedgerError) -> String {
        switch error {
        case .replayed: "以已登记的答复为准，无需再办。"
        case .keyConflict: "另一条命令请用新的标识发送。"
        case .versionConflict(let stream, _, _): "请重新查看流程 \(stream)，仍然需要的再办理。"
        case .badEvent: "这是程序缺陷，请连同所用的命令报告给维护人员。"
        case .badEntry, .damaged: "请原样保存这个文件作为证据，并与备份或已导出的检查点核对。"
        case .notOurs: "请给出由本程序建立的登记簿的路径。"
        case .newerSchema: "请使用写入它的程序版本，或更新的版本。"
        case .notFound: "请核对路径，或在此建立登记簿。"
        case .exists: "请打开它，或换一个路径。"
        case .unreadable: "请向文件的所有者取得读取权限，再执行本命令。"
        case .readOnly: "请把文件及其文件夹设为可写，或连同 -wal 文件复制到可写之处。"
        case .diskFull: "请腾出空间，再用同一标识重发同一命令。"
        case .busy: "请等它结束，或把命令发给那个进程。"
        case .wouldLose: "请另找更新的备份，或在接受丢失的前提下恢复；原文件会保留在旁。"
        case .truncated: "请原样保存这些文件作为证据，并寻找更新的备份；在此之前不再写入。"
        case .forked: "请原样保存这些文件作为证据，并与备份或已导出的证据包核对。"
        case .key: "请把正确的文件放回原处，且只让所有者可读；已签署的记录仍然有效。"
        case .unknown: "请用同一标识重发同一命令；同一命令不会办理两次。"
        case .setting: "这是程序缺陷，请连同 SQLite 的版本报告给维护人员。"
        case .io: "请检查磁盘和文件权限，再用同一标识重发同一命令。"
        }
    }
}

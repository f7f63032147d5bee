import CanonicalJSON
package import Engine

/// Clearances, and content that was removed.
extension HistoryLine {
    var clearanceGranted: String { say("\(person)获得涉密权限。", "\(person) was cleared to read secrets.") }

    var clearanceRevoked: String { say("\(person)的涉密权限被收回。", "\(person) is cleared no more.") }

    var redactionRequested: String {
        let reason = word("reason") { (reason: RedactionRequest.Reason) in Messages.reason(reason, language) }
        return say(
            "申请 \(redaction)：删除\(places)（\(reason)）。", "Request \(redaction): remove \(places) (\(reason)).")
    }

    var redactionRefused: String { say("申请 \(redaction) 未获批准。", "Request \(redaction) was refused.") }

    var contentRedacted: String {
        say("按 \(redaction) 删除了\(places)。", "By \(redaction), \(places) was removed for good.")
    }

    private var redaction: String { text("redaction") ?? "-" }

    /// The texts, by their names and the entry that they belong to.
    private var places: String {
        let list = data["removed"]?.list ?? []
        let names = list.compactMap { $0["body"]?.text }.joined(separator: say("、", ", "))
        let seq = list.first?["entry"]?.integer.map(String.init) ?? "-"
        return say("第 \(seq) 条记录的 \(names)", "\(names) of entry \(seq)")
    }
}

extension Messages {
    /// Why content has to go, in words.
    package static func reason(_ reason: RedactionRequest.Reason, _ language: Language) -> String {
        switch (reason, language) {
        case (.classified, .zh): "涉密"
        case (.classified, .en): "classified"
        case (.mistake, .zh): "误录"
        case (.mistake, .en): "entered by mistake"
        case (.personal, .zh): "个人信息"
        case (.personal, .en): "personal data"
        }
    }

    /// Where a request to remove content stands, in words.
    package static func status(_ status: RedactionRequest.Status, _ language: Language) -> String {
        switch (status, language) {
        case (.open, .zh): "待批准"
        case (.open, .en): "open"
        case (.done, .zh): "已删除"
        case (.done, .en): "removed"
        case (.refused, .zh): "未批准"
        case (.refused, .en): "refused"
        }
    }
}

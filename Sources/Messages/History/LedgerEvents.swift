import Approvals
import CanonicalJSON
import Engine

/// The ledger itself: its people, its workflows, and attempts that were refused.
extension HistoryLine {
    var ledgerCreated: String {
        data["rehearsal"]?.flag == true
            ? say("建立了演练登记簿，时间可以指定。", "The ledger was created for rehearsal; its clock is set by hand.")
            : say("建立了登记簿。", "The ledger was created.")
    }

    var personRegistered: String {
        say("登记人员\(person)，\(standing)。", "\(person) was registered as \(standing).")
    }

    var personChanged: String {
        say("人员\(person)变更为：\(standing)。", "\(person) was changed: now \(standing).")
    }

    var workflowRegistered: String {
        let name = text("name") ?? "-"
        let version = text("version") ?? "-"
        return say(
            "登记流程定义 \(name)，版本 \(version)（摘要 \(digest)）。",
            "The workflow \(name) was registered, version \(version) (digest \(digest)).")
    }

    var templateRegistered: String {
        let name = text("name") ?? "-"
        let version = text("version") ?? "-"
        return say(
            "登记表样 \(name)，版本 \(version)（摘要 \(digest)）。",
            "The form template \(name) was registered, version \(version) (digest \(digest)).")
    }

    var logKeyAdded: String {
        let key = text("key") ?? "-"
        return say("日志自此由公钥 \(key) 核验。", "The log is verified with the key \(key) from here on.")
    }

    var witnessAdded: String {
        let (key, url) = (text("key") ?? "-", text("url") ?? "-")
        return say(
            "自此请见证方 \(witness) 见证日志（\(url)，公钥 \(key)）。",
            "The witness \(witness) is asked to cosign the log from here on (\(url), key \(key)).")
    }

    var witnessRemoved: String {
        say("不再请见证方 \(witness) 见证日志。", "The witness \(witness) is no longer asked to cosign the log.")
    }

    private var witness: String { text("name") ?? "-" }

    var approverKeyAdded: String {
        say("\(performer)登记了签名密钥 \(key)。", "\(performer) registered the key \(key) for signing.")
    }

    var approverKeyRevoked: String {
        let since = moment("since")
        return say(
            "\(performer)的签名密钥 \(key) 被吊销\(since.map { "，据称自 \($0) 起不可信" } ?? "")。",
            "The key \(key) of \(performer) was revoked\(since.map { ", said to be in wrong hands since \($0)" } ?? "")."
        )
    }

    private var key: String { text("fingerprint") ?? "-" }

    var attemptRefused: String {
        let verb = Messages.verb(text("verb") ?? "-", language)
        let about = text("about").map { about in
            let name = about.contains("/") || glossary.steps[about] != nil ? glossary.step(about) : glossary.unit(about)
            return say("，涉及 \(name)", ", about \(name)")
        }
        let codes = data["codes"]?.list?.compactMap(\.text) ?? []
        let unmet = codes.joined(separator: say("、", ", "))
        guard !codes.isEmpty else {
            return say(
                "在流程 \(text("case") ?? "-") 中“\(verb)”未成\(about ?? "")。",
                "In case \(text("case") ?? "-") it was not possible to \(verb)\(about ?? "").")
        }
        return say(
            "在流程 \(text("case") ?? "-") 中“\(verb)”未成\(about ?? "")：未满足 \(codes.count) 个条件（\(unmet)）。",
            "In case \(text("case") ?? "-") it was not possible to \(verb)\(about ?? ""): \(codes.count) condition"
                + "\(codes.count == 1 ? " was" : "s were") not met (\(unmet)).")
    }

    /// A person's ledger role and accounts.
    private var standing: String {
        let role = word("role") { (role: LedgerRole) in Messages.role(role, language) }
        let accounts = (data["accounts"]?.list ?? []).compactMap(\.text).joined(separator: say("、", ", "))
        return accounts.isEmpty
            ? say("\(role)，没有账户", "\(role), without an account")
            : say("\(role)，账户 \(accounts)", "\(role), account \(accounts)")
    }
}

import Approvals
import CanonicalJSON

/// Findings of the checks (疑点), and their answers.
extension HistoryLine {
    private var finding: String { say("第 \(number("finding")) 号疑点", "finding \(number("finding"))") }
    private var severity: String {
        word("severity") { (severity: CaseFinding.Severity) in Messages.severity(severity, language) }
    }

    var checked: String {
        let subjects = (data["basis"]?.list ?? []).map { HistoryLine(data: $0, wording: wording) }
        guard let first = subjects.first else {
            return say("\(performer)检查了表。", "\(performer) checked the forms.")
        }
        if subjects.count > 1 {
            return say(
                "\(performer)检查了 \(subjects.count) 张表。", "\(performer) checked \(subjects.count) forms.")
        }
        return say(
            "\(performer)检查了 \(first.unit)第 \(first.number("revision")) 版。",
            "\(performer) checked \(first.unit), revision \(first.number("revision")).")
    }

    var findingRaised: String {
        say(
            "发现\(finding)（\(severity)）：\(unit)第 \(number("revision")) 版，检查 \(text("check") ?? "-")。",
            "Raised \(finding) (\(severity)): \(unit) revision \(number("revision")), check \(text("check") ?? "-").")
    }

    var findingChanged: String {
        say(
            "\(finding)的数字在第 \(number("revision")) 版有变（\(severity)），重新打开。",
            "The figures of \(finding) changed in revision \(number("revision")) (\(severity)): it is open again.")
    }

    var findingClosed: String {
        say("\(finding)在当前内容中不再出现，关闭。", "The content no longer shows \(finding): it is closed.")
    }

    var findingExplained: String {
        say("\(performer)以\(role)身份说明了\(finding)。", "\(performer), as \(role), explained \(finding).")
    }

    var findingSettled: String {
        data["accepted"]?.flag == true
            ? say(
                "\(performer)以\(role)身份认可了\(finding)的说明。",
                "\(performer), as \(role), accepted the explanation of \(finding).")
            : say(
                "\(performer)以\(role)身份没有认可\(finding)的说明。",
                "\(performer), as \(role), refused the explanation of \(finding).")
    }

    var findingWaived: String {
        say("\(performer)以\(role)身份豁免了\(finding)。", "\(performer), as \(role), waived \(finding).")
    }

    var findingBecameItem: String {
        let item = text("item").map(glossary.unit) ?? "-"
        return say("\(finding)转为整改事项 \(item)。", "The rectification item \(item) deals with \(finding).")
    }
}

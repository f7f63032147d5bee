import CanonicalJSON
package import StrictYAML

/// All the problems of one form file, each with its place.
package typealias FormError = YAMLProblems

/// The readable file of one form (`form: 14-01`) or one rectification item (`item: R-01`).
package enum FormFile {
    /// Reads a form; nothing in it is computed, rounded or taken for a number.
    ///
    /// - Throws: Every problem that can be found, in the order of the file.
    package static func read(text: String, file: String) throws(FormError) -> FormContent {
        let node = try YAML.read(text, file: file)
        let log = ProblemLog(file: file)
        let content = read(node, log)
        try log.check()
        guard let content else { throw FormError(log.problems) }
        return content
    }

    private static func read(_ node: YAMLNode, _ log: ProblemLog) -> FormContent? {
        guard var map = MapReader(node, Phrase(zh: "表单文件", en: "the form file"), log) else { return nil }
        if map.has("form") == map.has("item") { log.add(FormKinds.formOrItem, at: node.at) }
        let kind: FormContent.Kind = map.has("form") ? .form : .item
        let (form, item) = (map.text("form"), map.text("item"))
        let id = form ?? item
        if let id, !isID(id.text) { log.add(FormKinds.badID, at: id.at, ["found": id.text]) }
        let table = kind == .form ? map.requiredText("table") : map.text("table")
        let title = map.requiredText("title")
        let written = kind == .form ? map.requiredText("year") : map.text("year")
        let year = written.flatMap { isDigits($0.text, 4) ? Int($0.text) : nil }
        if let written, year == nil { log.add(FormKinds.badYear, at: written.at, ["found": written.text]) }
        let deadline = map.text("deadline")
        if let deadline, !isDate(deadline.text) {
            log.add(FormKinds.badDate, at: deadline.at, ["found": deadline.text])
        }
        let template = map.text("template")
        if let template, !isTemplate(template.text) {
            log.add(FormKinds.badTemplate, at: template.at, ["found": template.text])
        }
        let secret = map.text("secret")
        if let secret, secret.text != "true", secret.text != "false" {
            log.add(FormKinds.badSecret, at: secret.at, ["found": secret.text])
        }
        let content = map.required("parts").map { parts($0, log) } ?? []
        map.finish()
        guard let id, let title else { return nil }
        return FormContent(
            kind: kind, id: id.text, table: table?.text, title: title.text, year: year, deadline: deadline?.text,
            template: template?.text, isSecret: secret?.text == "true", parts: content)
    }

    private static func parts(_ node: YAMLNode, _ log: ProblemLog) -> [FormContent.Part] {
        guard var map = MapReader(node, Phrase(zh: "parts", en: "parts"), log) else { return [] }
        let parts = map.others()
        if parts.isEmpty { log.add(FormKinds.noParts, at: node.at) }
        return parts.map { name, at, value in
            if !isPartName(name) { log.add(FormKinds.badPart, at: at, ["found": name]) }
            return FormContent.Part(name: name, content: json(value))
        }
    }

    private static func json(_ node: YAMLNode) -> JSON {
        switch node.value {
        case .text(let text): .string(text)
        case .list(let list): .array(list.map(json))
        case .map(let entries): .object(JSON.Fields(entries.map { ($0.key, json($0.value)) }) { first, _ in first })
        }
    }

    // MARK: Names, numbers and days

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (97...122).contains(byte) || (65...90).contains(byte) || (48...57).contains(byte)
    }

    private static func isID(_ text: String) -> Bool {
        guard let first = text.utf8.first, text.utf8.count <= 64, isLetterOrDigit(first) else { return false }
        return text.utf8.allSatisfy { isLetterOrDigit($0) || $0 == 45 || $0 == 46 || $0 == 95 }
    }

    private static func isPartName(_ text: String) -> Bool {
        guard let first = text.utf8.first, text.utf8.count <= 64, (97...122).contains(first) else { return false }
        return text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 95 }
    }

    /// `name/version`.
    private static func isTemplate(_ text: String) -> Bool {
        let halves = text.split(separator: "/", omittingEmptySubsequences: false)
        return halves.count == 2 && isPartName(String(halves[0])) && isID(String(halves[1]))
    }

    private static func isDigits(_ text: some StringProtocol, _ count: Int) -> Bool {
        text.utf8.count == count && text.utf8.allSatisfy { (48...57).contains($0) }
    }

    /// True for a day that exists, written `2023-06-30`.
    private static func isDate(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, isDigits(parts[0], 4), isDigits(parts[1], 2), isDigits(parts[2], 2),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]), (1...12).contains(month)
        else { return false }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return (1...[31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]).contains(day)
    }
}

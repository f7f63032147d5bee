package import CanonicalJSON
import StrictYAML

/// Writes a form back as the file that people read; reading it gives the same content.
package enum FormText {
    /// Writes what `FormContent.json()` made.
    package static func write(_ json: JSON) -> String {
        var text = ""
        let kind = json["kind"]?.text ?? "form"
        let keys = [
            (kind, "id"), ("template", "template"), ("table", "table"), ("title", "title"), ("year", "year"),
            ("deadline", "deadline"), ("secret", "secret"),
        ]
        for (written, key) in keys {
            switch json[key] {
            case .string(let value): text += "\(written): \(YAML.scalar(value))\n"
            case .int(let number):
                let digits = String(number)
                text += "\(written): \(String(repeating: "0", count: max(0, 4 - digits.utf8.count)))\(digits)\n"
            case .bool(let flag): text += "\(written): \(flag)\n"
            case .null, .array, .object, nil: break
            }
        }
        text += "parts:\n"
        for (name, content) in FieldOrder.sorted(json["parts"]?.fields ?? [:]) {
            text += "  \(YAML.scalar(name)):" + value(content, indent: 4)
        }
        return text
    }

    /// What follows a key's colon, up to and with the line break.
    private static func value(_ json: JSON, indent: Int) -> String {
        let margin = String(repeating: " ", count: indent)
        switch json {
        case .array(let list) where !list.isEmpty:
            return "\n" + list.map { "\(margin)- \(flow($0))\n" }.joined()
        case .object(let fields) where !fields.isEmpty:
            let isNested = fields.values.contains { $0.list != nil || $0.fields != nil }
            let line = " \(flow(json))\n"
            if !isNested, line.unicodeScalars.count + indent <= 120 { return line }
            let entries = FieldOrder.sorted(fields).map {
                "\(margin)\(YAML.scalar($0.key)):" + value($0.value, indent: indent + 2)
            }
            return "\n" + entries.joined()
        case .null, .bool, .int, .string, .array, .object: return " \(flow(json))\n"
        }
    }

    /// A value within one line.
    private static func flow(_ json: JSON) -> String {
        switch json {
        case .null: YAML.scalar("")
        case .bool(let flag): YAML.scalar("\(flag)")
        case .int(let number): "\(number)"
        case .string(let text): YAML.scalar(text)
        case .array(let list): "[" + list.map(flow).joined(separator: ", ") + "]"
        case .object(let fields):
            "{" + FieldOrder.sorted(fields).map { "\(YAML.scalar($0.key)): \(flow($0.value))" }.joined(separator: ", ")
                + "}"
        }
    }
}

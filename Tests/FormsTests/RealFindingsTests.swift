import CanonicalJSON
import Foundation
import Testing

@testable import Forms

@Suite struct `The findings of a real evaluation` {
    @Test(arguments: ["qujing-2022", "fumin-2023"])
    func `are those that were read and judged one by one`(_ body: String) throws {
        let findings = CaseCheck.findings(of: try Shipped.forms(body))
        #expect(Set(findings.map(\.key)).count == findings.count)
        #expect(findings.allSatisfy { CheckCatalog.ids.contains($0.check) && !$0.cells.isEmpty })
        try Golden.compare(findings.map(Golden.line).joined(separator: "\n") + "\n", "findings-\(body).txt")
    }

    /// Numbers as other people type them.
    static let spellings: [@Sendable (String) -> String] = [
        { $0.contains(".") ? $0 + "0" : $0 + ".0" },
        { String($0.unicodeScalars.map { Character(Unicode.Scalar($0.value + 0xFEE0) ?? $0) }) },
        { " \($0)　" },
        { text in
            let whole = text.prefix { $0 != "." }
            guard whole.count > 3 else { return text }
            return "\(whole.dropLast(3)),\(whole.suffix(3))\(text.dropFirst(whole.count))"
        },
    ]

    @Test(arguments: ["qujing-2022", "fumin-2023"], spellings.indices)
    func `are the same however the numbers are spelled`(_ body: String, _ index: Int) throws {
        let forms = try Shipped.forms(body)
        let spelled = forms.map { content, template in
            var content = content
            for part in content.parts {
                guard let spec = template.part(named: part.name) else { continue }
                for (number, row) in (part.content.list ?? []).enumerated() {
                    for field in spec.fields where field.type != .text && field.type != .comparator {
                        guard let typed = row[field.name]?.text, typed.utf8.count < 7, Decimal(typed) != nil else {
                            continue
                        }
                        content = Edit.apply(
                            "\(part.name)[\(number + 1)].\(field.name)", Self.spellings[index](typed), to: content)
                    }
                }
            }
            return (content, template)
        }
        #expect(CaseCheck.findings(of: spelled).map(\.key) == CaseCheck.findings(of: forms).map(\.key))
    }

    @Test(arguments: ["qujing-2022", "fumin-2023"])
    func `are the same in whatever order the forms come`(_ body: String) throws {
        let forms = try Shipped.forms(body)
        var random = Seeded(state: 4)
        let shuffled = CaseCheck.findings(of: forms.shuffled(using: &random))
        #expect(Set(shuffled.map(\.key)) == Set(CaseCheck.findings(of: forms).map(\.key)))
    }
}

/// Golden files in `Fixtures`; `COUNTERSIGN_RECORD=1` writes them again.
enum Golden {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")

    static func compare(_ text: String, _ name: String) throws {
        let file = folder.appending(path: name)
        if ProcessInfo.processInfo.environment["COUNTERSIGN_RECORD"] != nil {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        let golden = try String(contentsOf: file, encoding: .utf8)
        #expect(text == golden, "\(name) differs; look at the change, then record it with COUNTERSIGN_RECORD=1")
    }

    /// A finding as one line for its cells and two for its sentences.
    static func line(_ finding: Finding) -> String {
        let cells = finding.cells.prefix(4).map { "\($0.form) \($0.path) “\($0.typed)”" }.joined(separator: "; ")
        let more = finding.cells.count > 4 ? " … \(finding.cells.count) cells" : ""
        return "\(finding.severity.rawValue) \(finding.check)\n  \(cells)\(more)\n  \(finding.zh)\n  \(finding.en)"
    }
}

import Approvals
import CanonicalJSON
import Engine
import Forms
import Messages

/// What is wrong with the forms of a case, by their templates' checks.
extension Operation {
    static let formCheck = Operation(
        "form.check", .init("检查表", "Check the forms of a case: figures, scores, texts, and one form against another."),
        [.theCase, .takes("unit", "只看一张表", "only this form")],
        result: .init(
            "各疑点，以及没有表样可查的表", "findings: check, severity, form, cells, figures, zh, en; and the unchecked forms"),
        for: .everybody,
        .look { desk in
            let view = try CaseView(desk)
            let only = desk.arguments[maybe: "unit"]
            if let only { try view.requireUnit(only) }
            let checked = try CheckedForms(view.file, view.records, only: only)
            return desk.page(checked.json, checked.text(desk))
        })
}

/// The forms of a case with what was found in them.
struct CheckedForms {
    let findings: [Finding]
    /// How many forms were checked.
    let count: Int
    /// The forms whose table no registered template is for, or that have no content yet, or have left.
    let unchecked: [String]
    /// What the case has on record of them, by their keys' digests.
    private let recorded: [String: CaseFinding]
    private let salts: [String: String]

    /// - Parameter only: A form; nil for all of the case.
    init(_ file: CaseFile, _ records: Records, only: String?) throws {
        let forms = try CaseForms(file, records)
        // The others count too: what does not fit between two forms is found in both.
        let all = CaseCheck.findings(of: forms.open.map { ($0, $1) })
        findings = all.filter { finding in only == nil || finding.cells.contains { $0.form == only } }
            .sorted { ($0.severity, $0.form) < ($1.severity, $1.form) }
        salts = Dictionary(
            uniqueKeysWithValues: forms.open.compactMap { form in form.content.salt.map { (form.content.id, $0) } })
        count = only == nil ? forms.open.count : forms.open.count { $0.content.id == only }
        unchecked = forms.passedOver(only)
        recorded = Dictionary(
            file.state.findings.filter { $0.status != .closed }.map { ("\($0.unit) \($0.key)", $0) }
        ) { $1 }
    }

    /// The finding that the case has on record for what was found, as long as it is not closed.
    private func record(of finding: Finding) -> CaseFinding? {
        recorded["\(finding.form) \(finding.keyDigest(salt(of: finding.form)))"]
    }

    /// The salt of a form that is 涉密; nil for any other.
    func salt(of form: String) -> String? { salts[form] }

    private func holds(_ finding: Finding, _ record: CaseFinding) -> Bool {
        record.fingerprint == finding.fingerprintDigest(salt(of: finding.form))
            && record.severity.rawValue == finding.severity.rawValue
    }

    var json: JSON {
        [
            "findings": .array(
                findings.map { finding in
                    var fields = finding.json.fields ?? [:]
                    if let record = record(of: finding) {
                        fields["recorded"] = [
                            "number": .int(Int64(record.number)), "status": .string(record.status.rawValue),
                            "changed": .bool(!holds(finding, record)),
                        ]
                    }
                    return .object(fields)
                }), "forms": .int(Int64(count)),
            "unchecked": .array(unchecked.map(JSON.string)),
        ]
    }

    func text(_ desk: Desk) -> String {
        var lines = FindingText.lines(findings, desk.language) { finding in
            guard let record = record(of: finding) else { return nil }
            let status = Messages.status(record.status, desk.language)
            return holds(finding, record)
                ? desk.say("已登记为第 \(record.number) 号：\(status)", "recorded as \(record.number): \(status)")
                : desk.say(
                    "已登记为第 \(record.number) 号：\(status)；数字有变，须重新检查登记",
                    "recorded as \(record.number): \(status); the figures changed, record the check again")
        }
        let counts = Severity.allCases.compactMap { severity -> String? in
            let count = findings.count { $0.severity == severity }
            return count == 0 ? nil : "\(FindingText.word(severity, desk.language)) \(count)"
        }
        let total = counts.isEmpty ? desk.say("没有疑点", "nothing found") : counts.joined(separator: desk.say("，", ", "))
        lines.append(desk.say("检查了 \(count) 张表：\(total)。", "Checked \(count) form\(count == 1 ? "" : "s"): \(total)."))
        if !unchecked.isEmpty {
            let list = unchecked.joined(separator: ", ")
            lines.append(
                desk.say(
                    "未检查（还没有内容，没有表样，或已退出自评）：\(list)",
                    "Not checked (no content yet, no template, or no longer in the evaluation): \(list)"))
        }
        return lines.joined(separator: "\n")
    }
}

/// Findings in words.
enum FindingText {
    /// Each finding with its place, and what is to be noted of it; the weightiest first, as given.
    static func lines(_ findings: [Finding], _ language: Language, noting note: (Finding) -> String?) -> [String] {
        findings.enumerated().flatMap { number, finding -> [String] in
            let cells = finding.cells.map { cell in
                "\(cell.form) \(cell.part == cell.path ? cell.part : cell.path) “\(Width.clip(OneLine.of(cell.typed), to: 40))”"
            }
            return [
                "\(number + 1). [\(word(finding.severity, language))] \(language == .zh ? finding.zh : finding.en)  [\(finding.check)]",
                "   \(cells.joined(separator: "；"))",
            ] + (note(finding).map { ["   → \($0)"] } ?? [])
        }
    }

    /// A severity in one word.
    static func word(_ severity: Severity, _ language: Language) -> String {
        guard language == .zh else { return severity.rawValue }
        return switch severity {
        case .high: "高"
        case .medium: "中"
        case .low: "低"
        case .info: "提示"
        }
    }
}

extension Finding {
    /// For programs; `key` and `fingerprint` tell it from others, without and with its figures.
    var json: JSON {
        [
            "check": .string(check), "severity": .string(severity.rawValue), "form": .string(form),
            "cells": .array(
                cells.map {
                    [
                        "form": .string($0.form), "part": .string($0.part), "path": .string($0.path),
                        "typed": .string($0.typed),
                    ]
                }),
            "figures": .object(JSON.Fields(figures.mapValues(JSON.string))), "zh": .string(zh), "en": .string(en),
            "key": .string(key), "fingerprint": .string(fingerprint),
        ]
    }
}

import Approvals
import CanonicalJSON
import Engine
import Forms
import Ledger

/// What recording the checks of a case means: the contents that were seen, and what was found in each.
enum CheckRecord {
    /// The act that records the checks of every form filled under a template, or of one.
    ///
    /// A check of one form covers those checked before as well: what does not fit between two forms may have changed in
    /// the other. The findings themselves, with their sentences and figures, lie beside the act.
    static func intent(_ desk: Desk, _ file: CaseFile) throws -> Intent {
        let only = desk.arguments.unit()
        if let only { try requireChecks(of: only, file) }
        let found = try CheckedForms(file, desk.records, only: nil).findings
        // One that has ended is brought too when it is asked for, so that the rules say why it is not checked.
        let units = file.state.units.filter { unit in
            unit.id == only || unit.status == .open && unit.current?.template != nil && (only == nil || unit.isChecked)
        }
        let checked = units.map { unit in
            CheckedUnit(
                unit.id, digest: unit.current?.digest ?? "",
                observations: observations(found.filter { $0.form == unit.id.text }))
        }
        let recorded = found.filter { finding in units.contains { $0.id.text == finding.form } }
        var intent = Intent(.check(checked))
        intent.contents["findings"] = try JSON.array(recorded.map(\.json)).canonical()
        return intent
    }

    private static func requireChecks(of id: UnitID, _ file: CaseFile) throws {
        guard let unit = file.state.unit(id) else {
            throw EngineError.unknownUnit(id.text, case: file.id, known: file.state.units.map(\.id.text))
        }
        guard unit.current?.template == nil else { return }
        throw NotFound(
            code: "finding.no_template",
            message: .init(
                "\(id) 没有按表样填写的内容，没有可检查的", "Expected \(id) to be filled under a template, but there is nothing to check"
            ),
            remedy: .init(
                "登记表样后导入内容：countersign form template add，countersign form import",
                "register its template, then import its content: countersign form template add, countersign form import"
            ))
    }

    /// One for each key, the weightiest where a check says two things of the same cells.
    private static func observations(_ findings: [Finding]) -> [CheckedUnit.Observation] {
        var seen: Set<String> = []
        return findings.filter { seen.insert($0.key).inserted }.map { finding in
            CheckedUnit.Observation(
                key: finding.keyDigest, check: finding.check,
                severity: CaseFinding.Severity(rawValue: finding.severity.rawValue) ?? .info,
                fingerprint: finding.fingerprintDigest)
        }
    }
}

extension Finding {
    /// The digest by which the rules know the finding: its key may hold words of the form.
    var keyDigest: String { Hash.sha256(Array(key.utf8)).hex }
    /// The digest of the fingerprint, which holds what was typed.
    var fingerprintDigest: String { Hash.sha256(Array(fingerprint.utf8)).hex }
}

/// What was found, read from the entries of the checks.
final class Evidence {
    private let file: CaseFile
    private let records: Records
    private var read: [Int64: [String: JSON]] = [:]

    init(_ file: CaseFile, _ records: Records) { (self.file, self.records) = (file, records) }

    /// What the check showed that gave a finding its present figures; nil for a number that there is not.
    func of(_ number: Int) throws -> JSON? {
        guard file.state.findings.indices.contains(number - 1) else { return nil }
        return try of(file.state.findings[number - 1].key, at: file.findings[number - 1])
    }

    /// What one check showed under a key.
    func of(_ key: String, at seq: Int64) throws -> JSON? {
        if let known = read[seq] { return known[key] }
        let body = try records.body("findings", of: seq) ?? []
        let list = (try? JSONReader.parse(body, limits: .init(depth: 64)))?.list ?? []
        let all = Dictionary(list.map { (Hash.sha256(Array(($0["key"]?.text ?? "").utf8)).hex, $0) }) { first, _ in
            first
        }
        read[seq] = all
        return all[key]
    }
}

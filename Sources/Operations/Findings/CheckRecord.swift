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
        let forms = try CheckedForms(file, desk.records, only: nil)
        let found = forms.findings
        // One that has ended is brought too when it is asked for, so that the rules say why it is not checked.
        let units = file.state.units.filter { unit in
            unit.id == only || unit.status == .open && unit.current?.template != nil && (only == nil || unit.isChecked)
        }
        let checked = units.map { unit in
            CheckedUnit(
                unit.id, digest: unit.current?.digest ?? "",
                observations: observations(found.filter { $0.form == unit.id.text }, forms.salt(of: unit.id.text)))
        }
        let recorded = found.filter { finding in units.contains { $0.id.text == finding.form } }
        var intent = Intent(.check(checked))
        // A sentence quotes what it found in several forms; where one of them is 涉密, nobody else is to read it.
        let isSecret = { (finding: Finding) in finding.cells.contains { forms.salt(of: $0.form) != nil } }
        let secret = recorded.filter { forms.salt(of: $0.form) != nil || isSecret($0) }
        intent.contents["findings"] = try JSON.array(
            recorded.filter { !secret.contains($0) }.map(\.json)
        ).canonical()
        guard !secret.isEmpty else { return intent }
        intent.contents[secretBody] = try JSON.array(
            secret.map { finding in
                var fields = finding.json.fields ?? [:]
                fields["salt"] = forms.salt(of: finding.form).map { .string($0) }
                return .object(fields)
            }
        ).canonical()
        intent.secret = [secretBody]
        return intent
    }

    /// The name of what was found in forms that are 涉密.
    static let secretBody = "findings_secret"

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
    private static func observations(_ findings: [Finding], _ salt: String?) -> [CheckedUnit.Observation] {
        var seen: Set<String> = []
        return findings.filter { seen.insert($0.key).inserted }.map { finding in
            CheckedUnit.Observation(
                key: finding.keyDigest(salt), check: finding.check,
                severity: CaseFinding.Severity(rawValue: finding.severity.rawValue) ?? .info,
                fingerprint: finding.fingerprintDigest(salt))
        }
    }
}

extension Finding {
    /// The digest by which the rules know the finding: its key may hold words of the form.
    ///
    /// - Parameter salt: That of the form, if it is 涉密.
    func keyDigest(_ salt: String?) -> String { Self.digest(key, salt) }
    /// The digest of the fingerprint, which holds what was typed.
    func fingerprintDigest(_ salt: String?) -> String { Self.digest(fingerprint, salt) }

    static func digest(_ text: String, _ salt: String?) -> String {
        Hash.sha256(Array(((salt.map { $0 + " " } ?? "") + text).utf8)).hex
    }
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
        var list: [JSON] = []
        for name in ["findings", CheckRecord.secretBody] {
            guard case .open(let body) = try records.listed(name, of: seq) else { continue }
            list += (try? JSONReader.parse(body, limits: .init(depth: 64)))?.list ?? []
        }
        let all = Dictionary(list.map { (Finding.digest($0["key"]?.text ?? "", $0["salt"]?.text), $0) }) { first, _ in
            first
        }
        read[seq] = all
        return all[key]
    }
}

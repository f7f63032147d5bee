import Approvals
import CanonicalJSON
import Engine
import Forms
import Ledger

/// One thing that is not as it was when somebody signed.
struct Change {
    enum Kind {
        /// A value of a form or item, by its place in it.
        case value(String)
        /// Who holds a role.
        case appointment(RoleName)
        /// A form that came, or left with the status that is its new value.
        case whole
    }

    /// The form or item; of an appointment that for which the role is held.
    let unit: UnitID?
    /// What is not as it was.
    let kind: Kind
    /// The revision that was signed.
    let signed: Int?
    /// The revision after the change.
    let revision: Int?
    /// The value, or the person, before; nil for what came.
    let old: String?
    /// The value, or the person, after; nil for what went.
    let new: String?
    /// 涉密: the change is named, its values are not.
    let isSecret: Bool
    /// The entry that made the change.
    let by: Entry?
    /// What was said with it.
    let reason: String?
}

/// Compares what was signed with what came after it, within one case.
final class Changes {
    private let audited: AuditedCase
    private let templates: Templates
    private lazy var entries = Dictionary(uniqueKeysWithValues: audited.entries.map { ($0.seq, $0) })
    /// Differences that were looked up: several people sign the same wording.
    private var known: [String: [FormDiff.Change]] = [:]
    private var secrets: [String: Set<Int>] = [:]

    init(_ audited: AuditedCase, _ templates: Templates) { (self.audited, self.templates) = (audited, templates) }

    /// What changed since a decision, as of the entry that says so.
    func since(_ decision: Decision, at entry: Entry, in file: CaseFile) throws -> [Change] {
        guard let leaf = file.state.leaf(at: decision.path) else { return [] }
        if decision.basis.contains(where: { $0.unit == nil }) { return try appointments(with: entry) }
        var changes: [Change] = []
        for basis in decision.basis {
            guard let id = basis.unit, let unit = file.state.unit(id) else { continue }
            if case .allForms = leaf.task.covers, unit.status != .open {
                changes.append(try whole(unit, basis.revision, unit.status.rawValue, entry))
            } else if unit.current?.digest != basis.digest {
                changes += try values(unit, since: basis.revision, leaf.task.covers, in: file)
            }
        }
        if case .allForms = leaf.task.covers {
            let signed = Set(decision.basis.compactMap(\.unit))
            for unit in file.state.units
            where unit.kind == .form && unit.status == .open && !signed.contains(unit.id) && unit.revision > 0 {
                changes.append(try whole(unit, nil, "added", entry))
            }
        }
        return changes
    }

    /// The appointments that the act changed, each with who left and who came.
    private func appointments(with entry: Entry) throws -> [Change] {
        let reason = try audited.words(with: entry)
        return try audited.act(of: entry).compactMap { other in
            let (appointment, old, new): (Appointment, String?, String?)
            switch try EventCodec.decode(other) {
            case .appointed(let came, _): (appointment, old, new) = (came, nil, came.person.text)
            case .dismissed(let left, _): (appointment, old, new) = (left, left.person.text, nil)
            default: return nil
            }
            return Change(
                unit: appointment.unit, kind: .appointment(appointment.role), signed: nil, revision: nil, old: old,
                new: new, isSecret: false, by: other, reason: reason)
        }
    }

    private func whole(_ unit: UnitState, _ signed: Int?, _ status: String, _ entry: Entry) throws -> Change {
        Change(
            unit: unit.id, kind: .whole, signed: signed, revision: unit.revision, old: nil, new: status,
            isSecret: false, by: entry, reason: try audited.words(with: entry))
    }

    private func values(
        _ unit: UnitState, since signed: Int, _ covers: Coverage, in file: CaseFile
    ) throws -> [Change] {
        let key = "\(unit.id)/\(signed)/\(unit.revision)"
        if known[key] == nil { try compare(unit, signed, key, in: file) }
        let last = file.units[unit.id]?.revisions.last.flatMap { entries[$0] }
        let reason = try last.flatMap { try audited.words(with: $0) }
        let parts: [PartName]? = if case .unit(let parts?) = covers { parts } else { nil }
        func change(_ path: String, _ old: String?, _ new: String?, isSecret: Bool) -> Change {
            Change(
                unit: unit.id, kind: .value(path), signed: signed, revision: unit.revision, old: old, new: new,
                isSecret: isSecret, by: last, reason: reason)
        }
        let changes = (known[key] ?? []).enumerated().compactMap { index, value -> Change? in
            // What stands above the parts is signed for with one of them.
            if let parts, let part = value.part, !parts.contains(PartName(part)) { return nil }
            return change(value.path, value.old, value.new, isSecret: secrets[key]?.contains(index) == true)
        }
        // The digests differ, even where the ledger no longer has the contents.
        return changes.isEmpty ? [change("", nil, nil, isSecret: file.secretUnits.contains(unit.id))] : changes
    }

    /// Nothing where it may not be read, or is there no more.
    private func content(of unit: UnitState, _ revision: Int, in file: CaseFile) throws -> JSON {
        guard let revisions = file.units[unit.id]?.revisions, revisions.indices.contains(revision - 1) else {
            return .object([:])
        }
        return try audited.desk.records.listed("content", of: revisions[revision - 1]).json ?? .object([:])
    }

    private func compare(_ unit: UnitState, _ signed: Int, _ key: String, in file: CaseFile) throws {
        let (old, new) = (
            try content(of: unit, signed, in: file), try content(of: unit, unit.revision, in: file)
        )
        let secrecy = try [old, new].compactMap { FormContent(json: $0) }.map { content in
            (content.isSecret, try templates.template(of: content))
        }
        let changes = FormDiff.changes(from: old, to: new)
        known[key] = changes
        secrets[key] = Set(
            changes.indices.filter { index in
                secrecy.contains { isWhole, template in
                    isWhole && changes[index].path != "secret" || template?.hides(changes[index]) == true
                }
            })
    }
}

extension FormTemplate {
    /// True for a change of a field that is 涉密, or of a part as a whole that has such a field.
    fileprivate func hides(_ change: FormDiff.Change) -> Bool {
        guard let part = change.part else { return false }
        let secret = self.part(named: part)?.fields.filter(\.isSecret).map(\.name) ?? []
        guard !secret.isEmpty else { return false }
        // `funds[2].资金` or `head.项目名称`: the field stands behind the first point.
        let place = change.path.dropFirst(part.count).drop { $0 != "." }.dropFirst()
        return place.isEmpty
            || secret.contains { place == $0 || place.hasPrefix("\($0).") || place.hasPrefix("\($0)[") }
    }
}

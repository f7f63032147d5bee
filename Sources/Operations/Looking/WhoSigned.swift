import Approvals
import CanonicalJSON
import Engine
import Ledger
import Messages

/// Who approved which form, in which wording, when.
///
/// Programs are answered from the read models and what they point at; the case is read for the names in the text alone.
enum WhoSigned {
    @Sendable static func page(_ desk: Desk) throws -> Page {
        let (caseID, unit) = (desk.arguments["case"], desk.arguments[maybe: "unit"])
        try desk.records.requireCase(caseID)
        if let unit {
            let known = try desk.records.ledger.units(case: caseID).map(\.unit)
            guard known.contains(unit) else { throw EngineError.unknownUnit(unit, case: caseID, known: known) }
        }
        let all = desk.arguments.flag("all")
        let rows = try desk.records.ledger.signOffs(case: caseID, unit: unit).filter {
            all || $0.status == Decision.Standing.valid.rawValue
        }
        return desk.page(.array(try rows.map { try json($0, desk) }), try text(rows, desk))
    }

    private static func text(_ rows: [SignOffRow], _ desk: Desk) throws -> String {
        let view = try CaseView(desk)
        return Table(
            header: desk.language == .zh
                ? ["表/项", "环节", "签核人", "角色", "代录人", "时间", "结论", "修订", "摘要", "效力", "本人密钥", "意见"]
                : [
                    "unit", "step", "person", "role", "entered by", "time", "verdict", "rev.", "digest", "standing",
                    "own key", "opinion",
                ],
            rows: try lines(rows).map { try cells($0, view) }
        ).render()
    }

    /// One line for each decision, by form: a decision on many forms at once is one line at the end.
    private static func lines(_ rows: [SignOffRow]) -> [(row: SignOffRow, units: Int)] {
        let decisions = Dictionary(grouping: rows, by: \.seq).values.map { (row: $0[0], units: $0.count) }
        return decisions.sorted { left, right in
            let (one, other) = (left.units > 1 || left.row.unit == nil, right.units > 1 || right.row.unit == nil)
            if one != other { return other }
            if !one, left.row.unit != right.row.unit { return left.row.unit ?? "" < right.row.unit ?? "" }
            return left.row.seq < right.row.seq
        }
    }

    private static func cells(_ line: (row: SignOffRow, units: Int), _ view: CaseView) throws -> [String] {
        let (row, desk, glossary) = (line.row, view.desk, view.glossary)
        let isOne = line.units == 1
        let step = row.path.split(separator: "/").last.map(String.init) ?? row.path
        return [
            isOne ? row.unit ?? "—" : desk.say("\(line.units) 张表", "\(line.units) forms"),
            glossary.steps[step] ?? step, glossary.person(row.person), glossary.role(row.role),
            row.registrar.map { glossary.person($0) } ?? "—", Moment.show(row.at),
            Decision.Verdict(rawValue: row.verdict).map {
                Messages.verdict($0, desk.language, act: glossary.act(row.path))
            } ?? row.verdict,
            isOne ? row.revision.map(String.init) ?? "—" : "—",
            isOne ? row.digest.map(Messages.short) ?? "—" : "—",
            Decision.Standing(rawValue: row.status).map { Messages.status($0, desk.language) } ?? row.status,
            try signer(row, view.records).map { Width.clip($0, to: 16) } ?? "—",
            Width.clip(try opinion(row, desk) ?? "", to: 30),
        ]
    }

    private static func opinion(_ row: SignOffRow, _ desk: Desk) throws -> String? {
        try row.opinion == nil ? nil : desk.listed("opinion", of: row.seq)
    }

    /// The fingerprint of the approver's own key, if that signed.
    private static func signer(_ row: SignOffRow, _ records: Records) throws -> String? {
        try records.ledger.entries(from: row.seq, limit: 1).first?.signer
    }

    private static func json(_ row: SignOffRow, _ desk: Desk) throws -> JSON {
        let listed = try row.opinion == nil ? ListedBody.none : desk.records.listed("opinion", of: row.seq)
        let withheld: String? = listed == .secret ? "secret" : listed == .removed ? "removed" : nil
        return [
            "unit": row.unit.map { .string($0) } ?? nil, "step": .string(row.path), "round": .int(Int64(row.round)),
            "seat": .int(Int64(row.seat)), "person": .string(row.person), "role": .string(row.role),
            "registrar": row.registrar.map { .string($0) } ?? nil, "at": .string(Moment.rfc3339(row.at)),
            "verdict": .string(row.verdict), "revision": row.revision.map { .int(Int64($0)) } ?? nil,
            "digest": row.digest.map { .string($0) } ?? nil, "standing": .string(row.status), "seq": .int(row.seq),
            "opinion": withheld == nil ? try opinion(row, desk).map { .string($0) } ?? nil : nil,
            "withheld": withheld.map { .string($0) } ?? nil,
            "signer": try signer(row, desk.records).map { .string($0) } ?? nil,
        ]
    }
}

import Approvals
import CanonicalJSON
import Engine
import Ledger
import Messages

/// One case, read and ready to be shown with names in place of ids.
struct CaseView {
    let desk: Desk
    let records: Records
    let file: CaseFile
    let glossary: Glossary

    /// - Parameter until: Only entries for which this is true, for a look at the past.
    init(_ desk: Desk, until: (Entry) -> Bool = { _ in true }) throws {
        let caseID = desk.arguments["case"]
        self.desk = desk
        records = desk.records
        do throws(EngineError) {
            file = try records.caseFile(caseID, until: until)
        } catch {
            guard case .unknownCase = error, let first = try records.entries(of: caseID).first else { throw error }
            throw NotFound(
                code: "case.not_yet",
                message: .init(
                    "\(caseID) 于 \(Moment.show(first.at)) 立案（#\(first.seq)），那时还没有。",
                    "\(caseID) was opened at \(Moment.show(first.at)) (#\(first.seq)), after that."),
                remedy: .init("请给出更晚的时间或记录。", "give a later time or entry."))
        }
        glossary = desk.glossary(file)
    }

    /// A case that was read already.
    init(_ desk: Desk, _ file: CaseFile, _ glossary: Glossary) {
        (self.desk, records, self.file, self.glossary) = (desk, desk.records, file, glossary)
    }

    /// Refuses an id that the case has no form or item of.
    func requireUnit(_ id: String) throws {
        guard file.state.unit(UnitID(id)) != nil else {
            throw EngineError.unknownUnit(id, case: file.id, known: file.state.units.map(\.id.text))
        }
    }

    /// One revision of a unit; the last if none is named.
    func content(of id: String, revision: Int?) throws -> (unit: UnitState, revision: Int, content: JSON) {
        try requireUnit(id)
        let unit = file.state.unit(UnitID(id))!
        let number = revision ?? unit.revision
        guard let content = try records.content(of: unit.id, revision: number, in: file) else {
            throw NotFound(
                code: "form.no_revision",
                message: .init(
                    "\(id) 没有第 \(number) 次修订，共 \(unit.revision) 次",
                    "\(id) has no revision \(number), but \(unit.revision)"),
                remedy: .init("先导入内容：countersign form import", "import its content first: countersign form import"))
        }
        return (unit, number, content)
    }

    /// Where a unit stands, in words.
    func standing(of unit: UnitState) -> String {
        Messages.standing(CaseViews.standing(of: unit, in: file.state), desk.language, glossary)
    }

    /// The forms or the items of the case, for programs.
    func unitsJSON(_ kind: UnitKind) -> JSON {
        .array(
            file.state.units.filter { $0.kind == kind }.map {
                [
                    "unit": .string($0.id.text), "title": .string(glossary.units[$0.id.text] ?? ""),
                    "standing": .string(CaseViews.standing(of: $0, in: file.state)),
                    "revision": .int(Int64($0.revision)), "digest": $0.current.map { .string($0.digest) } ?? nil,
                ]
            })
    }

    /// The forms or the items of the case, as a table.
    func units(_ kind: UnitKind) -> String {
        Table(
            header: [
                desk.say("表号", "form"), desk.say("名称", "title"), desk.say("状态", "standing"),
                desk.say("修订", "rev."), desk.say("摘要", "digest"),
            ],
            rows: file.state.units.filter { $0.kind == kind }.map {
                [
                    $0.id.text, Width.clip(glossary.units[$0.id.text] ?? "", to: 44), standing(of: $0),
                    String($0.revision), $0.current.map { Messages.short($0.digest) } ?? "—",
                ]
            }
        ).render()
    }

    /// The entries of the case that fit, one line each, with what was said.
    func entries(until: (Entry) -> Bool = { _ in true }, where fits: (Entry) -> Bool = { _ in true }) throws -> Page {
        let all = try records.entries(of: file.id).prefix(while: until)
        let entries = all.filter(fits)
        let (records, evidence) = (records, Evidence(file, records))
        return Page(data: .array(try entries.map { try Self.json($0, records) })) {
            let checks = all.filter { $0.type == "checked" }.map(\.seq)
            var lines = Lines()
            for entry in entries {
                for line in try self.lines(of: entry) { lines += line }
                // What was found lies beside the check, which is the last one before what follows from it.
                guard let number = entry.data["finding"]?.integer, entry.data["fingerprint"] != nil,
                    file.state.findings.indices.contains(Int(number) - 1),
                    let check = checks.last(where: { $0 < entry.seq }),
                    let seen = try evidence.of(file.state.findings[Int(number) - 1].key, at: check)
                else { continue }
                lines += "                    \(FindingList.sentence(seen, desk.language))"
            }
            return lines.text
        }
    }

    /// An entry in one line, and what was said with it in a second.
    func lines(of entry: Entry) throws -> [String] {
        let sentence = OneLine.of(Messages.event(type: entry.type, data: entry.data, desk.language, glossary))
        let said = try ["opinion", "reason"].filter { entry.commitments[$0] != nil }
            .compactMap { try desk.listed($0, of: entry.seq) }
        return ["\(Moment.show(entry.at))  #\(entry.seq)  \(sentence)"]
            + said.map { "                    “\(OneLine.of($0))”" }
    }

    /// True for a check of a unit, and for what was answered to a finding of it.
    func isFinding(_ entry: Entry, of unit: String) -> Bool {
        if entry.type == "checked" {
            return entry.data["basis"]?.list?.contains { $0["unit"]?.text == unit } == true
        }
        guard let number = entry.data["finding"]?.integer.map({ Int($0) }) else { return false }
        return file.state.findings.contains { $0.number == number && $0.unit.text == unit }
    }

    /// An entry with the texts beside it, for programs; form contents stay out of lists.
    static func json(_ entry: Entry, _ records: Records) throws -> JSON {
        let texts = try records.texts(of: entry).filter { $0.key == "opinion" || $0.key == "reason" }
        return [
            "seq": .int(entry.seq), "version": .int(entry.version), "type": .string(entry.type),
            "at": .string(Moment.rfc3339(entry.at)), "actor": entry.actor.json, "data": entry.data,
            "texts": .object(JSON.Fields(texts.mapValues(JSON.string))),
        ]
    }
}

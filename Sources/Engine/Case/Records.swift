package import Approvals
package import CanonicalJSON
package import Forms
package import Ledger
import Workflows

/// Reads people, workflows and cases from a ledger. Everything here is a fold over entries; nothing is kept elsewhere.
package final class Records {
    /// Where the entries and their texts are read.
    package let ledger: any LedgerReading
    private var directoryRead = Directory()
    /// Whether what was read last is still all there is, since the one writer reads here and has written nothing else.
    private var isDirectoryCurrent = false
    private let isWritersOwn: Bool
    /// For whom it is read: somebody who is not cleared for what is 涉密; nil to read all there is.
    private var uncleared: PersonID?
    private var workflows: [Hash: Workflow] = [:]
    private var templates: [Hash: FormTemplate] = [:]

    /// Creates a reader that has read nothing yet; people and workflows stay in memory once they were read.
    package init(_ ledger: any LedgerReading) { (self.ledger, isWritersOwn) = (ledger, false) }

    /// Creates the reader of the one writer, who tells when people or workflows change.
    init(writer ledger: any LedgerReading) { (self.ledger, isWritersOwn) = (ledger, true) }

    /// The same for somebody who asks: what is 涉密 can be read by those alone who are cleared.
    package func read(for person: Person?) -> Records {
        guard let person, !person.isCleared else { return self }
        let records = Records(ledger)
        (records.directoryRead, records.workflows, records.templates) = (directoryRead, workflows, templates)
        records.uncleared = person.id
        return records
    }

    /// The one writer has changed people or workflows.
    func directoryChanged() { isDirectoryCurrent = false }

    /// The people and workflows as of now.
    package func directory() throws(EngineError) -> Directory {
        if isDirectoryCurrent { return directoryRead }
        var directory = directoryRead
        let known = directory.version
        for entry in try onLedger({ () throws(LedgerError) in
            try ledger.entries(stream: Directory.stream, after: known)
        }) {
            try directory.apply(entry, bodies: try texts(of: entry))
        }
        directoryRead = directory
        isDirectoryCurrent = isWritersOwn
        return directory
    }

    /// The time by hand of an act in a rehearsal; nil where the clock decides.
    ///
    /// A rehearsal has its own days: without a time given, an act follows the last by a minute.
    ///
    /// - Throws: `engine.clock` for a time given where there is no rehearsal, or one before the last entry.
    package func time(given time: Microseconds?, last: Microseconds) throws(EngineError) -> Microseconds? {
        // The first entry says what it is, for ever.
        let isRehearsal = try directoryRead.version > 0 ? directoryRead.isRehearsal : directory().isRehearsal
        guard isRehearsal else {
            if let time { throw .clock(found: time, expected: nil) }
            return nil
        }
        if let time, time < last { throw .clock(found: time, expected: last) }
        return time ?? last + 60_000_000
    }

    /// The time of the last entry; 0 for an empty log.
    package func lastTime() throws(EngineError) -> Microseconds {
        try onLedger { () throws(LedgerError) in
            let head = try ledger.head()
            return head.size == 0 ? 0 : try ledger.entries(from: head.size, limit: 1).last?.at ?? 0
        }
    }

    /// A case with all of its events, or those before a limit.
    ///
    /// - Parameter until: Only entries for which this is true, for a look at the past.
    /// - Throws: `engine.unknown_case`.
    package func caseFile(
        _ id: String, until: (Entry) -> Bool = { _ in true }, without gone: Set<BodyPlace> = []
    ) throws(EngineError) -> CaseFile {
        let entries = try self.entries(of: id).prefix(while: until)
        guard let first = entries.first else {
            throw .unknownCase(id, known: try known(near: id))
        }
        var file = try begin(first, id, without: gone)
        for entry in entries { try file.apply(entry) }
        return file
    }

    /// Looks whether there is such a case, without reading it; `engine.unknown_case`.
    package func requireCase(_ id: String) throws(EngineError) {
        if try onLedger({ () throws(LedgerError) in try ledger.caseRow(id) }) == nil {
            throw .unknownCase(id, known: try known(near: id))
        }
    }

    /// The entries of a case, oldest first; `engine.unknown_case` for a stream that is none.
    package func entries(of id: String) throws(EngineError) -> [Entry] {
        let entries = try onLedger { () throws(LedgerError) in try ledger.entries(stream: id, after: 0) }
        guard let first = entries.first, first.type == "opened" else {
            throw .unknownCase(id, known: try known(near: id))
        }
        return entries
    }

    /// A few ids like the one asked for; a ledger may have a million.
    private func known(near id: String) throws(EngineError) -> [String] {
        try onLedger { () throws(LedgerError) in try ledger.caseIDs(near: id, limit: 10) }
    }

    /// The case that its first entry opens, before that entry is applied.
    package func begin(
        _ first: Entry, _ id: String, without gone: Set<BodyPlace> = []
    ) throws(EngineError) -> CaseFile {
        let read = EventFields(data: first.data, seq: first.seq, type: first.type)
        guard let digest = Hash(hex: try read.text("workflow")) else {
            throw .badEvent(seq: first.seq, type: first.type, field: "workflow")
        }
        let texts = try texts(of: first).filter { !gone.contains(BodyPlace(seq: first.seq, name: $0.key)) }
        return CaseFile(
            id: id, title: texts["title"] ?? "", body: texts["body"] ?? "", year: try read.count("year"),
            workflow: try workflow(digest), digest: digest)
    }

    /// The definition with this digest, as it was registered.
    package func workflow(_ digest: Hash) throws(EngineError) -> Workflow {
        if let known = workflows[digest] { return known }
        guard let registered = try directory().workflows.first(where: { $0.digest == digest }),
            let bytes = try body("definition", of: registered.seq),
            let json = try? JSONReader.parse(bytes, limits: .init(depth: 64)),
            let workflow = try? Workflow(canonicalJSON: json), Hash.sha256(bytes) == digest
        else { throw .unknownWorkflow(digest.hex, known: try directory().workflows.map(\.digest.hex)) }
        workflows[digest] = workflow
        return workflow
    }

    /// Every form's template that was registered, in that order.
    ///
    /// - Throws: `engine.bad_event` for one that this program cannot read.
    package func formTemplates() throws(EngineError) -> [FormTemplate] {
        var all: [FormTemplate] = []
        for registered in try directory().templates {
            if let known = templates[registered.digest] {
                all.append(known)
                continue
            }
            guard let bytes = try body("definition", of: registered.seq), Hash.sha256(bytes) == registered.digest,
                let json = try? JSONReader.parse(bytes, limits: .init(depth: 64)),
                let template = try? FormTemplate(canonicalJSON: json)
            else { throw .badEvent(seq: registered.seq, type: "template-registered", field: "definition") }
            templates[registered.digest] = template
            all.append(template)
        }
        return all
    }

    /// One body of an entry, or nil if it has none of that name.
    ///
    /// - Throws: `engine.needs_clearance` for what is 涉密 and may not be read; `engine.removed`.
    package func body(_ name: String, of seq: Int64) throws(EngineError) -> [UInt8]? {
        let bodies = try onLedger { () throws(LedgerError) in try ledger.bodies(of: seq) }
        guard let body = bodies.first(where: { $0.name == name }) else {
            try explainAbsence(of: BodyPlace(seq: seq, name: name))
            return nil
        }
        if body.isSecret, let uncleared { throw .needsClearance(person: uncleared.text, about: "#\(seq) \(name)") }
        return body.content
    }

    /// One body of an entry for a list, which goes on where it may not be read or is there no more.
    package func listed(_ name: String, of seq: Int64) throws(EngineError) -> ListedBody {
        do throws(EngineError) { return try body(name, of: seq).map(ListedBody.open) ?? .none } catch {
            switch error {
            case .needsClearance: return .secret
            case .removed: return .removed
            default: throw error
            }
        }
    }

    /// Says why a body that an entry commits to is not there.
    private func explainAbsence(of place: BodyPlace) throws(EngineError) {
        if let redaction = try directory().redactions.first(where: { $0.isDone && $0.places.contains(place) }) {
            throw .removed(seq: place.seq, body: place.name, redaction: redaction.id)
        }
        let entry = try onLedger { () throws(LedgerError) in try ledger.entries(from: place.seq, limit: 1) }.first
        guard let entry, entry.secret.contains(place.name) else { return }
        // Its key is not here.
        throw .needsClearance(person: uncleared?.text ?? "-", about: "#\(place.seq) \(place.name)")
    }

    /// The bodies of an entry as text, as far as they may be read.
    package func texts(of entry: Entry) throws(EngineError) -> [String: String] {
        guard !entry.commitments.isEmpty else { return [:] }
        let bodies = try onLedger { () throws(LedgerError) in try ledger.bodies(of: entry.seq) }
            .filter { !$0.isSecret || uncleared == nil }
        return Dictionary(uniqueKeysWithValues: bodies.map { ($0.name, String(decoding: $0.content, as: UTF8.self)) })
    }

    /// The content of one revision of a unit, as canonical JSON.
    package func content(of unit: UnitID, revision: Int, in file: CaseFile) throws(EngineError) -> JSON? {
        guard let places = file.units[unit], places.revisions.indices.contains(revision - 1) else { return nil }
        guard let bytes = try body("content", of: places.revisions[revision - 1]) else { return nil }
        return try? JSONReader.parse(bytes, limits: .init(depth: 64))
    }

    /// The content of one revision of a unit; nil where there is none, or none any more.
    package func contentIfThere(of unit: UnitID, revision: Int, in file: CaseFile) throws(EngineError) -> JSON? {
        do throws(EngineError) { return try content(of: unit, revision: revision, in: file) } catch {
            guard case .removed = error else { throw error }
            return nil
        }
    }

    /// What lists show of a unit: its title, and for a rectification item what is in it.
    ///
    /// Of a unit that is 涉密 nothing but the title that it was added with.
    ///
    /// - Parameter gone: Bodies that are about to be removed.
    package func label(
        of unit: UnitID, in file: CaseFile, without gone: Set<BodyPlace> = []
    ) throws(EngineError) -> UnitLabel {
        let isSecret = file.secretUnits.contains(unit)
        for revision in isSecret ? [] : file.units[unit]?.revisions.reversed() ?? [] {
            guard let content = try open("content", of: revision, without: gone) else { continue }
            return UnitLabel(content: content, kind: file.state.unit(unit)?.kind ?? .form)
        }
        guard let added = file.units[unit]?.added, let title = try open("title", of: added, without: gone) else {
            return UnitLabel()
        }
        return UnitLabel(title: String(decoding: title, as: UTF8.self))
    }

    /// A body that is there and that everybody may read.
    private func open(
        _ name: String, of seq: Int64, without gone: Set<BodyPlace>
    ) throws(EngineError) -> [UInt8]? {
        if gone.contains(BodyPlace(seq: seq, name: name)) { return nil }
        return try onLedger { () throws(LedgerError) in try ledger.bodies(of: seq) }
            .first { $0.name == name && !$0.isSecret }?.content
    }
}

/// A body as a list shows it.
package enum ListedBody: Equatable, Sendable {
    case open([UInt8])
    /// It is 涉密, and who asks is not cleared, or its key is not here.
    case secret
    /// It was removed for good.
    case removed
    /// There never was one.
    case none
}

/// What lists show of a form or item beside its standing.
package struct UnitLabel: Sendable, Equatable {
    /// What was typed; empty where nothing was.
    package var title = ""
    /// The parts of a rectification item, as canonical JSON; `{}` for a form.
    package var facts = "{}"

    /// Creates a label without facts.
    package init(title: String = "") { self.title = title }

    /// Takes title and facts from content.
    package init(content: [UInt8], kind: UnitKind) {
        guard let json = try? JSONReader.parse(content, limits: .init(depth: 64)) else { return }
        title = json["title"]?.text ?? ""
        if kind == .item, let parts = json["parts"], let bytes = try? parts.canonical() {
            facts = String(decoding: bytes, as: UTF8.self)
        }
    }
}

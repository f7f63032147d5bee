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
    private var workflows: [Hash: Workflow] = [:]
    private var templates: [Hash: FormTemplate] = [:]

    /// Creates a reader that has read nothing yet; people and workflows stay in memory once they were read.
    package init(_ ledger: any LedgerReading) { (self.ledger, isWritersOwn) = (ledger, false) }

    /// Creates the reader of the one writer, who tells when people or workflows change.
    init(writer ledger: any LedgerReading) { (self.ledger, isWritersOwn) = (ledger, true) }

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
        _ id: String, until: (Entry) -> Bool = { _ in true }
    ) throws(EngineError) -> CaseFile {
        let entries = try self.entries(of: id).prefix(while: until)
        guard let first = entries.first else {
            throw .unknownCase(id, known: try known(near: id))
        }
        var file = try begin(first, id)
        for entry in entries { try file.apply(entry) }
        return file
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
    package func begin(_ first: Entry, _ id: String) throws(EngineError) -> CaseFile {
        let read = EventFields(data: first.data, seq: first.seq, type: first.type)
        guard let digest = Hash(hex: try read.text("workflow")) else {
            throw .badEvent(seq: first.seq, type: first.type, field: "workflow")
        }
        let texts = try texts(of: first)
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
    package func body(_ name: String, of seq: Int64) throws(EngineError) -> [UInt8]? {
        try onLedger { () throws(LedgerError) in try ledger.bodies(of: seq) }.first { $0.name == name }?.content
    }

    /// The bodies of an entry as text.
    package func texts(of entry: Entry) throws(EngineError) -> [String: String] {
        guard !entry.commitments.isEmpty else { return [:] }
        let bodies = try onLedger { () throws(LedgerError) in try ledger.bodies(of: entry.seq) }
        return Dictionary(uniqueKeysWithValues: bodies.map { ($0.name, String(decoding: $0.content, as: UTF8.self)) })
    }

    /// The content of one revision of a unit, as canonical JSON.
    package func content(of unit: UnitID, revision: Int, in file: CaseFile) throws(EngineError) -> JSON? {
        guard let places = file.units[unit], places.revisions.indices.contains(revision - 1) else { return nil }
        guard let bytes = try body("content", of: places.revisions[revision - 1]) else { return nil }
        return try? JSONReader.parse(bytes, limits: .init(depth: 64))
    }

    /// What lists show of a unit: its title, and for a rectification item what is in it.
    package func label(of unit: UnitID, in file: CaseFile) throws(EngineError) -> UnitLabel {
        for revision in file.units[unit]?.revisions.reversed() ?? [] {
            guard let content = try body("content", of: revision) else { continue }
            return UnitLabel(content: content, kind: file.state.unit(unit)?.kind ?? .form)
        }
        guard let added = file.units[unit]?.added, let title = try body("title", of: added) else { return UnitLabel() }
        return UnitLabel(title: String(decoding: title, as: UTF8.self))
    }
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

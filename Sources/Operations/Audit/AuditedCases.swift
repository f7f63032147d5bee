import Approvals
import CanonicalJSON
import Engine
import Ledger
import Messages

/// The cases that an audit is about, as of one moment of the log.
struct AuditedCases {
    private let desk: Desk
    /// The end of the log when the audit began; what is recorded later is not looked at.
    let head: Head

    init(_ desk: Desk) throws {
        (self.desk, head) = (desk, try desk.records.ledger.head())
    }

    /// Shows one case after another, by id; nothing of a case is kept when the next is read.
    func visit(_ body: (AuditedCase) throws -> Void) throws {
        let ids = try desk.arguments[maybe: "case"].map { [$0] } ?? desk.records.ledger.cases().map(\.caseID)
        for id in ids {
            guard let audited = try AuditedCase(id, desk, until: head) else { continue }
            try body(audited)
        }
    }
}

/// One case with its entries, to be walked through from the first to the last.
final class AuditedCase {
    /// The case's id.
    let id: String
    /// Where the audit is made.
    let desk: Desk
    /// Oldest first.
    let entries: [Entry]
    /// What people call the ids of the case.
    let glossary: Glossary
    private let opened: CaseFile
    /// The first entry of each act, which has what was said with it, by the act's key.
    private lazy var acts = Dictionary(entries.map { ($0.command, $0) }) { first, _ in first }

    /// - Returns: Nil for a case that was opened later.
    /// - Throws: `engine.unknown_case`.
    init?(_ id: String, _ desk: Desk, until head: Head) throws {
        let records = desk.records
        entries = try records.entries(of: id).filter { $0.seq <= head.size }
        guard let first = entries.first else { return nil }
        opened = try records.begin(first, id)
        let titles = try records.ledger.units(case: id).map { ($0.unit, $0.title) }
        let people = desk.directory.people.map { ($0.id.text, $0.name) }
        glossary = Glossary(
            opened.state.workflow, people: Dictionary(people) { first, _ in first },
            units: Dictionary(titles) { first, _ in first })
        (self.id, self.desk) = (id, desk)
    }

    /// The definition that the case is pinned to.
    var workflow: Workflow { opened.state.workflow }
    /// The digest of that definition.
    var workflowDigest: Hash { opened.workflowDigest }

    /// Walks through the events, each with the case as it was before.
    ///
    /// - Returns: The case after the last.
    func walk(_ visit: (_ before: CaseFile, _ event: Event, _ entry: Entry) throws -> Void) throws -> CaseFile {
        var file = opened
        for entry in entries {
            let event = try EventCodec.decode(entry)
            try visit(file, event, entry)
            file.apply(event, seq: entry.seq, commitments: entry.commitments, secret: entry.secret)
        }
        return file
    }

    /// What was said with the act that an entry is of: its opinion, else its reason.
    func words(with entry: Entry) throws -> String? {
        let texts = try texts(with: entry)
        return texts["opinion"] ?? texts["reason"]
    }

    /// What was typed with the act that an entry is of.
    func texts(with entry: Entry) throws -> [String: String] {
        try desk.records.texts(of: acts[entry.command] ?? entry)
    }

    /// The entries of the act that an entry is of.
    func act(of entry: Entry) -> ArraySlice<Entry> {
        // The entries of an act stand together, and every version has its place.
        let start = Int((acts[entry.command] ?? entry).version) - 1
        return entries[start...].prefix { $0.command == entry.command }
    }

    /// The person of an id, as people call them.
    func person(_ id: PersonID?) -> ReportValue { .named(id?.text, glossary.person) }
}

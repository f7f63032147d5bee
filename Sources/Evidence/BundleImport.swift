package import Ledger
package import TransparencyLog

/// Fills an empty ledger from a bundle, entry by entry, through the same door as new ones.
package struct BundleImport {
    private let reader: BundleReader
    private let store: any LedgerStore
    private let size: Int64

    /// - Parameter size: How many entries are taken; all if nil. A part is the ledger as it was then.
    package init(_ reader: BundleReader, into store: any LedgerStore, upTo size: Int64? = nil) {
        (self.reader, self.store, self.size) = (reader, store, size ?? .max)
    }

    /// Takes the entries over. The views are empty afterwards; whoever knows the rules rebuilds them.
    ///
    /// - Returns: The head of the ledger; its entries are byte for byte those of the bundle.
    /// - Throws: `EvidenceError` if the bundle is not sound or does not hold every body and command; `LedgerError`.
    package func run() throws -> Head {
        var waiting: [BundleReader.Item] = []
        var appends: [(append: Append, leaf: Hash)] = []
        func flush() throws {
            guard !appends.isEmpty else { return }
            for (result, expected) in zip(try store.appendBatch(appends.map(\.append)), appends.map(\.leaf)) {
                let entries = try result.get().entries
                guard entries.last?.leaf == expected else {
                    throw EvidenceError.badEntry(
                        seq: entries.last?.seq ?? 0, reason: "written again, it has other bytes")
                }
            }
            appends = []
        }
        func close() throws {
            guard let first = waiting.first, let last = waiting.last, last.entry.seq <= size else {
                waiting = []
                return
            }
            appends.append((try append(waiting, first), last.entry.leaf))
            waiting = []
            if appends.count == 512 { try flush() }
        }
        var missing: Set<BodyPlace> = []
        try reader.verify { item in
            missing.formUnion(item.absent.map { BodyPlace(seq: item.entry.seq, name: $0.name) })
            missing.subtract(Redaction.removed(by: item.entry))
            if item.command != nil { try close() }
            waiting.append(item)
        }
        try close()
        try flush()
        // Only the whole of the log tells which of them were removed, rather than withheld from whoever has the bundle.
        if let first = missing.map(\.seq).min() {
            throw EvidenceError.badEntry(seq: first, reason: "a body of it was withheld")
        }
        return try store.head()
    }

    private func append(_ items: [BundleReader.Item], _ first: BundleReader.Item) throws -> Append {
        guard let record = first.command, record.lastSeq == items.last?.entry.seq else {
            throw EvidenceError.badEntry(seq: first.entry.seq, reason: "the command that it came of is not whole")
        }
        let events = items.map { item in
            NewEvent(
                type: item.entry.type, schema: item.entry.schema, data: item.entry.data, bodies: item.bodies,
                absent: item.absent, signer: item.entry.signer)
        }
        return Append(
            stream: first.entry.stream, expectedVersion: first.entry.version - 1, events: events, at: first.entry.at,
            actor: first.entry.actor, command: record.key, request: record.request, answer: record.answer)
    }
}

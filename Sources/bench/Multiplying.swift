import Foundation
import Ledger
import LedgerSQLite

/// Makes a large ledger of a small one: its commands again and again, with all that was said in them, each time for
/// cases of their own. The log is a real one; what the rules say of it is not asked again.
enum Multiplying {
    static func run(example: String, to path: String, entries wanted: Int64) throws {
        let from = try SQLiteLedger.openReader(at: example)
        let size = try from.head().size
        let commands = try commands(of: from)
        from.close()
        let ledger = try SQLiteLedger.create(at: path)
        for copy in 1...max(1, wanted / size) {
            for result in try ledger.appendBatch(try commands.map { try $0.append(copy) }) { _ = try result.get() }
        }
        let (head, bytes) = (try ledger.head().size, ledger.fileBytes)
        ledger.close()
        print("entries                         \(head), \(bytes / head) bytes of the file for each")
    }

    /// A command with its entries and what they say.
    private struct Command {
        let record: CommandRecord
        let entries: [(entry: Entry, bodies: [Body])]

        /// The same once more, for other cases.
        func append(_ copy: Int64) throws -> Append {
            let first = entries[0].entry
            let stream = first.stream == Entry.ledgerStream ? first.stream : "\(first.stream)-\(copy)"
            let events = entries.map { entry, bodies in
                NewEvent(
                    type: entry.type, schema: entry.schema, data: entry.data,
                    bodies: bodies.map { Body(name: $0.name, content: $0.content) }, signer: entry.signer)
            }
            return Append(
                stream: stream, expectedVersion: nil, events: events, at: first.at, actor: first.actor,
                command: "\(first.command)-\(copy)", request: record.request, answer: record.answer)
        }
    }

    private static func commands(of ledger: SQLiteLedger) throws -> [Command] {
        var (commands, next): ([Command], Int64) = ([], 1)
        while let first = try ledger.entries(from: next, limit: 1).first, let record = try ledger.command(first.command)
        {
            let entries = try ledger.entries(from: next, limit: Int((record.lastSeq ?? next) - next) + 1)
            commands.append(
                Command(record: record, entries: try entries.map { ($0, try ledger.bodies(of: $0.seq)) }))
            next += Int64(entries.count)
        }
        return commands
    }
}

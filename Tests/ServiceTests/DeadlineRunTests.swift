import CanonicalJSON
import Foundation
import Ledger
import LedgerSQLite
import Service
import Testing

@Suite struct `Deadlines that have passed` {
    private func passed(_ folder: TestFolder) throws -> [String: Int] {
        let reader = try SQLiteLedger.openReader(at: folder.file("a.db"))
        defer { reader.close() }
        let entries = try reader.entries(from: 1, limit: 10_000).filter { $0.type == "deadline-passed" }
        for entry in entries { #expect(entry.actor.kind == .machine) }
        return Dictionary(grouping: entries, by: \.stream).mapValues(\.count)
    }

    @Test func `are recorded once each, in portions, also when the service starts anew`() async throws {
        let folder = try TestFolder()
        // More than the service records in one go.
        let count = 203
        let ledger = try Scribe.ledger { for number in 1...count { try $0.opens("L-\(number)", under: "late") } }
        try ledger.write(to: URL(filePath: folder.file("a.db")))
        // The first is stopped at some place among them.
        try await Premises.reopen(folder) { _ in }
        let once = try passed(folder)
        #expect(once.values.allSatisfy { $0 == 1 })
        try await Premises.reopen(folder) {
            $0.deadlinesEvery = .milliseconds(50)
        } _: { premises in
            let isDone = try await Premises.eventually {
                try premises.size() >= self.size(folder) && self.passed(folder).count == count
            }
            #expect(isDone)
            // The next step's term is over too once the first is done.
            for step in 1...2 {
                let done = try await premises.ask("record", ["case": "L-7", "as": "office"])
                #expect(done.error == nil, "step \(step): \(done)")
            }
        }
        let all = try passed(folder)
        #expect(all.count == count && all.values.allSatisfy { $0 == 1 })
        try await Premises.reopen(folder) {
            $0.deadlinesEvery = .milliseconds(5)
        } _: { premises in
            // It has looked several times by then.
            try await Task.sleep(for: .milliseconds(40))
            #expect(try await premises.ask("overdue.record")["recorded"] == 0)
        }
        #expect(try passed(folder) == all)
        let reader = try SQLiteLedger.openReader(at: folder.file("a.db"))
        #expect(try reader.verify().problem == nil)
    }

    private func size(_ folder: TestFolder) throws -> Int64 {
        let reader = try SQLiteLedger.openReader(at: folder.file("a.db"))
        defer { reader.close() }
        return try reader.head().size
    }

    @Test func `do not get in the way of the next act on their case`() async throws {
        let ledger = try Scribe.ledger(rehearsal: true) { try $0.opens("L-1", under: "late") }
        try await Premises.with(ledger) { premises in
            // The writer knows the case from this act on.
            let first = try await premises.ask(
                "appoint", ["case": "L-1", "role": "office", "person": "plain", "as": "office"])
            #expect(first.error == nil, "\(first)")
            let recorded = try await premises.ask("overdue.record", ["at": "2099-01-05T09:00"])
            #expect(recorded["recorded"] == 1, "\(recorded)")
            let next = try await premises.ask(
                "appoint", ["case": "L-1", "role": "office", "person": "mate", "as": "office"])
            #expect(next.error == nil, "\(next)")
        }
    }

    @Test func `do not move the clock of a rehearsal in which nothing happens`() async throws {
        let ledger = try Scribe.ledger(rehearsal: true) { try $0.opens("C-1") }
        try await Premises.with(ledger) {
            $0.deadlinesEvery = .milliseconds(2)
        } _: { premises in
            let one = try await premises.ask("form.add", .form("F-1", of: "C-1"))
            try await Task.sleep(for: .milliseconds(60))
            let other = try await premises.ask("form.add", .form("F-2", of: "C-1"))
            #expect(one.error == nil && other.error == nil)
            let times = try premises.entries("C-1").filter { $0.type == "unit-added" }.map(\.at)
            try #require(times.count == 2)
            #expect(times[1] - times[0] == 60_000_000)
        }
    }
}

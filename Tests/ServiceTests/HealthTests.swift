import CanonicalJSON
import Foundation
import Ledger
import LedgerSQLite
import Operations
import Testing

@Suite struct `What the service says about itself` {
    @Test func `is that it is ready and well`() async throws {
        let before = WallClock.now()
        try await Premises.with(try Ledgers.open()) { premises in
            #expect(try await premises.ask("service.ready")["ready"] == true)
            let health = try await premises.ask("service.health")
            #expect(health["status"] == "ok" && health["reason"] == .null, "\(health)")
            #expect(health["entries"] == .int(try premises.size()) && health["version"] == "0.0.0")
            // A first look at the deadlines waits with the others.
            #expect(try await Premises.eventually { try await premises.ask("service.health")["queue"] == 0 })
            let since = try #require(health["since"]?.text.flatMap(Timestamp.parse))
            #expect((before...WallClock.now()).contains(since))
            let seqs = try #require(try await premises.ask("form.add", .form("F-1", of: "C-1")).seqs)
            #expect(try await premises.ask("service.health")["entries"] == .int(seqs.upperBound))
            for method in ["service.ready", "service.health", "rpc.discover"] {
                #expect(try await premises.ask(method, ["text": true])["text"]?.text?.isEmpty == false)
            }
        }
    }

    @Test func `counts in the text format of Prometheus`() async throws {
        try await Premises.with(try Ledgers.open()) { premises in
            let before = try await Prometheus(premises.ask("service.metrics"))
            #expect(before.kinds["countersign_batch_acts"] == "histogram")
            for number in 1...3 { _ = try await premises.ask("form.add", .form("F-\(number)", of: "C-1")) }
            _ = try await premises.ask("form.add", .form("F-1", of: "C-1"))
            _ = try await premises.ask("form.add", .form("F-1", of: "C-1").merging(["as": "aud"]) { $1 })
            let after = try await Prometheus(premises.ask("service.metrics"))
            func grown(_ series: String) throws -> Double {
                try #require(after[series], "\(series)") - (before[series] ?? 0)
            }
            #expect(try grown("countersign_transitions_total{outcome=\"committed\"}") == 3)
            #expect(try grown("countersign_transitions_total{outcome=\"refused\"}") >= 1)
            #expect(try grown("countersign_requests_total") == 6)
            #expect(try grown("countersign_batch_acts_sum") == 5)
            #expect(try grown("countersign_commit_seconds_count") >= 1)
            #expect(after["countersign_log_entries"] == Double(try premises.size()))
            #expect(after["countersign_writable"] == 1 && after["countersign_queue_acts"] == 0)
            #expect(try #require(after["countersign_log_bytes"]) > 10_000)
        }
    }

    @Test(arguments: [
        "a 1\n", "# HELP a x\n# TYPE a gauge\na 1", "# HELP a x\n# TYPE a gauge\na 1\na 2\n",
        "# HELP a x\n# TYPE a counter\na 1\n", "# HELP a x\n# TYPE a gauge\na{b=c} 1\n",
        "# HELP a x\n# TYPE a gauge\na one\n", "# HELP a x\n# TYPE a histogram\na_sum 1\na_count 1\n",
    ])
    func `would be found out if it were not that format`(text: String) {
        #expect(throws: Prometheus.Fault.self) { try Prometheus(text: text) }
    }

    @Test func `is a copy of the ledger, made while it is written, that verifies`() async throws {
        try await Premises.with(try Ledgers.open()) { premises in
            let copy = premises.folder.file("copy.db")
            let writer = try premises.client()
            let ids = try (1...40).map { try writer.start("form.add", .form("F-\($0)", of: "C-1")) }
            let report = try await premises.ask("ledger.backup", ["to": .string(copy)])
            #expect(report["path"] == .string(copy), "\(report)")
            for id in ids { #expect(try await writer.answer(to: id).error == nil) }
            let ledger = try SQLiteLedger.openReader(at: copy)
            let verified = try ledger.verify()
            #expect(verified.problem == nil && report["entries"] == .int(verified.entries))
            #expect(report["head"] == .string(try ledger.head().leaf.hex))
            let bytes = Array(try Data(contentsOf: URL(filePath: copy)))
            #expect(report["bytes"] == .int(Int64(bytes.count)))
            #expect(report["sha256"] == .string(Hash.sha256(bytes).hex))
            // It takes no other file's place, and no path that depends on where the service was started.
            let again = try await premises.ask("ledger.backup", ["to": .string(copy)])
            #expect(again.code == "ledger.exists", "\(again)")
            #expect(try await premises.ask("ledger.backup", ["to": "copy.db"]).code == "usage")
            let over = try await premises.ask("ledger.backup", ["to": .string(premises.ledger)])
            #expect(over.code == "ledger.exists", "\(over)")
        }
    }
}

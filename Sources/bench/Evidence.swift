import Crypto
import Evidence
import Foundation
import Ledger
import LedgerSQLite
import TransparencyLog

/// Times what auditors do with a large ledger: signing it, checking it, receipts, a bundle, and a ledger made of it.
enum EvidenceBench {
    /// The files are made in a folder, which must be empty but for the ledger.
    static func run(ledger path: String, in folder: String) throws {
        let writer = try SQLiteLedger.openWriter(at: path)
        var lines: [String] = []
        let first = try seconds { try writer.addKey(origin: "example.org/bench") { lines.append($0) } }
        let keys = try lines.map { try VerifierKey($0) }
        let size = try writer.head().size
        writer.close()
        let store = try SQLiteLedger.openReader(at: path)
        // As `countersign ledger verify` does.
        try store.readAsMemory()
        show("entries", "\(size)")
        show("signed for the first time", "\(fixed(first, 1)) s")
        try verifying(store, size, keys)
        try receipts(store, size, keys)
        let bundle = Folder(folder + "/bundle")
        let exported = try seconds { _ = try BundleExport(store, keys: keys) { _, _ in true }.write(to: bundle) }
        show("exported", "\(fixed(exported, 1)) s, \(rate(size, exported)) entries/s")
        let checked = try seconds { _ = try BundleReader(bundle, trusting: keys).verify() }
        show("bundle checked", "\(fixed(checked, 1)) s, \(rate(size, checked)) entries/s")
        let copy = try SQLiteLedger.create(at: folder + "/copy.db")
        let imported = try seconds { _ = try BundleImport(BundleReader(bundle, trusting: keys), into: copy).run() }
        show("imported, without the views", "\(fixed(imported, 1)) s, \(rate(size, imported)) entries/s")
        let roots = (try store.tree(of: size).root(of: size), try copy.tree(of: size).root(of: size))
        precondition(roots.0 == roots.1, "another tree came back")
        copy.close()
        store.close()
    }

    /// The check of entries, chain, bodies and tree, in turn with SHA-256 of the same bytes and nothing else.
    private static func verifying(_ store: SQLiteLedger, _ size: Int64, _ keys: [VerifierKey]) throws {
        let rounds = try (0..<3).map { _ in
            var tiles: [Hash] = []
            let log = try seconds {
                let report = try store.verify()
                precondition(report.isGood && report.entries == size)
                tiles = report.tiles
            }
            let tree = try seconds { _ = try SealVerifier(store, trusting: keys).verify(tiles: tiles) }
            let limit = try hashing(store, size)
            return (log: log, ours: log + tree, limit: limit.seconds, bytes: limit.bytes)
        }
        let middle = rounds.sorted { $0.limit / $0.ours < $1.limit / $1.ours }[1]
        let ratios = rounds.map { $0.limit / $0.ours }.sorted()
        let megabytes = Double(middle.bytes) / 1e6
        show(
            "verified, one core",
            "\(fixed(middle.ours, 1)) s, \(rate(size, middle.ours)) entries/s, "
                + "\(fixed(megabytes / middle.ours, 0)) MB/s; of it the tree \(fixed(middle.ours - middle.log, 1)) s"
        )
        show(
            "SHA-256 of the same bytes",
            "\(rate(size, middle.limit)) entries/s, \(fixed(megabytes / middle.limit, 0)) MB/s   "
                + "ratio \(fixed(middle.limit / middle.ours, 2)) (\(fixed(ratios[0], 2))-\(fixed(ratios[2], 2)))   (bar 0.3)"
        )
    }

    /// The time of hashing each entry and each body alone; reading them is not counted.
    private static func hashing(_ store: SQLiteLedger, _ size: Int64) throws -> (seconds: Double, bytes: Int) {
        var (spent, bytes, next) = (0.0, 0, Int64(1))
        while next <= size {
            var parts: [[UInt8]] = []
            for entry in try store.entries(from: next, limit: 5_000) {
                parts.append(entry.bytes)
                if !entry.commitments.isEmpty { parts += try store.bodies(of: entry.seq).map(\.content) }
                next = entry.seq + 1
            }
            let start = now()
            for part in parts { withExtendedLifetime(SHA256.hash(data: part)) {} }
            spent += now() - start
            bytes += parts.reduce(0) { $0 + $1.count }
        }
        return (spent, bytes)
    }

    private static func receipts(_ store: SQLiteLedger, _ size: Int64, _ keys: [VerifierKey]) throws {
        var times: [Double] = []
        for _ in 0..<500 {
            let seq = Int64.random(in: 1...size)
            times.append(try seconds { _ = try store.proof(of: seq, trusting: keys) })
        }
        show("receipt of an entry", "\(Spread(times))   (bar 10 ms)")
    }

    private static func seconds(_ work: () throws -> Void) rethrows -> Double {
        let start = now()
        try work()
        return now() - start
    }

    private static func rate(_ count: Int64, _ seconds: Double) -> Int { Int(Double(count) / seconds) }

    private static func show(_ name: String, _ value: String) {
        print("\(name)\(String(repeating: " ", count: max(1, 32 - name.count)))\(value)")
    }
}

import Foundation
import Ledger
import LedgerSQLite

/// Fills a ledger through the engine and prints what it weighs.
enum Generating {
    static func run(path: String, cases: Int, acts: Int = 30, workflow: String) throws {
        let office = try Office.create(at: path, workflow: workflow)
        let before = try office.store.head().size
        let (start, cpu) = (now(), processTime())
        try office.generate(0..<cases, acts: acts) { done in
            if done % 10_000 == 0 || done == cases { FileHandle.standardError.write(Data("  \(done) cases\n".utf8)) }
        }
        let (seconds, busy) = (now() - start, processTime() - cpu)
        _ = try office.store.checkpoint()
        let entries = try office.store.head().size - before
        let bytes = (try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
        print("cases                    \(cases)")
        print("transitions              \(cases * acts)")
        print("entries                  \(entries)")
        let (rate, cost) = (Double(cases * acts) / seconds, busy / Double(cases * acts) * 1e6)
        print("transitions/s (batched)  \(Int(rate))   \(fixed(cost, 1)) µs CPU each")
        let weight = "\(bytes / 1_000_000) MB with bodies, keys, read models"
        print("file bytes per entry     \(bytes / Int(max(1, entries)))   (\(weight))")
        office.store.close()
    }
}

/// Seconds of a clock that only runs forward.
func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Seconds of processor that this process has used.
func processTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

func fixed(_ number: Double, _ places: Int) -> String { String(format: "%.\(places)f", number) }

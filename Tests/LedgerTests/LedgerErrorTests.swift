import Ledger
import Testing

@Suite struct `An error of the ledger` {
    static let record = CommandRecord(key: "k", request: .zero, answer: [], firstSeq: nil, lastSeq: nil)

    /// Codes are never changed; new ones are added.
    static let all: [(error: LedgerError, code: String, exit: Int32)] = [
        (.replayed(record), "ledger.replayed", 75),
        (.keyConflict(key: "k"), "ledger.key_conflict", 75),
        (.versionConflict(stream: "c", expected: 1, found: 2), "ledger.version_conflict", 75),
        (.badEvent(type: "t", reason: "r"), "ledger.bad_event", 70),
        (.badEntry(seq: 3, expected: "e", found: "f"), "ledger.bad_entry", 65),
        (.notOurs(path: "p", reason: "r"), "ledger.not_ours", 65),
        (.newerSchema(path: "p", found: 2, known: 1), "ledger.newer_schema", 65),
        (.damaged(path: "p", reason: "r"), "ledger.damaged", 65),
        (.notFound(path: "p"), "ledger.not_found", 66),
        (.exists(path: "p"), "ledger.exists", 77),
        (.readOnly(path: "p"), "ledger.read_only", 77),
        (.unreadable(path: "p"), "ledger.unreadable", 77),
        (.diskFull(path: "p"), "ledger.disk_full", 69),
        (.wouldLose(path: "p", entries: 3), "ledger.would_lose", 77),
        (.busy(path: "p", holder: "process 7"), "ledger.busy", 69),
        (.truncated(path: "p", size: 2, expected: 3), "ledger.truncated", 65),
        (.forked(path: "p", size: 2, expected: "e", found: "f"), "ledger.forked", 65),
        (.key(path: "p", reason: "r"), "ledger.key", 65),
        (.unknown(key: "k"), "ledger.unknown", 69),
        (.setting(name: "s", expected: "e", found: "f"), "ledger.setting", 70),
        (.io(path: "p", result: 10, reason: "r"), "ledger.io", 69),
    ]

    @Test(arguments: all.map(\.error))
    func `keeps its code and exit`(error: LedgerError) throws {
        let known = try #require(Self.all.first { $0.error == error })
        #expect(error.code == known.code)
        #expect(error.exit.rawValue == known.exit)
    }

    @Test(arguments: all.map(\.error))
    func `says what was expected, what was found and what to do next`(error: LedgerError) {
        #expect(error.message.hasPrefix("Expected "))
        #expect(error.message.hasSuffix("."))
        #expect(error.remedy.hasSuffix("."))
        #expect(!error.details.isEmpty)
    }

    @Test func `about a version names both`() {
        #expect(
            LedgerError.versionConflict(stream: "F-117", expected: 7, found: 9).message
                == "Expected case F-117 at version 7, but it is at version 9.")
    }
}

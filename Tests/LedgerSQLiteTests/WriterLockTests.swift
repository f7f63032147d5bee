import ChildProcess
import Foundation
import Ledger
import LedgerSQLite
import Testing

@Suite struct `The role of the writer` {
    private static let holder = """
        import fcntl, os, sys
        lock = open(sys.argv[1], "w")
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.write("pid %d\\n" % os.getpid())
        lock.flush()
        print("held", flush=True)
        sys.stdin.read()
        """

    @Test func `is held by one process, which is named to others`() throws {
        let path = try TemporaryFolder().file("a.db")
        try SQLiteLedger.create(at: path).close()
        let (input, output) = (Pipe(), Pipe())
        let other = try Child(
            ["python3", "-c", Self.holder, path + ".lock"], input: .pipe(input), output: .pipe(output))
        #expect(output.fileHandleForReading.readData(ofLength: 5) == Data("held\n".utf8))

        let error = #expect(throws: LedgerError.self) { try SQLiteLedger.openWriter(at: path, waiting: 0) }
        #expect(error?.code == "ledger.busy")
        #expect(error?.details["holder"]?.hasPrefix("process ") == true)
        #expect(try SQLiteLedger.openReader(at: path).head() == .empty)

        try input.fileHandleForWriting.close()
        #expect(other.wait() == 0)
        _ = try SQLiteLedger.openWriter(at: path, waiting: 0).append(.sample("k"))
    }

    @Test func `is held by one ledger within a process too`() throws {
        let path = try TemporaryFolder().file("a.db")
        let first = try SQLiteLedger.create(at: path)
        #expect(
            throws: LedgerError.busy(path: path, holder: "process \(ProcessInfo.processInfo.processIdentifier)")
        ) { try SQLiteLedger.openWriter(at: path, waiting: 0) }
        #expect(try first.head() == .empty)
    }

    @Test func `ends with the ledger, and its file stays`() throws {
        let path = try TemporaryFolder().file("a.db")
        var ledger: SQLiteLedger? = try SQLiteLedger.create(at: path)
        #expect(try ledger?.head() == .empty)
        ledger = nil
        #expect(FileManager.default.fileExists(atPath: path + ".lock"))
        #expect(try SQLiteLedger.openWriter(at: path, waiting: 0).head() == .empty)
    }

    @Test func `ends when the ledger is closed`() throws {
        let path = try TemporaryFolder().file("a.db")
        let ledger = try SQLiteLedger.create(at: path)
        ledger.close()
        #expect(try SQLiteLedger.openWriter(at: path, waiting: 0).head() == .empty)
        #expect(code { _ = try ledger.head() } == "ledger.io")
    }
}

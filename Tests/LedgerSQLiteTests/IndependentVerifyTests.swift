import CanonicalJSON
import ChildProcess
import Foundation
import Ledger
import LedgerSQLite
import Testing

@Suite struct `The independent verifier` {
    /// Runs the script and returns its exit code and what it printed.
    private func run(_ path: String) throws -> (exit: Int32, output: String, errors: String) {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let (output, errors) = (Pipe(), Pipe())
        let script = folder.appendingPathComponent("Scripts/independent-verify").path
        let child = try Child(["python3", script, path], output: .pipe(output), errors: .pipe(errors))
        let texts = [output, errors].map { pipe in
            String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        }
        return (child.wait() ?? -1, texts[0], texts[1])
    }

    private func decision(_ basis: [JSON], registrar: JSON = nil, opinion: String? = nil) -> NewEvent {
        NewEvent(
            type: "decided",
            data: [
                "step": "review/chief", "round": 1, "seat": 2, "person": "u-1", "role": "chief",
                "verdict": "approved", "registrar": registrar, "basis": .array(basis),
            ],
            bodies: opinion.map { [Body(name: "opinion", content: Array($0.utf8))] } ?? [])
    }

    @Test func `lists the sign-offs of a good ledger`() throws {
        let path = try TemporaryFolder().file("a.db")
        let ledger = try SQLiteLedger.create(at: path)
        let digest = JSON.string(Hash.sha256([1]).hex)
        let unit: JSON = ["unit": "14-1", "revision": 3, "digest": digest]
        _ = try ledger.append(
            Append(
                stream: "富民-1", expectedVersion: 0,
                events: [
                    NewEvent(type: "opened", data: ["title": "é \"\\\u{1} 😀"]),
                    decision([unit], opinion: "同意\n\t数据属实"), decision([unit, unit], registrar: "u-2"),
                ],
                at: 1_709_210_096_123_456, actor: .person("u-1"), command: "k", request: .zero, answer: []))
        let (exit, output, errors) = try run(path)
        let time = "2024-02-29T12:34:56.123456Z"
        #expect(exit == 0, "\(errors)")
        #expect(
            output == """
                富民-1\t14-1\treview/chief\t1\t2\tu-1\tchief\t-\t\(time)\tapproved\t3\t4bf5122f3445\t同意 数据属实
                富民-1\t-\treview/chief\t1\t2\tu-1\tchief\tu-2\t\(time)\tapproved\t-\t-\t-

                """)
        #expect(errors.hasPrefix("good: 3 entries, last leaf hash \(try ledger.head().leaf)"))
    }

    @Test(arguments: TamperTests.changes)
    func `finds what the program finds, at the same entry`(change: TamperTests.Change) throws {
        let path = try TamperTests.makeLedger()
        let raw = try RawConnection(path)
        try raw.dropTriggers()
        try raw.execute(change.sql)
        let (exit, _, errors) = try run(path)
        #expect(exit == 1)
        #expect(errors.hasPrefix("bad: entry \(change.seq):"), "\(errors)")
    }

    @Test func `says when there is no file`() throws {
        #expect(try run("none.db").exit == 66)
    }
}

import CanonicalJSON
import Ledger
import Testing

@Suite struct `A batch of commands` {
    private func codes(_ results: [Result<Appended, LedgerError>]) -> [String] {
        results.map { result in
            switch result {
            case .success(let appended): "\(appended.entries.map(\.seq))"
            case .failure(let error): error.code
            }
        }
    }

    @Test(arguments: Backend.available)
    func `gives each command its own answer`(backend: Backend) throws {
        let ledger = try backend.make()
        _ = try ledger.append(.sample("old"))
        let bad = Append(
            stream: "c-1", expectedVersion: nil,
            events: [NewEvent(type: "noted", data: [:]), NewEvent(type: "", data: [:])], at: 0, actor: .machine,
            command: "bad", request: .zero, answer: [])
        let results = try ledger.appendBatch([
            .sample("a", at: 1, events: 2), .sample("b", at: 1), .sample("old"), bad,
            .sample("old", request: .zero), .sample("a", at: 1, events: 2), .sample("c", at: 3),
        ])
        #expect(
            codes(results) == [
                "[2, 3]", "ledger.version_conflict", "ledger.replayed", "ledger.bad_event", "ledger.key_conflict",
                "ledger.replayed", "[4]",
            ])
        #expect(try ledger.head().size == 4)
        #expect(try ledger.command("b") == nil)
        #expect(try ledger.command("bad") == nil)
        #expect(try ledger.verify().isGood)
    }

    @Test(arguments: Backend.available)
    func `may be empty or all refused`(backend: Backend) throws {
        let ledger = try backend.make()
        #expect(try ledger.appendBatch([]).isEmpty)
        #expect(codes(try ledger.appendBatch([.sample("a", at: 5)])) == ["ledger.version_conflict"])
        #expect(codes(try ledger.appendBatch([.sample("a", at: 0)])) == ["[1]"])
        #expect(try ledger.verify().isGood)
    }

    @Test(arguments: Backend.available)
    func `leaves the same log as the commands one by one`(backend: Backend) throws {
        let together = try backend.make()
        let apart = try backend.make()
        let appends = (0..<100).map { Append.sample("k-\($0)", to: "c-\($0 % 7)", events: $0 % 4) }
        _ = try together.appendBatch(appends)
        for append in appends { _ = try apart.append(append) }
        #expect(try together.head() == apart.head())
        #expect(try together.entries(from: 1, limit: 1_000) == apart.entries(from: 1, limit: 1_000))
        #expect(try together.verify() == apart.verify())
    }

    @Test func `leaves the same log in every kind of store`() throws {
        let appends = (0..<50).map { Append.sample("k-\($0)", to: "c-\($0 % 7)", events: $0 % 4) }
        let heads = try Backend.available.map { backend in
            let ledger = try backend.make()
            _ = try ledger.appendBatch(appends)
            return try ledger.head()
        }
        #expect(Set(heads).count == 1)
    }
}

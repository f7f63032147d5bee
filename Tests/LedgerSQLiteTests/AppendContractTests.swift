import CanonicalJSON
import Ledger
import Testing

@Suite struct `Any store` {
    @Test(arguments: Backend.available)
    func `starts empty and good`(backend: Backend) throws {
        let ledger = try backend.make()
        #expect(try ledger.head() == .empty)
        #expect(try ledger.entries(stream: "c-1", after: 0).isEmpty)
        #expect(try ledger.entries(from: 1, limit: 10).isEmpty)
        #expect(try ledger.streams().isEmpty)
        #expect(try ledger.command("k") == nil)
        #expect(try ledger.verify().isGood)
    }

    /// SQLite is lent short texts and blobs and copies long ones: one after another through the same statement.
    @Test(arguments: Backend.available)
    func `keeps bodies of every size as they are`(backend: Backend) throws {
        let ledger = try backend.make()
        let sizes = [0, 1, 150, 0, 300, 40, 4_000, 4_096, 4_097, 0, 70_000, 2, 9_000, 255]
        for (index, size) in sizes.enumerated() {
            let opinion = String(repeating: "\(index % 10)", count: size)
            _ = try ledger.append(
                .sample("k-\(index)", to: "case-\(String(repeating: "x", count: index * 9))", opinion: opinion))
        }
        for (index, size) in sizes.enumerated() {
            let content = try ledger.bodies(of: Int64(index + 1)).map(\.content)
            #expect(content == [Array(repeating: UInt8(ascii: "0") + UInt8(index % 10), count: size)])
        }
        #expect(try ledger.verify().isGood)
    }

    @Test(arguments: Backend.available)
    func `gives entries their places in the log and in their case`(backend: Backend) throws {
        let ledger = try backend.make()
        let first = try ledger.append(.sample("k-1", to: "a", at: 0, events: 2)).entries
        let second = try ledger.append(.sample("k-2", to: "b", at: 0)).entries
        let third = try ledger.append(.sample("k-3", to: "a", at: 2)).entries
        let all = first + second + third
        #expect(all.map(\.seq) == [1, 2, 3, 4])
        #expect(all.map(\.version) == [1, 2, 1, 3])
        #expect(all.map(\.previous) == [.zero] + all.dropLast().map(\.leaf))
        #expect(try ledger.entries(from: 1, limit: 10) == all)
        #expect(try ledger.entries(from: 2, limit: 2) == Array(all[1...2]))
        #expect(try ledger.entries(stream: "a", after: 0) == first + third)
        #expect(try ledger.entries(stream: "a", after: 2) == third)
        #expect(try ledger.head() == Head(size: 4, leaf: all[3].leaf))
        #expect(
            try ledger.streams() == [
                StreamHead(stream: "a", version: 3, lastSeq: 4), StreamHead(stream: "b", version: 1, lastSeq: 3),
            ])
        let report = try ledger.verify()
        #expect(report.isGood)
        #expect(report.entries == 4)
        #expect(report.streams == 2)
    }

    @Test(arguments: Backend.available)
    func `keeps bodies beside their entry`(backend: Backend) throws {
        let ledger = try backend.make()
        let bodies = [
            Body(name: "opinion", content: Array("同意".utf8)), Body(name: "attachment", content: []),
            Body(name: "evidence", content: Array(repeating: 0, count: 100_000)),
        ]
        let append = Append(
            stream: "c", expectedVersion: 0, events: [NewEvent(type: "decided", data: [:], bodies: bodies)], at: 0,
            actor: .machine, command: "k", request: .zero, answer: [])
        let entry = try #require(try ledger.append(append).entries.first)
        #expect(try ledger.bodies(of: 1) == [bodies[1], bodies[2], bodies[0]])
        #expect(entry.commitments["opinion"] == bodies[0].commitment)
        #expect(try ledger.body(bodies[2].commitment, of: 1) == bodies[2])
        #expect(try ledger.body(bodies[2].commitment, of: 2) == nil)
        #expect(try ledger.body(.zero, of: 1) == nil)
        #expect(try ledger.verify().bodies == 3)
    }

    @Test(arguments: Backend.available)
    func `refuses an append to a case that has moved on`(backend: Backend) throws {
        let ledger = try backend.make()
        _ = try ledger.append(.sample("k-1", at: 0, events: 2))
        #expect(throws: LedgerError.versionConflict(stream: "c-1", expected: 1, found: 2)) {
            try ledger.append(.sample("k-2", at: 1))
        }
        #expect(try ledger.head().size == 2)
        #expect(try ledger.command("k-2") == nil)
        #expect(try ledger.append(.sample("k-2", at: 2)).entries.count == 1)
    }

    @Test(arguments: Backend.available)
    func `answers a repeated command with what it answered before`(backend: Backend) throws {
        let ledger = try backend.make()
        _ = try ledger.append(.sample("k-0"))
        _ = try ledger.append(.sample("k-1", at: 1, events: 2))
        let record = CommandRecord(
            key: "k-1", request: .sha256([1]), answer: Array(#"{"key":"k-1"}"#.utf8), firstSeq: 2, lastSeq: 3)
        #expect(try ledger.command("k-1") == record)
        #expect(throws: LedgerError.replayed(record)) { try ledger.append(.sample("k-1", at: 1, events: 2)) }
        #expect(try ledger.head().size == 3)
    }

    @Test(arguments: Backend.available)
    func `refuses another command under a used key`(backend: Backend) throws {
        let ledger = try backend.make()
        _ = try ledger.append(.sample("k-1"))
        #expect(throws: LedgerError.keyConflict(key: "k-1")) {
            try ledger.append(.sample("k-1", request: .sha256([2])))
        }
        #expect(try ledger.head().size == 1)
    }

    @Test(arguments: Backend.available)
    func `remembers a command without events`(backend: Backend) throws {
        let ledger = try backend.make()
        #expect(try ledger.append(.sample("k-1", events: 0)).entries.isEmpty)
        #expect(try ledger.command("k-1")?.firstSeq == nil)
        #expect(code { _ = try ledger.append(.sample("k-1", events: 0)) } == "ledger.replayed")
        #expect(try ledger.head() == .empty)
        #expect(try ledger.verify().isGood)
    }

    @Test(arguments: Backend.available)
    func `tells composed and decomposed names apart`(backend: Backend) throws {
        let ledger = try backend.make()
        _ = try ledger.append(.sample("\u{e9}", to: "\u{e9}", at: 0))
        _ = try ledger.append(.sample("e\u{301}", to: "e\u{301}", at: 0))
        #expect(try ledger.streams().count == 2)
        #expect(try ledger.entries(stream: "\u{e9}", after: 0).map(\.seq) == [1])
        #expect(try ledger.verify().isGood)
    }

    @Test(arguments: Backend.available)
    func `makes the answer when the entries have their places`(backend: Backend) throws {
        let ledger = try backend.make()
        _ = try ledger.append(.sample("k-0"))
        let append = Append(
            stream: "c-1", expectedVersion: 1, events: [NewEvent(type: "noted", data: [:])], at: 0, actor: .machine,
            command: "k-1", request: .zero
        ) { entries in
            Append.Outcome(answer: Array("{\"seq\":\(entries[0].seq)}".utf8))
        }
        _ = try ledger.append(append)
        #expect(try ledger.command("k-1")?.answer == Array(#"{"seq":2}"#.utf8))
    }
}

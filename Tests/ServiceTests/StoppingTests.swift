import CanonicalJSON
import Foundation
import Ledger
import LedgerSQLite
import Service
import ServiceLine
import SocketAPI
import Testing

@Suite struct `A service that stops` {
    @Test func `answers what is under way, and has done nothing that it did not answer`() async throws {
        let folder = try TestFolder()
        try Ledgers.open().write(to: URL(filePath: folder.file("a.db")))
        let service = try await Premises.start(folder) { $0.requestsUnderWay = 1_000 }
        let clients = try (1...8).map { _ in try Client(path: folder.file("s")) }
        for (number, client) in clients.enumerated() {
            for unit in 1...40 { try client.start("form.add", .form("F-\(unit)", of: "C-\(number + 1)")) }
        }
        // One of them has its first answer, so that the service is in the middle of it.
        let first = try await clients[0].message()
        #expect(first?["result"] != nil)
        async let stopping: Void = service.stop()
        var answered = 1
        for client in clients {
            var last: JSON?
            var expected: Int64 = client === clients[0] ? 2 : 1
            while let message = try await client.message() {
                last = message
                guard message["id"] != nil else { continue }
                #expect(message["id"] == .int(expected))
                expected += 1
                #expect(message["result"] != nil || message["error"]?["data"]?["code"] == "service.closing")
                if message["result"] != nil { answered += 1 }
            }
            #expect(client.isAtEnd)
            #expect(last?["method"] == "service.closing" && last?["params"]?["reason"] == "stopping")
        }
        await stopping
        let reader = try SQLiteLedger.openReader(at: folder.file("a.db"))
        let added = try (1...8).reduce(0) { count, number in
            try count + reader.entries(stream: "C-\(number)", after: 0).filter { $0.type == "unit-added" }.count
        }
        #expect(added == answered)
        #expect(try reader.verify().problem == nil)
    }

    @Test func `tells subscribers, gives the ledger back and takes its socket away`() async throws {
        let folder = try TestFolder()
        try Ledgers.open().write(to: URL(filePath: folder.file("a.db")))
        let service = try await Premises.start(folder)
        let client = try Client(path: folder.file("s"))
        #expect(try await client.ask("events.subscribe").error == nil)
        #expect(throws: LedgerError.self) { try SQLiteLedger.openWriter(at: folder.file("a.db"), waiting: 0) }
        await service.stop()
        #expect(try await client.notification("service.closing")?["reason"] == "stopping")
        #expect(await client.isClosed())
        #expect(!FileManager.default.fileExists(atPath: folder.file("s")))
        #expect(throws: Client.Failure.self) { try Client(path: folder.file("s")) }
        let next = try SQLiteLedger.openWriter(at: folder.file("a.db"), waiting: 0)
        next.close()
        // A second stop finds nothing to do.
        await service.stop()
    }

    @Test func `can be followed by another, which goes on where it stopped`() async throws {
        let folder = try TestFolder()
        try Ledgers.open().write(to: URL(filePath: folder.file("a.db")))
        for round in 1...3 {
            try await Premises.reopen(folder) { premises in
                let params: JSON.Fields = .form("F-\(round)", of: "C-1")
                let act = try await premises.ask("form.add", params.merging(["key": .string("k-\(round)")]) { $1 })
                #expect(act["replayed"] == false, "\(act)")
                // A key of the run before is answered as it was then.
                let before: JSON.Fields = .form("F-1", of: "C-1")
                let again = try await premises.ask("form.add", before.merging(["key": "k-1"]) { $1 })
                #expect(again["replayed"] == true, "\(again)")
                #expect(try await premises.ask("form.list", ["case": "C-1"]).result?.list?.count == round)
            }
        }
    }
}

@Suite struct `A second service on a ledger` {
    @Test func `is refused, and leaves the socket of the first alone`() async throws {
        try await Premises.with(try Ledgers.open()) { premises in
            let folder = premises.folder
            let error = await #expect(throws: LedgerError.self) { try await Premises.start(folder) }
            #expect(error?.code == "ledger.busy")
            let act = try await premises.ask("form.add", .form("F-1", of: "C-1"))
            #expect(act.error == nil, "\(act)")
            #expect(HolderNote.socket(of: premises.ledger) == premises.socket)
        }
    }

    @Test func `gives the ledger back if it cannot listen`() async throws {
        let folder = try TestFolder()
        try Ledgers.open().write(to: URL(filePath: folder.file("a.db")))
        let long = folder.file(String(repeating: "x", count: 120))
        await #expect(throws: (any Error).self) {
            try await Premises.start(folder) { $0.listening = [.unix(path: long)] }
        }
        let next = try SQLiteLedger.openWriter(at: folder.file("a.db"), waiting: 0)
        next.close()
    }
}

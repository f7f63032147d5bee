import CanonicalJSON
import Foundation
import Ledger
import Service
import SocketAPI
import Testing

@Suite struct `A subscriber` {
    /// The places in the log of the next entries, from one subscription.
    private func seqs(_ count: Int, _ client: Client) async throws -> [Int64] {
        var seqs: [Int64] = []
        while seqs.count < count, let params = try await client.notification("events.entry") {
            seqs.append(try #require(params["entry"]?["seq"]?.integer))
        }
        return seqs
    }

    @Test func `is sent what was, then what comes, each once and in order`() async throws {
        try await Premises.with(try Ledgers.open()) { premises in
            let client = try premises.client()
            let size = try premises.size()
            let answer = try await client.ask("events.subscribe", ["from": 1])
            #expect(answer["subscription"]?.text?.isEmpty == false)
            #expect(try await seqs(Int(size), client) == Array(1...size))
            for number in 1...5 { _ = try await premises.ask("form.add", .form("F-\(number)", of: "C-1")) }
            let now = try premises.size()
            #expect(try await seqs(Int(now - size), client) == Array(size + 1...now))
        }
    }

    @Test func `is sent entries as they are in the log, from now on if no place is named`() async throws {
        try await Premises.with(try Ledgers.open()) { premises in
            let client = try premises.client()
            let id = try #require(try await client.ask("events.subscribe")["subscription"])
            let act = try await premises.ask("form.add", .form("F-1", of: "C-1"))
            let params = try #require(try await client.notification("events.entry"))
            #expect(params["subscription"] == id)
            let entry = try #require(try premises.entries("C-1").first { $0.seq == act.seqs?.lowerBound })
            #expect(params["entry"]?["seq"] == .int(entry.seq) && params["entry"]?["type"] == .string(entry.type))
            #expect(params["entry"]?["case"] == "C-1" && params["entry"]?["version"] == .int(entry.version))
            #expect(params["entry"]?["data"] == entry.data && params["entry"]?["actor"] == entry.actor.json)
            // Texts and names lie beside the log, and so does the title.
            #expect(params["entry"]?["texts"] == nil)
        }
    }

    @Test func `is sent one case or one person only, if it wants that`() async throws {
        try await Premises.with(try Ledgers.open()) { premises in
            let (one, office, admin) = (try premises.client(), try premises.client(), try premises.client())
            _ = try await one.ask("events.subscribe", ["from": 1, "case": "C-3"])
            let size = try premises.size()
            _ = try await office.ask("events.subscribe", ["from": .int(size + 1), "person": "office"])
            _ = try await admin.ask("events.subscribe", ["from": .int(size + 1), "person": "admin"])
            _ = try await premises.ask("form.add", .form("F-1", of: "C-2"))
            _ = try await premises.ask("people.change", ["person": "plain", "role": "office"])
            _ = try await premises.ask("form.add", .form("F-1", of: "C-3"))
            let entries = try premises.entries("C-3")
            #expect(try await seqs(entries.count, one) == entries.map(\.seq))
            let ofCases = try (premises.entries("C-2") + premises.entries("C-3")).map(\.seq).filter { $0 > size }
            #expect(try await seqs(ofCases.count, office) == ofCases.sorted())
            // What the administrator entered for the office is theirs too.
            let now = try premises.size()
            #expect(try await seqs(Int(now - size), admin) == Array(size + 1...now))
            for client in [one, office] { #expect(try await client.notification("events.entry", within: 20) == nil) }
        }
    }

    @Test func `is sent nothing more after it has left, while others are`() async throws {
        try await Premises.with(try Ledgers.open()) { premises in
            let (leaving, staying) = (try premises.client(), try premises.client())
            let id = try #require(try await leaving.ask("events.subscribe")["subscription"])
            _ = try await staying.ask("events.subscribe")
            let first = try #require(try await premises.ask("form.add", .form("F-1", of: "C-1")).seqs)
            #expect(try await seqs(first.count, leaving) == Array(first))
            #expect(try await seqs(first.count, staying) == Array(first))
            #expect(try await leaving.ask("events.unsubscribe", ["subscription": id]).error == nil)
            let second = try #require(try await premises.ask("form.add", .form("F-2", of: "C-1")).seqs)
            #expect(try await seqs(second.count, staying) == Array(second))
            #expect(try await leaving.ask("service.ready").error == nil)
            #expect(try await leaving.notification("events.entry", within: 20) == nil)
        }
    }

    @Test func `cannot end the subscription of another`() async throws {
        try await Premises.with(try Ledgers.open()) { premises in
            let (victim, other) = (try premises.client(), try premises.client())
            let id = try #require(try await victim.ask("events.subscribe")["subscription"])
            _ = try await other.ask("events.unsubscribe", ["subscription": id])
            let seqs = try #require(try await premises.ask("form.add", .form("F-1", of: "C-1")).seqs)
            let sent = try await victim.notification("events.entry", within: 300)
            #expect(sent?["entry"]?["seq"] == .int(seqs.lowerBound))
        }
    }

    @Test func `that does not read holds up nobody, and misses nothing`() async throws {
        try await Premises.with(try Ledgers.open()) {
            ($0.limits.highWater, $0.limits.lowWater) = (16 << 10, 4 << 10)
        } _: { premises in
            let (slow, fast) = (try premises.client(), try premises.client())
            let size = try premises.size()
            // More than the kernel keeps for a socket, so that the service itself has to wait.
            let many = 24
            for _ in 0..<many { try slow.start("events.subscribe", ["from": 1]) }
            _ = try await fast.ask("events.subscribe", ["from": .int(size + 1)])
            for number in 1...20 { _ = try await premises.ask("form.add", .form("F-\(number)", of: "C-1")) }
            let now = try premises.size()
            #expect(try await seqs(Int(now - size), fast) == Array(size + 1...now))
            var received: [String: [Int64]] = [:]
            var bytes = 0
            while received.count < many || received.contains(where: { $0.value.count < Int(now) }) {
                let line = try #require(await slow.line())
                bytes += line.utf8.count
                let message = try JSONReader.parse(text: line)
                guard let params = message["params"], let id = params["subscription"]?.text else { continue }
                received[id, default: []].append(try #require(params["entry"]?["seq"]?.integer))
            }
            for seqs in received.values { #expect(seqs == Array(1...now)) }
            #expect(bytes > 500_000)
        }
    }

    @Test func `goes on after a break from the place that it keeps`() async throws {
        try await Premises.with(try Ledgers.open()) { premises in
            var kept: Int64 = 0
            var all: [Int64] = []
            for round in 1...4 {
                let client = try premises.client()
                _ = try await client.ask("events.subscribe", ["from": .int(kept + 1)])
                _ = try await premises.ask("form.add", .form("F-\(round)", of: "C-1"))
                let seqs = try await seqs(round == 4 ? Int(try premises.size() - kept) : 20, client)
                all += seqs
                kept = try #require(seqs.last)
            }
            #expect(all == Array(1...(try premises.size())))
        }
    }

    @Test func `is refused when the ledger does not know it`() async throws {
        try await Premises.with(try Ledgers.open()) { premises in
            let client = try premises.client()
            let changed = try await premises.ask("people.change", ["person": "admin", "accounts": ["uid:4000000002"]])
            #expect(changed.error == nil, "\(changed)")
            for method in ["events.subscribe", "todo.watch"] {
                let answer = try await client.ask(method)
                #expect(answer.code == "engine.not_registered", "\(answer)")
            }
        }
    }

    @Test func `with a token is sent nothing after the token was taken back`() async throws {
        let folder = try TestFolder()
        nonisolated(unsafe) var token = ""
        let ledger = try Scribe.ledger { scribe in
            try scribe.opens("C-1")
            token = try scribe.token("csn_read", for: "plain", isForReading: true)
        }
        try ledger.write(to: URL(filePath: folder.file("a.db")))
        try await Premises.reopen(folder) { premises in
            let client = try premises.client()
            #expect(try await client.ask("auth.login", ["token": "csn_read"]).error == nil)
            #expect(try await client.ask("events.subscribe").error == nil)
            #expect(try await premises.ask("token.revoke", ["token": .string(token)]).error == nil)
            #expect(try await client.ask("todo").code == "auth.revoked")
            let act = try await premises.ask("form.add", .form("F-1", of: "C-1"))
            let seq = try #require(act.seqs?.lowerBound)
            var sent: [Int64] = []
            while let params = try await client.notification("events.entry", within: 200) {
                sent.append(params["entry"]?["seq"]?.integer ?? 0)
            }
            #expect(!sent.contains(seq))
        }
    }
}

@Suite struct `Who watches a todo list` {
    @Test func `is told of changes, and ends with what the list is`() async throws {
        let ledger = try Scribe.ledger { try $0.round("C-1", .filled) }
        try await Premises.with(ledger) { premises in
            let client = try premises.client()
            let answer = try await client.ask("todo.watch", ["person": "mate"])
            #expect(answer["seats"] == .array([]), "\(answer)")
            for (person, method, params) in [
                ("peer", "submit", [:]), ("mate", "return", ["to": "draft", "reason": "请补充"]), ("peer", "submit", [:]),
            ] as [(String, String, JSON.Fields)] {
                let act: JSON.Fields = ["case": "C-1", "unit": "F-1", "as": .string(person)]
                let done = try await premises.ask(method, act.merging(params) { $1 })
                #expect(done.error == nil, "\(done)")
                let list = try #require(try await premises.ask("todo", ["person": "mate"]).result)
                // Changes may come together; the last is what the list is now.
                var last: JSON?
                repeat {
                    last = try #require(try await client.notification("todo.changed"))["seats"]
                } while last != list
                #expect(last?.list?.isEmpty == (method == "return"))
            }
        }
    }

    @Test func `is not told of what changes for others`() async throws {
        let ledger = try Scribe.ledger { try $0.round("C-1", .filled) }
        try await Premises.with(ledger) { premises in
            let (plain, mate) = (try premises.client(), try premises.client())
            #expect(try await plain.ask("todo.watch", ["person": "plain"])["seats"] == .array([]))
            #expect(try await mate.ask("todo.watch", ["person": "mate"])["seats"] == .array([]))
            let done = try await premises.ask("submit", ["case": "C-1", "unit": "F-1", "as": "peer"])
            #expect(done.error == nil, "\(done)")
            #expect(try await mate.notification("todo.changed") != nil)
            #expect(try await plain.notification("todo.changed", within: 20) == nil)
        }
    }
}

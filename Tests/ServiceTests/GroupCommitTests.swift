import CanonicalJSON
import Ledger
import Synchronization
import Testing

@Suite struct `Many acts at once` {
    @Test func `share commits, and are answered with places in the log that leave none out`() async throws {
        let held = Mutex<HeldLedger?>(nil)
        let writing: @Sendable (any LedgerStore) -> any LedgerStore = { store in
            let ledger = HeldLedger(store)
            held.withLock { $0 = ledger }
            return ledger
        }
        try await Premises.with(try Ledgers.open(), writing: writing) { premises in
            let ledger = try #require(held.withLock { $0 })
            defer { ledger.letAllThrough() }
            let before = try premises.size()
            let clients = try (1...64).map { _ in try premises.client() }
            func add(_ number: Int) throws -> Int {
                try clients[number - 1].start("form.add", .form("F-1", of: "C-\(number)"))
            }
            func waiting() async throws -> Double? {
                try await Prometheus(premises.ask("service.metrics"))["countersign_queue_acts"]
            }
            // One act is on its way to the disk, and the others come meanwhile.
            var ids = [try add(1)]
            #expect(await Premises.eventually { ledger.commits == 1 })
            ids += try (2...64).map(add)
            #expect(try await Premises.eventually { try await waiting() == 63 })
            let last = try premises.client()
            let late = try last.start("form.add", .form("F-1", of: "C-1").merging(["as": "nobody"]) { $1 })
            #expect(try await Premises.eventually { try await waiting() == 64 })
            // The first of those goes by itself; by the time the last was turned away, all others are weighed.
            ledger.letOneThrough()
            #expect(await Premises.eventually { ledger.commits == 2 })
            #expect(try await last.answer(to: late).code == "engine.unknown_person")
            ledger.letAllThrough()

            var taken: [ClosedRange<Int64>] = []
            for (client, id) in zip(clients, ids) {
                let answer = try await client.answer(to: id)
                taken.append(try #require(answer.seqs, "\(answer)"))
            }
            let places = taken.flatMap(Array.init).sorted()
            let size = try premises.size()
            #expect(places == Array(before + 1...size))
            #expect(ledger.commits == 3)
            let metrics = try await Prometheus(premises.ask("service.metrics"))
            #expect(metrics["countersign_batch_acts_sum"] == 64)
            #expect(metrics["countersign_batch_acts_count"] == 3)
            #expect(metrics["countersign_transitions_total{outcome=\"committed\"}"] == 64)
        }
    }

    @Test func `see what a check before them found, though it is not written yet`() async throws {
        let ledger = try Scribe.ledger { try $0.round("C-1", .filled) }
        try await Premises.with(ledger) { premises in
            let client = try premises.client()
            for round in 1...8 {
                let words: JSON.Fields = ["case": "C-1", "as": "peer"]
                let content = JSON.string(Scribe.form("F-1", "第\(round)次"))
                let office: JSON.Fields = ["case": "C-1", "as": "office"]
                let item = JSON.string("R-\(round)")
                let ids = [
                    try client.start("form.import", words.merging(["content": content]) { $1 }),
                    try client.start("finding.check", office),
                    try client.start(
                        "finding.rectify", office.merging(["number": .int(Int64(round)), "item": item]) { $1 }),
                ]
                for id in ids {
                    let answer = try await client.answer(to: id)
                    #expect(answer.seqs != nil, "\(round): \(answer)")
                }
            }
            let items = try await premises.ask("rectification.list", ["case": "C-1"]).result?.list ?? []
            #expect(items.count == 8)
            for item in items { #expect(item["title"]?.text?.isEmpty == false, "\(item)") }
        }
    }

    @Test func `are not disturbed by those among them that are refused`() async throws {
        try await Premises.with(try Ledgers.open()) { premises in
            let before = try premises.size()
            let clients = try (0..<48).map { _ in try premises.client() }
            let ids = try clients.enumerated().map { number, client in
                // Only the office may add forms.
                var params: JSON.Fields = .form("F-\(number)", of: "C-\(number / 3 + 1)")
                if number % 3 != 0 { params["as"] = number % 3 == 1 ? "plain" : "aud" }
                return try client.start("form.add", params)
            }
            var places: [Int64] = []
            for (number, (client, id)) in zip(clients, ids).enumerated() {
                let answer = try await client.answer(to: id)
                switch number % 3 {
                case 0: places += try #require(answer.seqs, "\(answer)")
                case 1: #expect(answer.number == -32022 && answer.code == "refused.unit.adder", "\(answer)")
                default: #expect(answer.number == -32003 && answer.code == "engine.not_permitted", "\(answer)")
                }
            }
            let refused = try premises.entries("refusals").map(\.seq).filter { $0 > before }
            #expect(refused.count == 32)
            let size = try premises.size()
            #expect((places + refused).sorted() == Array(before + 1...size))
        }
    }

    @Test func `are done once under one key, and answered alike`() async throws {
        try await Premises.with(try Ledgers.open()) { premises in
            let clients = try (0..<32).map { _ in try premises.client() }
            let ids = try clients.enumerated().map { number, client in
                let params: JSON.Fields = .form("F-1", of: "C-\(number / 4 + 1)")
                return try client.start("form.add", params.merging(["key": .string("k-\(number / 4)")]) { $1 })
            }
            var answers: [Response] = []
            for (client, id) in zip(clients, ids) { answers.append(try await client.answer(to: id)) }
            for twins in (0..<8).map({ Array(answers[$0 * 4..<$0 * 4 + 4]) }) {
                #expect(twins.filter { $0["replayed"] == false }.count == 1, "\(twins)")
                #expect(twins.filter { $0["replayed"] == true }.count == 3, "\(twins)")
                #expect(Set(twins.map(\.seqs)).count == 1 && twins[0].seqs != nil)
            }
            // The case has moved on since; the answer has not.
            _ = try await premises.ask("form.add", .form("F-2", of: "C-1"))
            let late = try await premises.ask("form.add", .form("F-1", of: "C-1").merging(["key": "k-0"]) { $1 })
            #expect(late.seqs == answers[0].seqs && late["replayed"] == true, "\(late)")
        }
    }

    @Test func `conflict under one key when they are different acts`() async throws {
        try await Premises.with(try Ledgers.open()) { premises in
            let (one, other) = (try premises.client(), try premises.client())
            func params(_ unit: String) -> JSON.Fields { .form(unit, of: "C-1").merging(["key": "k"]) { $1 } }
            let ids = (try one.start("form.add", params("F-1")), try other.start("form.add", params("F-2")))
            let answers = [try await one.answer(to: ids.0), try await other.answer(to: ids.1)]
            #expect(answers.filter { $0.error == nil }.count == 1, "\(answers)")
            let conflict = try #require(answers.first { $0.error != nil })
            #expect(conflict.number == -32009 && conflict.code == "ledger.key_conflict", "\(conflict)")
            let elsewhere = try await premises.ask("form.add", .form("F-1", of: "C-2").merging(["key": "k"]) { $1 })
            #expect(elsewhere.code == "ledger.key_conflict", "\(elsewhere)")
            #expect(try await premises.ask("form.list", ["case": "C-1"]).result?.list?.count == 1)
        }
    }

    @Test func `are done by one of those who expect the same version`() async throws {
        try await Premises.with(try Ledgers.open()) { premises in
            let cases = try await premises.ask("case.list").result?.list
            let version = try #require(cases?.first { $0["case"] == "C-1" }?["version"])
            let clients = try (1...8).map { _ in try premises.client() }
            let ids = try clients.enumerated().map { number, client in
                let params: JSON.Fields = .form("F-\(number)", of: "C-1")
                return try client.start("form.add", params.merging(["expect_version": version]) { $1 })
            }
            var answers: [Response] = []
            for (client, id) in zip(clients, ids) { answers.append(try await client.answer(to: id)) }
            #expect(answers.filter { $0.error == nil }.count == 1)
            for loser in answers where loser.error != nil {
                #expect(loser.number == -32009 && loser.code == "ledger.version_conflict", "\(loser)")
            }
        }
    }

    @Test func `of one connection are answered in order, and seen by what it reads next`() async throws {
        try await Premises.with(try Ledgers.open()) { premises in
            let client = try premises.client()
            var lines = ""
            for number in 1...40 {
                lines += try Client.line("form.add", .form("F-\(number)", of: "C-1"), id: number * 2 - 1)
                lines += try Client.line("form.list", ["case": "C-1"], id: number * 2)
            }
            try client.send(lines)
            for number in 1...40 {
                let (act, look) = (try await client.message(), try await client.message())
                #expect(act?["id"] == .int(Int64(number * 2 - 1)) && act?["result"]?["outcome"] != nil)
                #expect(look?["id"] == .int(Int64(number * 2)))
                #expect(look?["result"]?.list?.count == number)
            }
        }
    }

    @Test func `that edit the same content all leave their mark`() async throws {
        let ledger = try Scribe.ledger { scribe in for number in 1...6 { try scribe.mend("M-\(number)", .planning) } }
        try await Premises.with(ledger) { premises in
            let client = try premises.client()
            let edits: [JSON.Fields] = [["measure": "核对"], ["deadline": "2199-01-01"], ["person": "方五"]]
            var lines = ""
            for number in 1...6 {
                for (index, edit) in edits.enumerated() {
                    let item: JSON.Fields = ["case": .string("M-\(number)"), "unit": "R-1", "as": "peer"]
                    lines += try Client.line(
                        "rectification.plan", item.merging(edit) { $1 }, id: number * 3 + index)
                }
            }
            try client.send(lines)
            for _ in 1...18 {
                let answer = Response(try #require(try await client.message()))
                #expect(answer.error == nil, "\(answer)")
            }
            var fields: [JSON?] = []
            for number in 1...6 {
                let list = try await premises.ask("rectification.list", ["case": .string("M-\(number)")])
                fields.append(list.result?.list?.first?["fields"])
            }
            let all: JSON = ["措施": "核对", "期限": "2199-01-01", "责任人": "方五"]
            #expect(fields == Array(repeating: all, count: 6))
        }
    }

    @Test func `of a batch are answered in one line, notifications apart`() async throws {
        try await Premises.with(try Ledgers.open()) { premises in
            let client = try premises.client()
            let silent =
                #"{"jsonrpc":"2.0","method":"form.add","params":{"as":"office","case":"C-1","title":"项","unit":"F-0"}}"#
            let acts = try (1...3).map { try Client.line("form.add", .form("F-\($0)", of: "C-1"), id: $0) }
            let look = try Client.line("form.list", ["case": "C-1"], id: 4)
            let batch = ([silent] + acts + [look]).map { $0.filter { $0 != "\n" } }
            try client.send("[\(batch.joined(separator: ","))]\n")
            let answers = try #require(try await client.message()?.list)
            #expect(answers.map { $0["id"] } == [1, 2, 3, 4])
            #expect(answers.last?["result"]?.list?.count == 4)
        }
    }
}

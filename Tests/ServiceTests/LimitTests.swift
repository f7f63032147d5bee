import CanonicalJSON
import Ledger
import Operations
import Service
import SocketAPI
import Testing

@Suite struct `The limits of the service` {
    @Test func `let a person ask so often in a second, and say when to come again`() async throws {
        try await Premises.with(try Ledgers.open()) {
            $0.requestsPerSecond = 2
        } _: { premises in
            let client = try premises.client()
            let ids = try (1...40).map { _ in try client.start("todo") }
            var turnedAway: [Response] = []
            for id in ids {
                let answer = try await client.answer(to: id)
                if answer.error != nil { turnedAway.append(answer) }
            }
            // Twice as many as in a second may come in a burst.
            #expect((1...36).contains(turnedAway.count), "\(turnedAway.count)")
            for answer in turnedAway {
                #expect(answer.number == -32029 && answer.code == "service.overloaded", "\(answer)")
            }
            let wait = try #require(turnedAway.last?.error?["data"]?["retry_after_ms"]?.integer)
            #expect((1...501).contains(wait))
            try await Task.sleep(for: .milliseconds(wait + 5))
            #expect(try await client.ask("todo").error == nil)
        }
    }

    @Test func `let a person have so many requests under way`() async throws {
        try await Premises.with(try Ledgers.open()) {
            $0.requestsUnderWay = 4
        } _: { premises in
            let clients = try (1...32).map { _ in try premises.client() }
            let ids = try clients.enumerated().map { number, client in
                try (1...4).map { try client.start("form.add", .form("F-\($0)", of: "C-\(number + 1)")) }
            }
            var (done, turnedAway) = (0, 0)
            for (client, ids) in zip(clients, ids) {
                for id in ids {
                    let answer = try await client.answer(to: id)
                    if answer.error == nil {
                        done += 1
                        continue
                    }
                    turnedAway += 1
                    #expect(answer.number == -32029 && answer.error?["data"]?["retry_after_ms"] == 50, "\(answer)")
                }
            }
            #expect(done >= 4 && turnedAway > 0 && done + turnedAway == 128)
            #expect(try added(premises) == done)
            #expect(try await premises.ask("form.add", .form("F-9", of: "C-1")).error == nil)
        }
    }

    @Test func `bound what waits for the writer`() async throws {
        try await Premises.with(try Ledgers.open()) {
            ($0.queue, $0.requestsUnderWay) = (2, 100_000)
        } _: { premises in
            let clients = try (1...16).map { _ in try premises.client() }
            for (number, client) in clients.enumerated() {
                var lines = ""
                for unit in 1...16 {
                    lines += try Client.line("form.add", .form("F-\(unit)", of: "C-\(number + 1)"), id: unit)
                }
                try client.send(lines)
            }
            var (done, turnedAway) = (0, 0)
            for client in clients {
                for unit in 1...16 {
                    let answer = Response(try #require(try await client.message()))
                    #expect(answer.id == .int(Int64(unit)))
                    if answer.error == nil {
                        done += 1
                        continue
                    }
                    turnedAway += 1
                    #expect(answer.number == -32029 && answer.error?["data"]?["retry_after_ms"] == 100, "\(answer)")
                }
            }
            #expect(done > 0 && turnedAway > 0)
            #expect(try added(premises) == done)
            let metrics = try await Prometheus(premises.ask("service.metrics"))
            #expect(metrics["countersign_turned_away_total"] == Double(turnedAway))
        }
    }

    private func added(_ premises: Premises) throws -> Int {
        try (1...64).reduce(0) { try $0 + premises.entries("C-\($1)").filter { $0.type == "unit-added" }.count }
    }

    @Test func `end a connection that sends a line without an end`() async throws {
        try await Premises.with(try Ledgers.open()) {
            $0.limits.longestLine = 64 << 10
        } _: { premises in
            let client = try premises.client()
            let title = String(repeating: "长", count: 30_000)
            try? client.send(
                try Client.line("form.add", .form("F-1", of: "C-1").merging(["title": .string(title)]) { $1 }, id: 1))
            let message = try #require(try await client.message())
            let answer = Response(message)
            #expect(answer.id == .null && answer.number == -32600 && answer.code == "rpc.too_long", "\(answer)")
            #expect(await client.isClosed())
            #expect(try await premises.ask("form.list", ["case": "C-1"]).result?.list == [])
        }
    }

    @Test func `hold back what one user asks for, and nobody else`() async throws {
        let ledger = try Scribe.ledger { scribe in
            try scribe.opens("C-1")
            _ = try scribe.token("csn_plain", for: "plain")
        }
        try await Premises.with(ledger) {
            $0.requestsPerSecond = 1
        } _: { premises in
            let (busy, quiet) = (try premises.client(), try premises.client())
            #expect(try await quiet.ask("auth.login", ["token": "csn_plain"]).error == nil)
            let last = try (1...30).map { _ in try busy.start("todo") }.last
            let held = try await busy.answer(to: try #require(last))
            #expect(held.number == -32029, "\(held)")
            #expect(try await quiet.ask("todo").error == nil)
        }
    }
}

@Suite struct `What no operation can take` {
    @Test func `is refused with every fault at once, before anything is done`() async throws {
        try await Premises.with(try Ledgers.open()) { premises in
            let before = try premises.size()
            let long = JSON.string(String(repeating: "k", count: 201))
            let answer = try await premises.ask(
                "form.add",
                ["unit": 5, "colour": "red", "key": long, "expect_version": -1, "text": "yes", "lang": "en"])
            #expect(answer.number == -32602 && answer.code == "usage", "\(answer)")
            let lines = (answer.error?["message"]?.text ?? "").split(separator: "\n")
            for name in ["case", "unit", "title", "colour", "key", "expect_version", "text"] {
                #expect(lines.contains { $0.hasPrefix("\(name):") }, "\(name): \(lines)")
            }
            #expect(lines.count == 7)
            #expect(try premises.size() == before)
        }
    }

    @Test(arguments: [
        "form.add", "todo", "events.subscribe", "service.health", "events.unsubscribe", "service.metrics",
    ])
    func `is named where a parameter is unknown`(method: String) async throws {
        try await Premises.with(try Ledgers.open()) { premises in
            let answer = try await premises.ask(method, ["colour": "red"])
            #expect(answer.number == -32602, "\(answer)")
        }
    }

    @Test func `is told from what is no request, no JSON and no method`() async throws {
        try await Premises.with(try Ledgers.open()) { premises in
            let client = try premises.client()
            let unknown = try await client.ask("form.burn")
            #expect(unknown.number == -32601 && unknown.code == "rpc.unknown_method", "\(unknown)")
            for (line, number, code) in [
                ("{", -32700, "rpc.parse"), (#"{"jsonrpc":"2.0","id":1}"#, -32600, "rpc.invalid_request"),
                (#"{"jsonrpc":"2.0","id":1,"method":"todo","params":["p"]}"#, -32602, "rpc.bad_params"),
                (#"{"jsonrpc":"2.0","id":1,"method":"todo","params":{"a":1.5}}"#, -32700, "rpc.parse"),
                ("[]", -32600, "rpc.invalid_request"),
            ] as [(String, Int64, String)] {
                try client.send(line + "\n")
                let answer = Response(try #require(try await client.message()))
                #expect(answer.number == number && answer.code == code, "\(line): \(answer)")
            }
            #expect(try await client.ask("todo").error == nil)
        }
    }

    @Test func `is a login without a token`() async throws {
        try await Premises.with(try Ledgers.open()) { premises in
            for params in [[:], ["token": 5], ["colour": "red"]] as [JSON.Fields] {
                let answer = try await premises.ask("auth.login", params)
                #expect(answer.number == -32602, "\(answer)")
            }
        }
    }
}

@Suite struct `The reference of the API` {
    @Test func `describes every operation in the shape of OpenRPC`() async throws {
        try await Premises.with(try Ledgers.open()) { premises in
            let document = try #require(try await premises.ask("rpc.discover").result)
            #expect(document["openrpc"]?.text?.hasPrefix("1.") == true)
            #expect(document["info"]?["title"]?.text != nil && document["info"]?["version"]?.text != nil)
            let methods = try #require(document["methods"]?.list)
            #expect(methods.compactMap { $0["name"]?.text } == Registry.operations.map(\.name))
            let errors = try #require(document["components"]?["errors"]?.fields)
            for method in methods { try check(method, errors) }
            for error in errors.values { #expect(error["code"]?.integer != nil && error["message"]?.text != nil) }
        }
    }

    private func check(_ method: JSON, _ errors: JSON.Fields) throws {
        let name = try #require(method["name"]?.text)
        let operation = try #require(Registry.operation(name))
        let params = try #require(method["params"]?.list, "\(name)")
        #expect(method["paramStructure"] == "by-name", "\(name)")
        #expect(Set(params.compactMap { $0["name"]?.text }) == Set(operation.declared.keys), "\(name)")
        #expect(params.count == operation.declared.count, "\(name)")
        // Content descriptors that must be given come first.
        let required = params.map { $0["required"] == true }
        #expect(required == required.sorted { $0 && !$1 }, "\(name)")
        for param in params {
            let types = ["string", "integer", "boolean", "object", "array"]
            #expect(types.contains(param["schema"]?["type"]?.text ?? ""), "\(name): \(param)")
            #expect(param["description"]?.text?.isEmpty == false)
        }
        #expect(method["result"]?["name"]?.text != nil && method["result"]?["schema"] != nil, "\(name)")
        #expect(method["summary"]?.text?.isEmpty == false)
        for error in method["errors"]?.list ?? [] {
            let key = error["$ref"]?.text?.split(separator: "/").last.map(String.init)
            #expect(key.flatMap { errors[$0] } != nil, "\(name): \(error)")
        }
    }
}

import Foundation
import JSONRPC
import SocketAPI
import Testing

@Suite struct `The server's limits` {
    @Test func `refuse a line that is too long, after the answers before it, and end the connection`() async throws {
        var limits = Limits()
        limits.longestLine = 1000
        try await Scene.with(limits) { scene in
            let client = try scene.client()
            let long = String(repeating: "x", count: 5_000_000)
            try client.send(Client.request(1, "later", #"{"ms":10}"#) + long)
            #expect(await client.line() == Client.answer(1, #"{"ms":10}"#))
            let line = try #require(await client.line())
            #expect(line.contains("-32600") && line.contains("rpc.too_long") && line.contains("\"id\":null"))
            #expect(await client.isClosed())
        }
    }

    @Test func `let a line of exactly the longest length through`() async throws {
        var limits = Limits()
        limits.longestLine = 1 << 16
        try await Scene.with(limits) { scene in
            let client = try scene.client()
            let frame = Client.request(1, "echo", #"{"a":""}"#).utf8.count - 1
            let text = String(repeating: "x", count: limits.longestLine - frame)
            #expect(try await client.ask(1, "echo", #"{"a":"\#(text)"}"#) == Client.answer(1, #"{"a":"\#(text)"}"#))
            #expect(try await client.ask(2, "echo", #"{"a":"\#(text)x"}"#)?.contains("rpc.too_long") == true)
        }
    }

    @Test func `refuse what is no UTF-8 or too deep, and go on`() async throws {
        try await Scene.with { scene in
            let client = try scene.client()
            try client.send([0x22, 0xFF, 0x22, 0x0A])
            #expect(await client.line()?.contains("-32700") == true)
            let deep = String(repeating: "[", count: 100_000)
            #expect(try await client.ask(1, "echo", #"{"a":\#(deep)}"#)?.contains("json.depth") == true)
            #expect(try await client.ask(2, "echo") == Client.answer(2, "{}"))
        }
    }

    @Test func `end a connection whose line does not end in time`() async throws {
        var limits = Limits()
        limits.lineTime = .milliseconds(50)
        try await Scene.with(limits) { scene in
            let (slow, idle) = (try scene.client(), try scene.client())
            #expect(try await slow.ask(1, "echo") != nil)
            #expect(try await idle.ask(1, "echo") != nil)
            try slow.send("{")
            #expect(await slow.line()?.contains("rpc.too_slow") == true)
            #expect(await slow.isClosed())
            // A connection without an unfinished line may be idle for longer.
            #expect(try await idle.ask(2, "echo") == Client.answer(2, "{}"))
        }
    }

    @Test func `do not count the time in which we do not read`() async throws {
        var limits = Limits()
        limits.lineTime = .milliseconds(20)
        limits.unanswered = 1
        try await Scene.with(limits) { scene in
            let client = try scene.client()
            try client.send(Client.request(1, "later", #"{"ms":100}"#) + Client.request(2, "echo") + "{")
            #expect(await client.line() == Client.answer(1, #"{"ms":100}"#))
            #expect(await client.line() == Client.answer(2, "{}"))
            #expect(await client.line()?.contains("rpc.too_slow") == true)
        }
    }

    @Test func `refuse more connections than allowed, in all and of one user`() async throws {
        for isForUser in [true, false] {
            var limits = Limits()
            if isForUser { limits.connectionsPerUser = 2 } else { limits.connections = 2 }
            try await Scene.with(limits) { scene in
                let first = try scene.client()
                do {
                    let second = try scene.client()
                    for client in [first, second] { #expect(try await client.ask(1, "echo") != nil) }
                    let third = try scene.client()
                    #expect(await third.line()?.contains("service.overloaded") == true)
                    #expect(await third.isClosed())
                }
                #expect(await Scene.eventually { scene.server.connections == 1 })
                #expect(try await scene.client().ask(1, "echo") == Client.answer(1, "{}"))
            }
        }
    }

    @Test func `keep one client's flood from the others and from the memory`() async throws {
        #if DEBUG
            let count = 200_000
        #else
            let count = 1_000_000
        #endif
        try await Scene.with { scene in
            let (flood, other) = (try scene.client(), try scene.client())
            let before = Scene.memory
            Thread.detachNewThread {
                for start in stride(from: 0, to: count, by: 1000) {
                    var text = ""
                    for id in start..<(start + 1000) { text += Client.request(id, id % 10 == 0 ? "thread" : "echo") }
                    guard (try? flood.send(text)) != nil else { return }
                }
            }
            var served = 0
            for id in 0..<count {
                guard await flood.line() == Client.answer(id, "{}") else {
                    Issue.record("answer \(id) is missing")
                    return
                }
                if id % (count / 20) == 0 {
                    #expect(try await other.ask(id, "thread") == Client.answer(id, "{}"))
                    served += 1
                }
            }
            #expect(served == 20)
            #expect(scene.echo.mostUnderWay <= 128)
            #expect(Scene.memory - before < 100 << 20)
        }
    }

    @Test func `stop reading a client with many requests under way, or one that reads no answers`() async throws {
        for method in ["hold", "thread"] {
            try await Scene.with { scene in
                let (flood, other) = (try scene.client(), try scene.client())
                let text = String(repeating: Client.request(1, method, #"{"a":"0123456789"}"#), count: 50_000)
                let sent = flood.push(Array(text.utf8), patience: 300)
                #expect(sent < text.utf8.count)
                #expect(try await other.ask(2, "echo") == Client.answer(2, "{}"))
                #expect(scene.echo.mostUnderWay <= 128)
            }
        }
    }

    @Test func `are what keeps many requests from being under way at once`() async throws {
        var limits = Limits()
        limits.unanswered = 4000
        try await Scene.with(limits) { scene in
            let flood = try scene.client()
            for id in 0..<3000 { try flood.send(Client.request(id, "hold")) }
            #expect(await Scene.eventually { scene.echo.mostUnderWay == 3000 })
        }
    }

    @Test func `start no more of a batch than may be unanswered`() async throws {
        var limits = Limits()
        limits.unanswered = 8
        try await Scene.with(limits) { scene in
            let client = try scene.client()
            let requests = (0..<100).map { Client.request($0, "later", #"{"ms":1}"#).dropLast() }
            try client.send("[" + requests.joined(separator: ",") + "]\n")
            #expect(await client.line()?.contains(#""id":99"#) == true)
            #expect(scene.echo.mostUnderWay <= 8)
        }
    }

    @Test func `have room for 500 idle connections`() async throws {
        Scene.raiseDescriptors()
        try await Scene.with { scene in
            let before = Scene.memory
            let clients = try (0..<500).map { _ in try scene.client() }
            for client in clients { #expect(try await client.ask(1, "echo") != nil) }
            #expect(scene.server.connections == 500)
            #expect(Scene.memory - before < 64 << 20)
            #expect(try await clients[250].ask(2, "thread") == Client.answer(2, "{}"))
        }
    }
}

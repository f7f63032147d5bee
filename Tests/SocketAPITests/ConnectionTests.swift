import Foundation
import Glibc
import JSONRPC
import SocketAPI
import Testing

@Suite struct `A connection` {
    @Test func `gets an answer`() async throws {
        try await Scene.with { scene in
            let client = try scene.client()
            #expect(try await client.ask(1, "echo", #"{"a":"é"}"#) == Client.answer(1, #"{"a":"é"}"#))
        }
    }

    @Test func `gets answers in the order of its requests`() async throws {
        try await Scene.with { scene in
            let client = try scene.client()
            let times = [30, 0, 20, 5, 10]
            var text = ""
            for (id, time) in times.enumerated() { text += Client.request(id, "later", #"{"ms":\#(time)}"#) }
            for id in 5..<100 { text += Client.request(id, id % 2 == 0 ? "thread" : "echo") }
            try client.send(text)
            for (id, time) in times.enumerated() {
                #expect(await client.line() == Client.answer(id, #"{"ms":\#(time)}"#))
            }
            for id in 5..<100 { #expect(await client.line() == Client.answer(id, "{}")) }
        }
    }

    @Test func `starts a request that goes alone when all before is answered, and holds back what follows`()
        async throws
    {
        try await Scene.with { scene in
            let client = try scene.client()
            try client.send(
                Client.request(1, "later", #"{"ms":20,"name":"a"}"#) + Client.request(2, "hold", #"{"name":"b"}"#)
                    + Client.request(3, "alone.hold", #"{"name":"c"}"#) + Client.request(4, "echo", #"{"name":"d"}"#))
            #expect(await client.line() != nil)
            #expect(scene.echo.started == ["a", "b"])
            scene.echo.release()
            #expect(await client.line() != nil)
            #expect(await Scene.eventually { scene.echo.started == ["a", "b", "c"] })
            #expect(await client.line(within: 5) == nil)
            scene.echo.release()
            for _ in 0..<2 { #expect(await client.line() != nil) }
            #expect(scene.echo.started == ["a", "b", "c", "d"])
        }
    }

    @Test func `gets one line for a batch, in the order of its requests, without notifications`() async throws {
        try await Scene.with { scene in
            let client = try scene.client()
            let lines = [
                Client.request(1, "later", #"{"ms":10}"#), #"{"jsonrpc":"2.0","method":"echo"}"#,
                Client.request(2, "echo"), "5",
            ]
            let batch = lines.map { $0.trimmingSuffix(while: { $0 == "\n" }) }.joined(separator: ",")
            try client.send("[\(batch)]\n" + Client.request(3, "echo"))
            let line = try #require(await client.line())
            #expect(line.hasPrefix("[" + Client.answer(1, #"{"ms":10}"#) + "," + Client.answer(2, "{}") + ","))
            #expect(line.contains("-32600") && line.hasSuffix("]"))
            #expect(await client.line() == Client.answer(3, "{}"))
        }
    }

    @Test func `gets no line for notifications, alone or in a batch`() async throws {
        try await Scene.with { scene in
            let client = try scene.client()
            let notification = #"{"jsonrpc":"2.0","method":"thread","params":{"name":"n"}}"#
            try client.send(notification + "\n[" + notification + "," + notification + "]\n")
            #expect(try await client.ask(1, "echo") == Client.answer(1, "{}"))
            #expect(scene.echo.started == ["n", "n", "n", "echo"])
        }
    }

    @Test func `gets its answers after it has closed its sending side`() async throws {
        try await Scene.with { scene in
            let client = try scene.client()
            try client.send(Client.request(1, "later", #"{"ms":20}"#) + Client.request(2, "alone.thread"))
            client.finishSending()
            #expect(await client.line() == Client.answer(1, #"{"ms":20}"#))
            #expect(await client.line() == Client.answer(2, "{}"))
            #expect(await client.isClosed())
            #expect(await Scene.eventually { scene.server.connections == 0 })
            #expect(scene.echo.closed == 1)
        }
    }

    @Test func `gets all its answers, however many requests it left behind`() async throws {
        try await Scene.with { scene in
            let client = try scene.client()
            Thread.detachNewThread {
                for id in 0..<5000 { try? client.send(Client.request(id, id % 2 == 0 ? "thread" : "later")) }
                client.finishSending()
            }
            for id in 0..<5000 where await client.line() != Client.answer(id, "{}") {
                Issue.record("answer \(id) is missing")
                return
            }
            #expect(await client.isClosed())
            #expect(scene.echo.mostUnderWay <= 128)
        }
    }

    @Test func `is told about a last line without its newline`() async throws {
        try await Scene.with { scene in
            let client = try scene.client()
            try client.send(Client.request(1, "echo") + #"{"jsonrpc":"2.0","id":2,"method":"echo"}"#)
            client.finishSending()
            #expect(await client.line() == Client.answer(1, "{}"))
            #expect(await client.line()?.contains("rpc.parse") == true)
            #expect(await client.isClosed())
            #expect(scene.echo.started == ["echo"])
        }
    }

    @Test func `may go away while a request is under way`() async throws {
        try await Scene.with { scene in
            do {
                let client = try scene.client()
                try client.send(Client.request(1, "hold"))
                #expect(await Scene.eventually { scene.echo.started == ["hold"] })
            }
            #expect(await Scene.eventually { scene.server.connections == 0 })
            scene.echo.release()
            #expect(try await scene.client().ask(1, "echo") == Client.answer(1, "{}"))
        }
    }

    @Test func `gets one answer to a request that is answered twice, and the error defect to a forgotten one`()
        async throws
    {
        try await Scene.with { scene in
            let client = try scene.client()
            #expect(try await client.ask(1, "twice") == Client.answer(1, "{}"))
            #expect(try await client.ask(2, "forget")?.contains("-32603") == true)
            #expect(try await client.ask(3, "alone.forget")?.contains("\"id\":3") == true)
            #expect(try await client.ask(4, "nothing")?.contains("rpc.unknown_method") == true)
        }
    }

    @Test func `over a Unix socket is known by its process`() async throws {
        try await Scene.with { scene in
            let client = try scene.client()
            #expect(try await client.ask(1, "who") == Client.answer(1, "[\(getuid()),\(getgid()),\(getpid())]"))
        }
    }

    @Test func `that the application does not want is told why`() async throws {
        let refusal = RPCError(.notPermitted, name: "auth.unknown_user", exit: 77, message: "No.", remedy: "Ask.")
        try await Scene.with(echo: Echo(refusal: refusal)) { scene in
            let client = try scene.client()
            let line = try #require(await client.line())
            #expect(line.hasPrefix(#"{"jsonrpc":"2.0","id":null,"error":{"code":-32003"#))
            #expect(await client.isClosed())
            #expect(scene.echo.closed == 0)
        }
    }

    @Test func `is served on each of several threads`() async throws {
        try await Scene.with(threads: 3) { scene in
            let clients = try (0..<9).map { _ in try scene.client() }
            for (id, client) in clients.enumerated() {
                #expect(try await client.ask(id, "thread") == Client.answer(id, "{}"))
            }
        }
    }
}

extension String {
    fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> String {
        var copy = self
        while let last = copy.last, predicate(last) { copy.removeLast() }
        return copy
    }
}

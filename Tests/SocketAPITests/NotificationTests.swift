import CanonicalJSON
import JSONRPC
import SocketAPI
import Synchronization
import Testing

@Suite struct `A notification` {
    @Test func `comes after the answer that was given before it`() async throws {
        try await Scene.with { scene in
            let client = try scene.client()
            try client.send(Client.request(1, "hold"))
            #expect(await Scene.eventually { scene.echo.started == ["hold"] })
            let connection = try #require(scene.echo.onlyConnection)
            scene.echo.release()
            #expect(connection.notify("todo.changed", params: ["n": 1]))
            #expect(await client.line() == Client.answer(1, "{}"))
            #expect(await client.line() == #"{"jsonrpc":"2.0","method":"todo.changed","params":{"n":1}}"#)
        }
    }

    @Test func `to a slow reader is refused before memory grows, and goes on when it reads`() async throws {
        var limits = Limits()
        limits.highWater = 32 << 10
        limits.lowWater = 8 << 10
        try await Scene.with(limits) { scene in
            let client = try scene.client()
            #expect(try await client.ask(1, "echo") != nil)
            let connection = try #require(scene.echo.onlyConnection)
            let text = JSON.string(String(repeating: "x", count: 1000))
            var sent = 0
            while sent < 10_000, connection.notify("feed", params: ["n": .int(Int64(sent)), "text": text]) { sent += 1 }
            #expect(sent < 10_000)
            let calls = Atomic(0)
            connection.whenWritable { calls.add(1, ordering: .relaxed) }
            #expect(!connection.notify("feed"))
            #expect(calls.load(ordering: .relaxed) == 0)
            for _ in 0..<sent { #expect(await client.line() != nil) }
            #expect(await Scene.eventually { calls.load(ordering: .relaxed) == 1 })
            #expect(connection.notify("feed"))
            #expect(await client.line() == #"{"jsonrpc":"2.0","method":"feed","params":{}}"#)
            // There is room, so this is called at once; the first is not called again.
            connection.whenWritable { calls.add(10, ordering: .relaxed) }
            #expect(await Scene.eventually { calls.load(ordering: .relaxed) == 11 })
        }
    }

    @Test func `to a connection that is closed is refused`() async throws {
        try await Scene.with { scene in
            let client = try scene.client()
            #expect(try await client.ask(1, "echo") != nil)
            let connection = try #require(scene.echo.onlyConnection)
            connection.close(afterSaying: Request(method: "bye"))
            #expect(await client.line() == #"{"jsonrpc":"2.0","method":"bye","params":{}}"#)
            #expect(await client.isClosed())
            #expect(!connection.notify("late"))
            connection.whenWritable { Issue.record("a closed connection is not writable") }
        }
    }

    @Test func `is not what cuts a slow reader off, but many large answers at once are`() async throws {
        var limits = Limits()
        limits.mostUnsent = 256 << 10
        limits.highWater = 64 << 10
        try await Scene.with(limits) { scene in
            let client = try scene.client()
            let text = String(repeating: "x", count: 50_000)
            for id in 0..<40 { try client.send(Client.request(id, "hold", #"{"a":"\#(text)"}"#)) }
            #expect(await Scene.eventually { scene.echo.started.count == 40 })
            scene.echo.release()
            #expect(await Scene.eventually { scene.server.connections == 0 })
        }
    }
}

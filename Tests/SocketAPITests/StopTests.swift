import CanonicalJSON
import Foundation
import Glibc
import JSONRPC
import SocketAPI
import Testing

@Suite struct `A server that stops` {
    private static let farewell = Request(method: "service.closing", params: ["reason": "test"])
    private static let line = #"{"jsonrpc":"2.0","method":"service.closing","params":{"reason":"test"}}"#

    @Test func `answers what is under way, tells everybody, and closes`() async throws {
        try await Scene.with { scene in
            let (busy, idle) = (try scene.client(), try scene.client())
            #expect(try await idle.ask(1, "echo") != nil)
            try busy.send(Client.request(1, "later", #"{"ms":100}"#) + Client.request(2, "hold"))
            #expect(await Scene.eventually { scene.echo.started.count == 3 })
            async let cut = scene.server.stop(within: .seconds(10), saying: Self.farewell)
            #expect(await idle.line() == Self.line)
            #expect(await idle.isClosed())
            #expect(throws: Client.Failure.self) { try scene.client() }
            try? busy.send(Client.request(3, "echo"))
            #expect(await busy.line() == Client.answer(1, #"{"ms":100}"#))
            scene.echo.release()
            #expect(await busy.line() == Client.answer(2, "{}"))
            #expect(await busy.line() == Self.line)
            #expect(await busy.isClosed())
            #expect(await cut == 0)
            #expect(scene.echo.closed == 2)
        }
    }

    @Test func `cuts off what takes too long`() async throws {
        try await Scene.with { scene in
            let client = try scene.client()
            try client.send(Client.request(1, "hold"))
            #expect(await Scene.eventually { scene.echo.started.count == 1 })
            #expect(await scene.server.stop(within: .milliseconds(50), saying: Self.farewell) == 1)
            #expect(await client.isClosed())
            // The answer comes when nobody is there any more.
            scene.echo.release()
        }
    }

    @Test func `lets the last bytes of a large answer through`() async throws {
        try await Scene.with { scene in
            let client = try scene.client()
            try client.send(Client.request(1, "large", #"{"size":3000000}"#))
            #expect(await Scene.eventually { scene.echo.started.count == 1 })
            async let cut = scene.server.stop(within: .seconds(10), saying: Self.farewell)
            try await Task.sleep(for: .milliseconds(5))
            #expect(await client.line()?.utf8.count ?? 0 > 3_000_000)
            #expect(await client.line() == Self.line)
            #expect(await client.isClosed())
            #expect(await cut == 0)
        }
    }

    @Test func `has made the process deaf to a broken pipe`() async throws {
        try await Scene.with { _ in
            var action = sigaction()
            #expect(sigaction(SIGPIPE, nil, &action) == 0)
            #expect(unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1)
        }
    }

    @Test func `may be stopped twice, and removes its socket`() async throws {
        try await Scene.with { scene in
            #expect(FileManager.default.fileExists(atPath: scene.path))
            await scene.server.stop(within: .seconds(1))
            #expect(!FileManager.default.fileExists(atPath: scene.path))
            await scene.server.stop(within: .seconds(1))
        }
    }
}

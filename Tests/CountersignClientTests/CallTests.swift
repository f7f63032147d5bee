import CanonicalJSON
import CountersignClient
import JSONRPC
import SocketAPI
import Testing

@Suite(.timeLimit(.minutes(1))) struct `A call` {
    @Test func `gets its own answer among many that are under way`() async throws {
        try await Scene.with { scene in
            let client = try await scene.client()
            try await withThrowingTaskGroup(of: Bool.self) { tasks in
                for number in 0..<1000 {
                    tasks.addTask {
                        try await client.call("echo", ["n": .int(Int64(number))])["n"] == .int(Int64(number))
                    }
                }
                for try await isOwn in tasks { #expect(isOwn) }
            }
            #expect(scene.server?.connections == 1)
            await client.close()
        }
    }

    @Test func `carries every kind of value there and back`() async throws {
        try await Scene.with { scene in
            let client = try await scene.client()
            let value: Value = ["a": [1, -2, nil, true, "é\n", [:], []], "b": ["c": ["d": "e"]]]
            let answer = try await client.call("echo", ["value": value])
            #expect(answer["value"] == value)
            #expect(answer["value"]?["a"]?[4]?.string == "é\n" && answer["value"]?["a"]?[7] == nil)
            #expect(answer.description == #"{"value":{"a":[1,-2,null,true,"é\n",{},[]],"b":{"c":{"d":"e"}}}}"#)
        }
    }

    @Test func `throws what the service refuses, with all that it says`() async throws {
        try await Scene.with { scene in
            let client = try await scene.client()
            let error = await #expect(throws: ServiceError.self) { try await client.call("refuse") }
            #expect(error?.code == "refused.role" && error?.number == -32022 && error?.exit == 1)
            #expect(error?.message == "Expected a chair." && error?.remedy == "ask the chair.")
            #expect(error?.data["role"] == "clerk")
            let unknown = await #expect(throws: ServiceError.self) { try await client.call("nothing") }
            #expect(unknown?.code == "rpc.unknown_method" && unknown?.exit == 64)
        }
    }

    @Test func `that cannot be written or read fails alone`() async throws {
        try await Scene.with { scene in
            let client = try await scene.client()
            async let before = client.call("hold")
            #expect(await Scene.eventually { scene.office.with { $0.held.count == 1 } })
            let large = await #expect(throws: ServiceError.self) { try await client.call("echo", ["n": .int(.max)]) }
            #expect(large?.code == "rpc.bad_params")
            var deep: Value = 1
            for _ in 0..<40 { deep = [deep] }
            let tooDeep = Task { [deep] in try await client.call("echo", ["n": deep]) }
            async let after = client.call("echo", ["n": 2])
            scene.office.release()
            #expect(try await before == .null)
            let error = await #expect(throws: ServiceError.self) { try await tooDeep.value }
            #expect(error?.code == "rpc.parse")
            #expect(try await after == ["n": 2])
        }
    }

    @Test func `longer than a line may be is refused by its name`() async throws {
        var limits = Limits()
        limits.longestLine = 1000
        try await Scene.with(limits) { scene in
            let client = try await scene.client()
            let text = Value.text(String(repeating: "x", count: 2000))
            let error = await #expect(throws: ServiceError.self) { try await client.call("echo", ["text": text]) }
            #expect(error?.code == "rpc.too_long")
            // The service has closed that connection; the next call opens another.
            #expect(try await client.call("echo", ["n": 1]) == ["n": 1])
        }
    }

    @Test func `that is cancelled stops waiting, and the others go on`() async throws {
        try await Scene.with { scene in
            let client = try await scene.client()
            let task = Task { try await client.call("hold") }
            #expect(await Scene.eventually { scene.office.with { $0.held.count == 1 } })
            async let other = client.call("echo", ["n": 1])
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            // The late answer finds nobody, and does no harm.
            scene.office.release()
            #expect(try await other == ["n": 1])
            #expect(try await client.call("echo", ["n": 2]) == ["n": 2])
            #expect(scene.server?.connections == 1)
        }
    }

    @Test func `fails when the connection breaks off, and the next one opens another`() async throws {
        try await Scene.with { scene in
            let client = try await scene.client()
            let task = Task { try await client.call("hold") }
            #expect(await Scene.eventually { scene.office.with { $0.held.count == 1 } })
            await scene.stop()
            let error = await #expect(throws: ConnectionError.self) { try await task.value }
            guard case .lost = error else { throw error ?? .noAnswer }
            let away = await #expect(throws: ConnectionError.self) { try await client.call("echo") }
            guard case .couldNotConnect = away else { throw away ?? .noAnswer }
            try await scene.start()
            #expect(try await client.call("echo", ["n": 1]) == ["n": 1])
        }
    }

    @Test func `learns the reason when the service closes`() async throws {
        try await Scene.with { scene in
            let client = try await scene.client()
            let task = Task { try await client.call("hold") }
            #expect(await Scene.eventually { scene.office.with { $0.held.count == 1 } })
            let closing = Request(method: "service.closing", params: ["reason": "a new version"])
            async let stopped: Void = scene.stop(within: .seconds(5), saying: closing)
            scene.office.release()
            #expect(try await task.value == .null)
            await stopped
            try await scene.start()
            #expect(try await client.call("echo", ["n": 1]) == ["n": 1])
        }
    }

    @Test func `fails once the client is closed`() async throws {
        try await Scene.with { scene in
            let client = try await scene.client()
            let task = Task { try await client.call("hold") }
            #expect(await Scene.eventually { scene.office.with { $0.held.count == 1 } })
            await client.close()
            await #expect(throws: ConnectionError.ended) { try await task.value }
            await #expect(throws: ConnectionError.ended) { try await client.call("echo") }
            #expect(await Scene.eventually { scene.server?.connections == 0 })
        }
    }

    @Test func `of a client that is let go of leaves no connection behind`() async throws {
        try await Scene.with { scene in
            let answer = try await scene.client().call("echo")
            #expect(answer == [:])
            #expect(await Scene.eventually { scene.server?.connections == 0 })
        }
    }
}

import CountersignClient
import JSONRPC
import SocketAPI
import Testing

@Suite(.timeLimit(.minutes(1))) struct `Performing` {
    @Test func `is done once although the connection breaks off before the answer`() async throws {
        try await Scene.with { scene in
            scene.office.with { $0.plans = [.silence] }
            let client = try await scene.client()
            async let answer = client.perform("sign", within: .seconds(20))
            #expect(await Scene.eventually { scene.office.with { $0.held.count == 1 } })
            await scene.stop()
            try await scene.start()
            #expect(try await answer == ["number": 1])
            let (attempts, executions) = scene.office.with { ($0.attempts, $0.executions) }
            #expect(attempts.count == 2 && attempts[0].key == attempts[1].key && attempts[0].key.utf8.count == 32)
            #expect(executions.count == 1)
        }
    }

    @Test func `with a plain call would not be sent again`() async throws {
        try await Scene.with { scene in
            scene.office.with { $0.plans = [.silence] }
            let client = try await scene.client()
            let task = Task { try await client.call("sign", ["key": "k"]) }
            #expect(await Scene.eventually { scene.office.with { $0.held.count == 1 } })
            await scene.stop()
            try await scene.start()
            await #expect(throws: ConnectionError.self) { try await task.value }
            #expect(scene.office.with { $0.attempts.count } == 1)
        }
    }

    @Test func `waits as long as an overloaded service asks`() async throws {
        try await Scene.with { scene in
            scene.office.with { $0.plans = [.overloaded(milliseconds: 150)] }
            let client = try await scene.client()
            #expect(try await client.perform("sign", key: "mine", within: .seconds(20)) == ["number": 1])
            let attempts = scene.office.with { $0.attempts }
            #expect(attempts.map(\.key) == ["mine", "mine"])
            #expect(attempts[0].at.duration(to: attempts[1].at) >= .milliseconds(150))
        }
    }

    @Test func `asks again when the service does not know what it did`() async throws {
        try await Scene.with { scene in
            scene.office.with { $0.plans = [.unknown, .unknown] }
            let client = try await scene.client()
            #expect(try await client.perform("sign", ["key": "k"], within: .seconds(20)) == ["number": 1])
            #expect(scene.office.with { $0.attempts.map(\.key) } == ["k", "k", "k"])
            #expect(scene.office.with { $0.executions.count } == 1)
        }
    }

    @Test func `goes on with the next service when this one closes`() async throws {
        try await Scene.with { scene in
            let client = try await scene.client()
            await scene.stop(within: .seconds(1), saying: Request(method: "service.closing"))
            async let answer = client.perform("sign", within: .seconds(20))
            try await scene.start()
            #expect(try await answer == ["number": 1])
        }
    }

    @Test func `takes a refusal as it is`() async throws {
        try await Scene.with { scene in
            let client = try await scene.client()
            await #expect(throws: ServiceError.self) { try await client.perform("refuse", within: .seconds(20)) }
            #expect(scene.office.with { $0.started } == ["refuse"])
        }
    }

    @Test func `ends with the last error when its time is over`() async throws {
        try await Scene.with { scene in
            scene.office.with { $0.plans = [.silence, .overloaded(milliseconds: 60_000)] }
            let client = try await scene.client()
            await #expect(throws: ConnectionError.noAnswer) {
                try await client.perform("sign", within: .milliseconds(50))
            }
            // Answers keep their order, so the late one comes first.
            scene.office.release()
            let began = ContinuousClock.now
            let error = await #expect(throws: ServiceError.self) {
                try await client.perform("sign", within: .seconds(30))
            }
            #expect(error?.code == "service.overloaded" && error?.retryAfter == .seconds(60))
            #expect(ContinuousClock.now - began < .seconds(20))
        }
    }

    @Test func `can be cancelled between two attempts`() async throws {
        try await Scene.with { scene in
            let client = try await scene.client()
            await scene.stop()
            let task = Task { try await client.perform("sign", within: .seconds(60)) }
            try await Task.sleep(for: .milliseconds(5))
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
        }
    }
}

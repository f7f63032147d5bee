import CountersignClient
import JSONRPC
import SocketAPI
import Testing

@Suite(.timeLimit(.minutes(1))) struct `A batch` {
    @Test func `is answered in order, errors in their places`() async throws {
        try await Scene.with { scene in
            let client = try await scene.client()
            let outcomes = try await client.batch([("echo", ["n": 1]), ("refuse", [:]), ("echo", ["n": 3])])
            #expect(outcomes.count == 3)
            #expect(try outcomes[0].get() == ["n": 1])
            #expect(throws: ServiceError.self) { try outcomes[1].get() }
            #expect(try outcomes[2].get() == ["n": 3])
            #expect(try await client.batch([]).isEmpty)
        }
    }

    @Test func `of more than a line takes travels in several`() async throws {
        try await Scene.with { scene in
            let client = try await scene.client()
            let outcomes = try await client.batch((0..<250).map { ("echo", ["n": .int($0)]) })
            #expect(try outcomes.map { try $0.get() } == (0..<250).map { ["n": .int($0)] })
        }
    }

    @Test func `that the service does not take fails whole, and what follows does not`() async throws {
        var limits = Limits()
        limits.line.batch = 2
        try await Scene.with(limits) { scene in
            let client = try await scene.client()
            async let batch = client.batch([("echo", [:]), ("echo", [:]), ("echo", [:])])
            for outcome in try await batch {
                let error = #expect(throws: ServiceError.self) { try outcome.get() }
                #expect(error?.code == "rpc.invalid_request")
            }
            #expect(try await client.batch([("echo", [:])]).count == 1)
            #expect(scene.office.with { $0.started.count } == 1)
        }
    }
}

import CountersignClient
import Dispatch
import SocketAPI
import Testing

@Suite(.timeLimit(.minutes(1))) struct `A program that waits` {
    /// Runs a function on a thread of its own, for the tests' few threads may not be held.
    private func aside<Outcome: Sendable>(_ body: @escaping @Sendable () throws -> Outcome) async throws -> Outcome {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(with: Result { try body() }) }
        }
    }

    @Test func `connects and calls`() async throws {
        try await Scene.with { scene in
            let path = scene.path
            let answer = try await aside {
                try Client.connectAndWait(to: .unix(path: path)).callAndWait("echo", ["n": 1])
            }
            #expect(answer == ["n": 1])
            await #expect(throws: ServiceError.self) {
                try await aside { try Client.connectAndWait(to: .unix(path: path)).callAndWait("refuse") }
            }
        }
    }

    @Test func `learns that nobody listens, or nobody answers in time`() async throws {
        try await Scene.with { scene in
            let path = scene.path
            let error = await #expect(throws: ConnectionError.self) {
                try await aside { _ = try Client.connectAndWait(to: .unix(path: path + ".other")) }
            }
            guard case .couldNotConnect = error else { throw error ?? .ended }
            await #expect(throws: ConnectionError.noAnswer) {
                try await aside {
                    try Client.connectAndWait(to: .unix(path: path))
                        .callAndWait("hold", within: .milliseconds(50))
                }
            }
        }
    }
}

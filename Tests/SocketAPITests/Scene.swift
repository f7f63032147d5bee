import Foundation
import Glibc
import JSONRPC
import SocketAPI
import Testing

/// A server on a Unix socket in a directory of its own.
struct Scene: Sendable {
    let directory: String
    let echo: Echo
    let server: SocketServer

    var path: String { directory + "/run/api.sock" }

    func client() throws -> Client { try Client(path: path) }

    /// Runs a test with a server, which is stopped afterwards.
    static func with(
        _ limits: Limits = Limits(), echo: Echo = Echo(), threads: Int = 1, also: [Listening] = [],
        _ body: (Scene) async throws -> Void
    ) async throws {
        try await withDirectory { directory in
            let path = directory + "/run/api.sock"
            let server = try await SocketServer.start(
                [.unix(path: path)] + also, serving: echo, limits: limits, threads: threads)
            do {
                try await body(Scene(directory: directory, echo: echo, server: server))
            } catch {
                echo.release()
                await server.stop(within: .seconds(1))
                throw error
            }
            echo.release()
            await server.stop(within: .seconds(1))
        }
    }

    static func withDirectory(_ body: (String) async throws -> Void) async throws {
        let directory = FileManager.default.temporaryDirectory.path + "/s\(UInt32.random(in: 0...UInt32.max))"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try await body(directory)
    }

    /// Whether a condition comes true within ten seconds.
    static func eventually(_ condition: () throws -> Bool) async rethrows -> Bool {
        for _ in 0..<5000 {
            if try condition() { return true }
            try? await Task.sleep(for: .milliseconds(2))
        }
        return false
    }

    /// The memory of this process that is in use, in bytes.
    static var memory: Int {
        let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
        return (text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 4096
    }

    /// Lets the process have as many descriptors as it may.
    static func raiseDescriptors() {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        limit.rlim_cur = min(limit.rlim_max, 16384)
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
}

import CountersignClient
import Foundation
import JSONRPC
import SocketAPI
import Synchronization
import Testing

/// A service on a Unix socket in a directory of its own, which can be stopped and started again.
final class Scene: Sendable {
    let directory: String
    let office: Office
    private let also: [Listening]
    private let running = Mutex<SocketServer?>(nil)

    var path: String { directory + "/run/api.sock" }
    var server: SocketServer? { running.withLock { $0 } }

    private init(directory: String, office: Office, also: [Listening]) {
        self.directory = directory
        self.office = office
        self.also = also
    }

    func client() async throws -> Client { try await Client.connect(to: .unix(path: path)) }

    func start(_ limits: Limits = Limits()) async throws {
        let server = try await SocketServer.start([.unix(path: path)] + also, serving: office, limits: limits)
        running.withLock { $0 = server }
    }

    /// Stops the service; without a notification and time, its connections break off as in a crash.
    func stop(within time: Duration = .zero, saying notification: Request? = nil) async {
        let server = running.withLock { running in
            defer { running = nil }
            return running
        }
        await server?.stop(within: time, saying: notification)
    }

    /// Runs a test with a service, which is stopped afterwards.
    static func with(
        _ limits: Limits = Limits(), office: Office = Office(), also: (String) throws -> [Listening] = { _ in [] },
        _ body: (Scene) async throws -> Void
    ) async throws {
        let directory = FileManager.default.temporaryDirectory.path + "/c\(UInt32.random(in: 0...UInt32.max))"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let scene = Scene(directory: directory, office: office, also: try also(directory))
        try await scene.start(limits)
        do {
            try await body(scene)
        } catch {
            await scene.stop()
            throw error
        }
        await scene.stop()
    }

    /// Whether a condition comes true within ten seconds.
    static func eventually(_ condition: () throws -> Bool) async rethrows -> Bool {
        for _ in 0..<5000 {
            if try condition() { return true }
            try? await Task.sleep(for: .milliseconds(2))
        }
        return false
    }
}

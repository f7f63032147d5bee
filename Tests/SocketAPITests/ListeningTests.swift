import Foundation
import Glibc
import JSONRPC
import SocketAPI
import Testing

@Suite struct `A Unix socket` {
    private func mode(of path: String) -> mode_t {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_mode & 0o7777 : 0
    }

    private func start(_ path: String, mode: UInt32 = 0o600) async throws -> SocketServer {
        try await SocketServer.start([.unix(path: path, mode: mode)], serving: Echo())
    }

    @Test func `and its directory are for the owner alone, whatever the mask`() async throws {
        try await Scene.withDirectory { directory in
            let server = try await start(directory + "/a/b/s")
            #expect(mode(of: directory + "/a") == 0o700)
            #expect(mode(of: directory + "/a/b") == 0o700)
            #expect(mode(of: directory + "/a/b/s") == 0o600)
            #expect(try FileManager.default.contentsOfDirectory(atPath: directory + "/a/b") == ["s"])
            await server.stop(within: .seconds(1))
            let open = try await start(directory + "/a/b/t", mode: 0o660)
            #expect(mode(of: directory + "/a/b/t") == 0o660)
            await open.stop(within: .seconds(1))
        }
    }

    @Test func `left by a crash is replaced`() async throws {
        try await Scene.withDirectory { directory in
            let path = directory + "/s"
            let first = try await start(path)
            let second = try await start(path)
            // The first finds that the file is not its own any more.
            await first.stop(within: .seconds(1))
            #expect(try await Client(path: path).ask(1, "echo") == Client.answer(1, "{}"))
            await second.stop(within: .seconds(1))
            #expect(!FileManager.default.fileExists(atPath: path))
        }
    }

    @Test func `does not replace another kind of file`() async throws {
        try await Scene.withDirectory { directory in
            let path = directory + "/s"
            try Data("precious".utf8).write(to: URL(fileURLWithPath: path))
            let error = await #expect(throws: SocketError.self) { try await start(path) }
            #expect(error?.code == .pathTaken)
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data("precious".utf8))
        }
    }

    @Test func `is not put where everybody may write`() async throws {
        try await Scene.withDirectory { directory in
            chmod(directory, 0o1777)
            let error = await #expect(throws: SocketError.self) { try await start(directory + "/s") }
            #expect(error?.code == .directoryOpen)
        }
    }

    @Test func `has a path of limited length`() async throws {
        let error = await #expect(throws: SocketError.self) {
            try await start("/tmp/" + String(repeating: "x", count: 100))
        }
        #expect(error?.code == .pathTooLong)
    }

    @Test func `may be opened by whoever started the process`() async throws {
        try await Scene.withDirectory { directory in
            let descriptor = try listener(directory + "/s")
            let environment = ["LISTEN_PID": String(getpid()), "LISTEN_FDS": "1"]
            let found = try Listening.inherited(environment: environment, first: descriptor)
            #expect(found == [.inherited(descriptor: descriptor)])
            let server = try await SocketServer.start(found, serving: Echo())
            #expect(try await Client(path: directory + "/s").ask(1, "who")?.contains("\(getpid())") == true)
            await server.stop(within: .seconds(1))
            // The file belongs to the one who made it.
            #expect(FileManager.default.fileExists(atPath: directory + "/s"))
        }
    }

    @Test func `meant for another process is not taken`() throws {
        #expect(try Listening.inherited(environment: ["LISTEN_PID": "1", "LISTEN_FDS": "1"]) == [])
        #expect(try Listening.inherited(environment: [:]) == [])
    }

    @Test func `must be listening, and TCP must have a certificate`() throws {
        let environment = ["LISTEN_PID": String(getpid()), "LISTEN_FDS": "1"]
        for domain in [AF_UNIX, AF_INET] {
            let descriptor = socket(domain, Int32(SOCK_STREAM.rawValue), 0)
            defer { close(descriptor) }
            if domain == AF_INET { listen(descriptor, 5) }
            let error = #expect(throws: SocketError.self) {
                try Listening.inherited(environment: environment, first: descriptor)
            }
            #expect(error?.code == .inherited)
        }
    }

    private func listener(_ path: String) throws -> Int32 {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard bound == 0, listen(descriptor, 5) == 0 else { throw Client.Failure(call: "bind") }
        return descriptor
    }
}

@Suite struct `A lack of descriptors` {
    @Test func `does not end the listening`() async {
        await #expect(processExitsWith: .success) {
            try await Scene.with { scene in
                let first = try scene.client()
                #expect(try await first.ask(1, "echo") != nil)
                let second = try scene.client()
                var taken: [Int32] = []
                while case let descriptor = dup(0), descriptor >= 0 {
                    taken.append(descriptor)
                    if taken.count > 1 << 16 { exit(2) }
                }
                close(taken.removeLast())
                // The kernel connects it, the server has no descriptor for it.
                let third = try scene.client()
                let before = clock()
                guard await third.line(within: 300) == nil else { exit(3) }
                // It waits; trying again and again would use most of that time.
                guard clock() - before < CLOCKS_PER_SEC / 10 else { exit(5) }
                guard try await first.ask(2, "echo") != nil else { exit(3) }
                for descriptor in taken { close(descriptor) }
                for client in [third, second] {
                    guard try await client.ask(1, "echo") != nil else { exit(4) }
                }
            }
        }
    }
}

import ChildProcess
import Foundation
import Glibc
import JSONRPC
import SocketAPI
import Testing

@Suite struct `A TLS port` {
    /// Runs a test with a server on a free port and a fresh certificate.
    private func with(
        _ limits: Limits = Limits(), _ body: (Scene, Int, TLSFiles) async throws -> Void
    ) async throws {
        try await Scene.withDirectory { directory in
            let files = TLSFiles(chain: directory + "/chain.pem", key: directory + "/key.pem")
            let maker = try OpenSSL(
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", files.key, "-out",
                files.chain)
            #expect(maker.waitForEnd() == 0)
            let place = Listening.tls(host: "127.0.0.1", port: 0, files: files)
            try await Scene.with(limits, also: [place]) { scene in
                try await body(scene, try #require(scene.server.ports.first), files)
            }
        }
    }

    private func client(_ port: Int, _ files: TLSFiles, _ options: String...) throws -> OpenSSL {
        try OpenSSL(
            ["s_client", "-connect", "127.0.0.1:\(port)", "-quiet", "-CAfile", files.chain]
                + ["-verify_return_error", "-verify_hostname", "localhost"] + options)
    }

    @Test func `serves a client that trusts its certificate`() async throws {
        try await with { scene, port, files in
            let client = try client(port, files)
            try client.send(Client.request(1, "login") + Client.request(2, "later", #"{"ms":5}"#))
            #expect(await client.output.line() == Client.answer(1, "true"))
            #expect(await client.output.line() == Client.answer(2, #"{"ms":5}"#))
            let connection = try #require(scene.echo.onlyConnection)
            #expect(connection.isSecure && connection.peer == .tcp(address: "127.0.0.1"))
            client.end()
        }
    }

    @Test func `refuses plain text, and TLS older than 1.2`() async throws {
        try await with { scene, port, files in
            let plain = try Client(port: port)
            try plain.send(Client.request(1, "echo"))
            #expect(await plain.line()?.contains("jsonrpc") != true)
            #expect(await plain.isClosed())
            let old = try client(port, files, "-tls1_1", "-cipher", "ALL:@SECLEVEL=0")
            try? old.send(Client.request(1, "echo"))
            #expect(await old.output.line() == nil)
            #expect(old.waitForEnd() != 0)
            #expect(scene.echo.started.isEmpty)
            #expect(await Scene.eventually { scene.server.connections == 0 })
        }
    }

    @Test func `ends a connection that does not log in in time, also one without a handshake`() async throws {
        var limits = Limits()
        limits.loginTime = .milliseconds(300)
        try await with(limits) { scene, port, files in
            let silent = try Client(port: port)
            #expect(await silent.isClosed())
            let client = try client(port, files)
            #expect(await client.output.line()?.contains("auth.required") == true)
            #expect(await client.output.isClosed())
            client.end()
        }
    }

    @Test func `takes a limited number of connections from one address`() async throws {
        var limits = Limits()
        limits.connectionsPerAddress = 1
        try await with(limits) { scene, port, _ in
            let first = try Client(port: port)
            #expect(await Scene.eventually { scene.server.connections == 1 })
            #expect(try await Client(port: port).isClosed())
            #expect(scene.server.connections == 1)
            #expect(await first.line(within: 5) == nil && !first.isAtEnd)
        }
    }

    @Test func `tells its clients that the server stops`() async throws {
        try await with { scene, port, files in
            let client = try client(port, files)
            try client.send(Client.request(1, "login"))
            #expect(await client.output.line() != nil)
            try client.send(Client.request(2, "hold"))
            #expect(await Scene.eventually { scene.echo.started.count == 2 })
            async let cut = scene.server.stop(within: .seconds(10), saying: Request(method: "service.closing"))
            scene.echo.release()
            #expect(await client.output.line() == Client.answer(2, "{}"))
            #expect(await client.output.line()?.contains("service.closing") == true)
            #expect(await client.output.isClosed())
            #expect(await cut == 0)
        }
    }

    @Test func `needs a certificate and its own key`() async throws {
        try await with { scene, _, files in
            let other = scene.directory + "/other.pem"
            let maker = try OpenSSL("genpkey", "-algorithm", "ed25519", "-out", other)
            #expect(maker.waitForEnd() == 0)
            for key in [other, scene.directory + "/missing.pem", files.chain] {
                let place = Listening.tls(host: "127.0.0.1", port: 0, files: TLSFiles(chain: files.chain, key: key))
                let error = await #expect(throws: SocketError.self) {
                    try await SocketServer.start([place], serving: Echo())
                }
                #expect(error?.code == .certificate)
            }
        }
    }
}

/// The openssl program: another implementation of TLS than the server's.
final class OpenSSL: Sendable {
    let output: Client
    private let child: Child
    private let input: Pipe

    convenience init(_ arguments: String...) throws {
        try self.init(arguments)
    }

    init(_ arguments: [String]) throws {
        input = Pipe()
        let pipe = Pipe()
        child = try Child(["openssl"] + arguments, input: .pipe(input), output: .pipe(pipe))
        output = Client(descriptor: dup(pipe.fileHandleForReading.fileDescriptor))
    }

    func send(_ text: String) throws {
        try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    }

    func end() {
        child.signal(SIGTERM)
    }

    func waitForEnd() -> Int32 {
        child.wait() ?? -1
    }
}

import ChildProcess
import CountersignClient
import Foundation
import SocketAPI
import Testing

@Suite(.timeLimit(.minutes(1))) struct `Over TLS` {
    /// Makes a key and a certificate for localhost that vouches for itself.
    static func certificate(in directory: String, _ name: String = "server", host: String = "localhost") throws
        -> TLSFiles
    {
        let files = TLSFiles(chain: "\(directory)/\(name).pem", key: "\(directory)/\(name)-key.pem")
        let maker = try Child(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
                + ["-days", "2", "-subj", "/CN=\(host)", "-addext", "subjectAltName=DNS:\(host)"]
                + ["-keyout", files.key, "-out", files.chain])
        #expect(maker.wait() == 0)
        return files
    }

    /// Runs a test with a service on a free port.
    static func with(host: String = "localhost", _ body: (Scene, Int, TLSFiles) async throws -> Void) async throws {
        var files: TLSFiles?
        let place = { (directory: String) in
            let made = try certificate(in: directory, host: host)
            files = made
            return [Listening.tls(host: "127.0.0.1", port: 0, files: made)]
        }
        try await Scene.with(also: place) { scene in
            try await body(scene, try #require(scene.server?.ports.first), try #require(files))
        }
    }

    private func endpoint(_ port: Int, _ path: String) -> Endpoint {
        .tls(host: "localhost", port: port, trust: .file(path: path))
    }

    @Test func `a client logs in to a service whose certificate it trusts`() async throws {
        try await Self.with { scene, port, files in
            scene.office.publish(3)
            let client = try await Client.connect(to: endpoint(port, files.chain), token: "sesame")
            #expect(try await client.call("echo", ["n": 1]) == ["n": 1])
            #expect(scene.office.with { $0.started } == ["auth.login", "echo"])
            var events = client.events(from: 2).makeAsyncIterator()
            #expect(try await events.next()?.seq == 2)
            await client.close()
            #expect(await Scene.eventually { scene.server?.connections == 0 })
        }
    }

    @Test func `a wrong token is refused`() async throws {
        try await Self.with { _, port, files in
            let error = await #expect(throws: ServiceError.self) {
                try await Client.connect(to: endpoint(port, files.chain), token: "wrong")
            }
            #expect(error?.code == "auth.unknown_token" && error?.exit == 77)
        }
    }

    @Test func `a certificate that nobody trusted vouches for is refused, before anything is sent`() async throws {
        try await Self.with { scene, port, _ in
            let other = try Self.certificate(in: scene.directory, "other")
            for trust in [Endpoint.Trust.file(path: other.chain), .system] {
                let error = await #expect(throws: ConnectionError.self) {
                    try await Client.connect(
                        to: .tls(host: "localhost", port: port, trust: trust), token: "sesame")
                }
                guard case .untrusted = error else { throw error ?? .ended }
            }
            #expect(scene.office.with { $0.started }.isEmpty)
        }
    }

    @Test func `a certificate for another host is refused`() async throws {
        try await Self.with(host: "elsewhere.example") { scene, port, files in
            let error = await #expect(throws: ConnectionError.self) {
                try await Client.connect(to: endpoint(port, files.chain), token: "sesame")
            }
            guard case .untrusted = error else { throw error ?? .ended }
            #expect(scene.office.with { $0.started }.isEmpty)
        }
    }

    @Test func `a file without certificates is an error that says so`() async throws {
        try await Self.with { scene, port, files in
            for path in [files.key, scene.directory + "/missing.pem"] {
                let error = await #expect(throws: ConnectionError.self) {
                    try await Client.connect(to: endpoint(port, path), token: "sesame")
                }
                #expect(error == .couldNotConnect(reason: "no certificates can be read from '\(path)'"))
            }
        }
    }

    @Test func `a service that never shakes hands is given up in time`() async throws {
        let listener = try SilentPort()
        let error = await #expect(throws: ConnectionError.self) {
            try await Client.connect(
                to: .tls(host: "127.0.0.1", port: listener.port), token: "sesame", timeout: .milliseconds(100))
        }
        #expect(error == .couldNotConnect(reason: "it takes too long"))
    }
}

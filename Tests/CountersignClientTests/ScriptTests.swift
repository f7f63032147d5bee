import ChildProcess
import CountersignClient
import Foundation
import SocketAPI
import Testing

/// Scripts/client.py, which uses nothing of the library.
@Suite(.timeLimit(.minutes(1))) struct `The script` {
    struct Outcome: Sendable {
        let status: Int32
        let output: String
        let errors: String
    }

    private static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Scripts/client.py").path

    /// Runs Python to its end.
    private func python(_ arguments: [String], _ environment: [String: String] = [:]) async throws -> Outcome {
        let (output, errors) = (Pipe(), Pipe())
        let child = try Child(
            ["python3"] + arguments,
            environment: ProcessInfo.processInfo.environment.merging(environment) { _, given in given },
            output: .pipe(output), errors: .pipe(errors))
        // Outputs are short enough for the pipes to hold.
        let status = await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: child.wait() ?? -1) }
        }
        let read = { (pipe: Pipe) in
            String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        }
        return Outcome(status: status, output: read(output), errors: read(errors))
    }

    @Test func `calls a method with parameters by name or as JSON`() async throws {
        try await Scene.with { scene in
            let named = try await python([Self.script, "--socket", scene.path, "echo", "person=p30", "n=7", "ok=true"])
            #expect(named.output == #"{"n": 7, "ok": true, "person": "p30"}"# + "\n")
            #expect(named.status == 0 && named.errors.isEmpty)
            let json = try await python([Self.script, "--socket", scene.path, "echo", #"{"a": ["é", {"b": null}]}"#])
            #expect(json.output == #"{"a": ["é", {"b": null}]}"# + "\n")
        }
    }

    @Test func `exits as the error says`() async throws {
        try await Scene.with { scene in
            let refused = try await python([Self.script, "--socket", scene.path, "refuse"])
            #expect(refused.status == 1 && refused.output.isEmpty)
            #expect(refused.errors == "error: Expected a chair. [refused.role]\ntry:   ask the chair.\n")
            let unknown = try await python([Self.script, "--socket", scene.path, "nothing"])
            #expect(unknown.status == 64)
            let away = try await python([Self.script, "--socket", scene.path + ".other", "echo"])
            #expect(away.status == 69 && away.errors.hasPrefix("error: "))
            #expect(try await python([Self.script, "echo"]).status == 64)
        }
    }

    @Test func `follows events until the service goes`() async throws {
        try await Scene.with { scene in
            scene.office.publish(3)
            async let outcome = python([Self.script, "--socket", scene.path, "events", "from=2"])
            #expect(await Scene.eventually { scene.office.with { $0.entriesSent == 2 } })
            scene.office.publish(1)
            await scene.stop(within: .seconds(5))
            let lines = try await outcome.output.split(separator: "\n")
            #expect(lines.count == 3 && lines[0].contains(#""seq": 2"#) && lines[2].contains(#""seq": 4"#))
            #expect(try await outcome.status == 69)
        }
    }

    @Test func `logs in over TLS with the token from its environment`() async throws {
        try await `Over TLS`.with { _, port, files in
            let arguments = [Self.script, "--tls", "localhost:\(port)", "echo", "n=1"]
            let trusted = ["COUNTERSIGN_TOKEN": "sesame", "SSL_CERT_FILE": files.chain]
            let good = try await python(arguments, trusted)
            #expect(good.output == #"{"n": 1}"# + "\n")
            #expect(
                try await python(arguments, ["COUNTERSIGN_TOKEN": "wrong", "SSL_CERT_FILE": files.chain]).status == 77)
            #expect(try await python(arguments, ["COUNTERSIGN_TOKEN": "sesame"]).status == 69)
        }
    }

    @Test func `is a module as well`() async throws {
        try await Scene.with { scene in
            scene.office.publish(2)
            let program = """
                import itertools, sys
                sys.dont_write_bytecode = True
                sys.path.insert(0, sys.argv[1])
                from client import Countersign, ServiceError
                print(Countersign(sys.argv[2]).call("echo", n=1)["n"])
                print([event["seq"] for event in itertools.islice(Countersign(sys.argv[2]).events(**{"from": 1}), 2)])
                try:
                    Countersign(sys.argv[2]).call("refuse")
                except ServiceError as error:
                    print(error.data["code"])
                """
            let folder = URL(fileURLWithPath: Self.script).deletingLastPathComponent().path
            let outcome = try await python(["-c", program, folder, scene.path])
            #expect(outcome.output == "1\n[1, 2]\nrefused.role\n" && outcome.errors.isEmpty)
        }
    }
}

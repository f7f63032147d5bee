import Foundation
import Testing

@testable import Commands

@Suite struct `A command that the service reads` {
    @Test func `is one request, and leaves the words that need files to the program`() throws {
        let desk = try Desktop()
        let server = try desk.serve()
        func requests(_ line: String) throws -> Int {
            let before = try #require(try desk.metric("countersign_requests_total"))
            let ending = try desk.say(line)
            #expect(ending.status == 0, "\(line): \(ending.errors)")
            // One more for the question that counts them.
            return try #require(try desk.metric("countersign_requests_total")) - before - 1
        }
        #expect(try requests("todo --as p2") == 1)
        #expect(try requests("submit C-1 F-1 --as p5 --ledger=\(desk.ledger)") == 1)
        _ = try desk.write(String(contentsOfFile: Program.fixture("F-1.yaml"), encoding: .utf8), to: "F-2.yaml")
        #expect(try requests("form template list") == 2)
        server.signal(SIGTERM)
        #expect(try server.end(within: 20).status == 0)
    }

    @Test func `is done once when its answer is lost`() throws {
        let desk = try Desktop()
        let server = try desk.serve()
        let before = try #require(try desk.metric("countersign_log_entries"))
        // Between the command and the service: the first answer is dropped, the others pass.
        let middle = desk.file("m")
        let script = """
            import socket, sys
            outer = socket.socket(socket.AF_UNIX); outer.bind(sys.argv[1]); outer.listen()
            for number in range(2):
                line, _ = outer.accept()
                inner = socket.socket(socket.AF_UNIX); inner.connect(sys.argv[2])
                request = line.makefile('rb').readline()
                inner.sendall(request)
                answer = inner.makefile('rb').readline()
                if number: line.sendall(answer)
                line.shutdown(socket.SHUT_RDWR); line.close()
            """
        let between = try Running(
            ["/usr/bin/env", "python3", "-c", script, middle, desk.socket], in: desk.folder,
            environment: desk.environment)
        #expect(eventually { FileManager.default.fileExists(atPath: middle) })
        let ending = try desk.say("submit C-1 F-1 --as p5 --server m --json")
        #expect(ending.status == 0, "\(ending.errors)")
        #expect(ending.output.contains("\"replayed\": true"), "\(ending.output)")
        #expect(try between.end(within: 20).status == 0)
        let grown = try #require(try desk.metric("countersign_log_entries")) - before
        #expect(try desk.say("form history C-1 F-1 --json").output.components(separatedBy: "\"decided\"").count == 2)
        #expect(grown > 0)
        server.signal(SIGTERM)
        #expect(try server.end(within: 20).status == 0)
    }

    @Test func `says what is missing where the program for the other commands is not beside it`() throws {
        let desk = try Desktop(nil)
        try FileManager.default.copyItem(atPath: Program.path, toPath: desk.file("countersign"))
        let ending = try desk.tool(desk.file("countersign"), "todo")
        #expect(ending.status == 70 && ending.output.isEmpty)
        #expect(ending.errors.contains("desk.missing") && ending.errors.contains("countersign-desk"), "\(ending)")
    }

    /// Words are read by the service, and whatever they open would be the service's to open.
    @Test(arguments: Speaking.commands.map { "\($0)" }) func `touches no file`(command: String) throws {
        let root = Program.package.appending(path: "Sources/Commands")
        let files = try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { $0.hasSuffix(".swift") }
        let sources = try files.map { try String(contentsOf: root.appending(path: $0), encoding: .utf8) }
        let own = try #require(sources.first { $0.contains("struct \(command): ") })
        let rest = try #require(own.components(separatedBy: "struct \(command): ").last)
        let body = try #require(rest.components(separatedBy: "\n}\n").first)
        for word in Self.openers { #expect(!body.contains(word), "\(word)") }
        // They are words that a command with files has.
        #expect(sources.contains { text in Self.openers.contains { text.contains($0) } })
    }

    private static let openers = [
        "TextFile", "FileManager", "contentsOf", "FormDesk", "FileHandle", "URL(", "Files", "ttach", "func run()",
    ]
}

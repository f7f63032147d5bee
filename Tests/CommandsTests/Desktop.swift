import CanonicalJSON
import Foundation

/// A folder of its own with a ledger in it, and the program at hand.
///
/// The environment holds nothing but the language, the ledger and where to find other programs.
final class Desktop: @unchecked Sendable {
    let folder: String
    var language = "en_US.UTF-8"
    /// How long a command waits for another that writes, in seconds: long, since many tests share the machine.
    var patience = 600
    /// The user under whom the program runs; nil for the one who runs the tests.
    var user: UInt32?

    /// - Parameter stage: How far the ledger has come; nil for a folder without one.
    init(_ stage: Stage? = .drafting) throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "countersign-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        folder = url.path
        if let stage { try stage.ledger().write(to: URL(filePath: ledger)) }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    var ledger: String { file("a.db") }
    func file(_ name: String) -> String { "\(folder)/\(name)" }

    /// Writes a text file and returns its path.
    func write(_ text: String, to name: String) throws -> String {
        try Data(text.utf8).write(to: URL(filePath: file(name)))
        return file(name)
    }

    var environment: [String: String] {
        [
            "LANG": language, "COUNTERSIGN_LEDGER": ledger, "HOME": folder, "TZ": "UTC",
            "COUNTERSIGN_WAIT": "\(patience)",
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
            // A crash is to end at once, with its signal as the status.
            "SWIFT_BACKTRACE": "enable=no",
        ]
    }

    /// Starts the program.
    func start(_ arguments: [String], as user: UInt32? = nil) throws -> Running {
        var words = [Program.path] + arguments
        if let user = user ?? self.user {
            words = ["/usr/bin/env", "setpriv", "--reuid", "\(user)", "--regid", "\(user)", "--clear-groups"] + words
        }
        return try Running(words, in: folder, environment: environment)
    }

    /// Runs the program to its end.
    @discardableResult
    func run(_ arguments: String..., as user: UInt32? = nil) throws -> Ending {
        try start(arguments, as: user).end()
    }

    /// Runs the program with words that stand in one line, separated by single spaces.
    @discardableResult
    func say(_ line: String, as user: UInt32? = nil) throws -> Ending {
        try start(line.split(separator: " ").map(String.init), as: user).end()
    }

    /// Runs any other program.
    func tool(_ words: String...) throws -> Ending { try tool(words) }

    func tool(_ words: [String]) throws -> Ending {
        try Running(["/usr/bin/env"] + words, in: folder, environment: environment).end()
    }

    /// Runs a Python script, for doing to a file what the program never does.
    func python(_ script: String, _ arguments: String...) throws -> Ending {
        try Running(["/usr/bin/env", "python3", "-c", script] + arguments, in: folder, environment: environment).end()
    }

    /// The number of entries of the ledger, and how many attempts were refused; only of a ledger that verifies.
    func entries() throws -> Int64 {
        let verified = try say("ledger verify --json")
        guard verified.status == 0, let entries = try verified.json["entries"]?.integer else {
            throw Hanging(command: "ledger verify", errors: verified.errors)
        }
        return entries
    }
}

extension Ending {
    /// Standard output as the one JSON document that it should be.
    var json: JSON {
        get throws { try JSONReader.parse(Array(output.utf8), limits: .init(depth: 64)) }
    }

    /// The error that standard error holds as one JSON document.
    var error: JSON {
        get throws {
            let document = try JSONReader.parse(Array(errors.utf8), limits: .init(depth: 64))
            return document["error"] ?? .null
        }
    }
}

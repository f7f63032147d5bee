import ChildProcess
import Foundation

/// The built program, run as a process of its own.
enum Program {
    /// The program beside the bundle of tests that runs.
    static let path: String = {
        let bundle = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        let beside = [bundle, Bundle.main.bundleURL, Bundle.main.bundleURL.deletingLastPathComponent()]
        let found = beside.map { $0.appending(path: "countersign").path }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
        return found ?? bundle.appending(path: "countersign").path
    }()

    /// The folder of the package.
    static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func fixture(_ name: String) -> String {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name)").path
    }

    /// The user of the operating system who runs the tests, as the program names them.
    static let account = getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? "uid:\(getuid())"
}

/// How a process ended, and all that it said.
struct Ending: Sendable {
    var status: Int32
    var output: String
    var errors: String

    /// The lines of standard output.
    var lines: [String] { output.split(separator: "\n").map(String.init) }
}

/// A process that did not end in time, or was killed.
struct Hanging: Error {
    let command: String
    let errors: String
}

/// A process under way; what it says goes to files, so that it never waits for a reader.
final class Running: @unchecked Sendable {
    private let process: Child
    private let folder: URL
    private let command: String

    init(_ words: [String], in directory: String, environment: [String: String]) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "countersign-run-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        command = words.joined(separator: " ")
        process = try Child(
            words, in: directory, environment: environment, output: .file(try Self.file(folder, "out")),
            errors: .file(try Self.file(folder, "err")))
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    private static func file(_ folder: URL, _ name: String) throws -> FileHandle {
        let url = folder.appending(path: name)
        _ = FileManager.default.createFile(atPath: url.path, contents: nil)
        return try FileHandle(forWritingTo: url)
    }

    private func said(_ name: String) -> String {
        (try? Data(contentsOf: folder.appending(path: name))).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    var isRunning: Bool { process.isRunning }

    func signal(_ number: Int32) { process.signal(number) }

    /// Waits for the end; a process that takes longer is killed, and that is an error.
    func end(within seconds: Double = 120) throws -> Ending {
        guard let status = process.wait(seconds: seconds) else {
            process.signal(SIGKILL)
            throw Hanging(command: command, errors: said("err"))
        }
        return Ending(status: status, output: said("out"), errors: said("err"))
    }
}

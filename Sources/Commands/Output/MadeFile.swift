import ArgumentParser
import CanonicalJSON
import Foundation
import Operations

/// A file that an operation made: its bytes stand in the answer as `text`, or in base64.
enum MadeFile {
    /// Writes the file whole or not at all, with the folders that it needs; one that is there is replaced.
    static func write(_ answer: JSON, to path: String) throws {
        let bytes = answer["base64"]?.text.flatMap { Data(base64Encoded: $0) }
        let file = URL(filePath: path)
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try (bytes ?? Data((answer["text"]?.text ?? "").utf8)).write(to: file, options: .atomic)
        } catch {
            throw BadContent(
                code: "file.not_written", lines: ["\(path): 无法写出 cannot be written: \(error.localizedDescription)"])
        }
    }

    /// Where an answer goes that is a file as well as something to read: the standard output, unless a file is named.
    struct Target: ParsableArguments {
        @Option(name: .long, help: "文件 The file to write; else the standard output.", completion: .file())
        var to: String?

        /// Asks, and writes what is answered.
        ///
        /// - Parameter isText: Whether the file is the answer's text; else the answer has it in base64.
        func write(_ call: Call, _ counter: Counter, isText: Bool = true) throws {
            guard let to else { return try counter.show(call) }
            var call = call
            call.values["text"] = .bool(isText)
            try MadeFile.write(try counter.ask(call), to: to)
            if counter.options.json { return Output.result(["file": .string(to)]) }
            Output.result(counter.say("已写出 \(to)。", "Wrote \(to)."))
        }
    }
}

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
}

import Forms
import Foundation
import StrictYAML

/// Files that people hand in.
enum TextFile {
    /// The largest file that is taken in whole.
    static let limit = 64 << 20

    static func bytes(_ path: String) throws -> [UInt8] {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard let size = attributes?[.size] as? Int else {
            throw NotFound(
                code: "file.not_found", message: "找不到文件 No such file: \(path)",
                remedy: "检查路径 check the path, then repeat the command.")
        }
        guard size <= limit, let data = FileManager.default.contents(atPath: path) else {
            throw BadFile(
                code: "file.unreadable", lines: ["\(path): 无法读取或超过 64 MiB cannot be read, or is above 64 MiB"])
        }
        return Array(data)
    }

    /// Reads a form file; every problem is named with its place.
    static func form(_ path: String) throws -> FormContent {
        let bytes = try bytes(path)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw BadFile(code: "yaml.encoding", lines: ["\(path): 不是 UTF-8 文本 is not UTF-8 text"])
        }
        return try FormFile.read(text: text, file: path)
    }
}

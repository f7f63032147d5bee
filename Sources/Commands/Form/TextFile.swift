import Forms
import Foundation

/// Files that people hand in.
enum TextFile {
    /// The largest file that is taken in whole.
    static let limit = 64 << 20

    /// Reads a whole file.
    ///
    /// It may be a pipe. Nothing is read beyond the limit, so that a device without an end is refused too.
    static func bytes(_ path: String) throws -> [UInt8] {
        guard FileManager.default.fileExists(atPath: path) else {
            throw NotFound(
                code: "file.not_found", message: "找不到文件 No such file: \(path)",
                remedy: "检查路径 check the path, then repeat the command.")
        }
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw BadFile(code: "file.unreadable", lines: ["\(path): 无权读取 cannot be read by you"])
        }
        var bytes: [UInt8] = []
        do {
            while let more = try handle.read(upToCount: 1 << 20), !more.isEmpty {
                bytes += more
                guard bytes.count <= limit else {
                    throw BadFile(code: "file.too_large", lines: ["\(path): 超过 64 MiB is above 64 MiB"])
                }
            }
        } catch let error as BadFile {
            throw error
        } catch {
            throw BadFile(
                code: "file.unreadable", lines: ["\(path): 无法读取，可能是文件夹 cannot be read; is it a folder?"])
        }
        return bytes
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

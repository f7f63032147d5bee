import Foundation
import Operations

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
                code: "file.not_found", message: .init("找不到文件：\(path)", "No such file: \(path)"),
                remedy: .init("检查路径后重试", "check the path, then repeat the command"))
        }
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw BadContent(code: "file.unreadable", lines: ["\(path): 无权读取 cannot be read by you"])
        }
        var bytes: [UInt8] = []
        do {
            while let more = try handle.read(upToCount: 1 << 20), !more.isEmpty {
                bytes += more
                guard bytes.count <= limit else {
                    throw BadContent(code: "file.too_large", lines: ["\(path): 超过 64 MiB is above 64 MiB"])
                }
            }
        } catch let error as BadContent {
            throw error
        } catch {
            throw BadContent(
                code: "file.unreadable", lines: ["\(path): 无法读取，可能是文件夹 cannot be read; is it a folder?"])
        }
        return bytes
    }

    /// Reads a whole file of UTF-8 text.
    static func text(_ path: String) throws -> String {
        guard let text = String(validating: try bytes(path), as: UTF8.self) else {
            throw BadContent(code: "yaml.encoding", lines: ["\(path): 不是 UTF-8 文本 is not UTF-8 text"])
        }
        return text
    }
}

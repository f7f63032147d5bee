import Foundation
package import TransparencyLog

/// A folder of evidence on the disk.
package struct Folder: Sendable {
    /// Its path.
    package let path: String

    /// Names a folder, which need not exist yet.
    package init(_ path: String) { self.path = path }

    /// What is in a file; nil if there is none.
    ///
    /// - Throws: `EvidenceError.file`
    package func read(_ name: String) throws -> [UInt8]? {
        let file = path + "/" + name
        guard FileManager.default.fileExists(atPath: file) else { return nil }
        guard let data = FileManager.default.contents(atPath: file) else {
            throw EvidenceError.file(file, "cannot be read")
        }
        return [UInt8](data)
    }

    /// What is in a file.
    ///
    /// - Throws: `EvidenceError.noFile` if it is not there.
    package func bytes(_ name: String) throws -> [UInt8] {
        guard let bytes = try read(name) else { throw EvidenceError.noFile(path + "/" + name) }
        return bytes
    }

    /// Writes a file whole or not at all, with the folders that it needs.
    package func write(_ bytes: [UInt8], to name: String) throws {
        let file = URL(filePath: path + "/" + name)
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: file, options: .atomic)
        } catch {
            throw EvidenceError.file(file.path, "cannot be written: \(error.localizedDescription)")
        }
    }

    /// Whether a file is there.
    package func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path + "/" + name) }

    /// Removes what is no longer needed, if it is there.
    package func remove(_ name: String) { try? FileManager.default.removeItem(atPath: path + "/" + name) }
}

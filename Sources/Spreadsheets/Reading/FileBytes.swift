internal import Glibc

/// The bytes of a file at one address for as long as they are read, which is what libzip needs.
final class FileBytes {
    private(set) var bytes: UnsafeMutableRawBufferPointer

    init(_ source: [UInt8], limit: Int) throws(SpreadsheetError) {
        guard source.count <= limit else { throw Self.tooLarge(source.count, limit) }
        bytes = .allocate(byteCount: source.count, alignment: 16)
        bytes.copyBytes(from: source)
    }

    init(path: String, limit: Int) throws(SpreadsheetError) {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { throw SpreadsheetError(.notFound, ["path": path]) }
            throw Self.unreadable(path, String(cString: strerror(errno)))
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw Self.unreadable(path, String(cString: strerror(errno))) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw Self.unreadable(path, zh: "不是普通文件", "it is no regular file")
        }
        guard status.st_size <= limit else { throw Self.tooLarge(Int(status.st_size), limit) }
        let space = UnsafeMutableRawBufferPointer.allocate(byteCount: Int(status.st_size), alignment: 16)
        var filled = 0
        while filled < space.count {
            let count = Glibc.read(file, space.baseAddress?.advanced(by: filled), space.count - filled)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            filled += count
        }
        bytes = space
        if filled < space.count { throw Self.unreadable(path, zh: "文件在读取时变短", "it became shorter meanwhile") }
    }

    deinit { bytes.deallocate() }

    /// True if the pattern stands anywhere.
    func contains(_ pattern: [UInt8]) -> Bool {
        guard let start = bytes.baseAddress, let first = pattern.first, bytes.count >= pattern.count else {
            return false
        }
        let last = bytes.count - pattern.count
        var offset = 0
        while offset <= last, let found = memchr(start + offset, Int32(first), last - offset + 1) {
            if memcmp(found, pattern, pattern.count) == 0 { return true }
            offset = UnsafeRawPointer(found) - UnsafeRawPointer(start) + 1
        }
        return false
    }

    /// The number of two bytes at an offset, the lower one first.
    func number(at offset: Int) -> Int { Int(bytes[offset]) | Int(bytes[offset + 1]) << 8 }

    func starts(with pattern: [UInt8]) -> Bool {
        bytes.count >= pattern.count && zip(bytes, pattern).allSatisfy(==)
    }

    private static func tooLarge(_ found: Int, _ limit: Int) -> SpreadsheetError {
        SpreadsheetError(
            .tooLarge, ["what.zh": "文件", "what.en": "a file", "limit": "\(limit)", "found": "\(found)"])
    }

    private static func unreadable(_ path: String, zh: String? = nil, _ reason: String) -> SpreadsheetError {
        SpreadsheetError(.unreadable, ["path": path, "reason.zh": zh ?? reason, "reason.en": reason])
    }
}

internal import Glibc

/// A folder for one workbook while it is made; it is removed with its files.
final class TemporaryFolder {
    let path: String

    init() throws(SpreadsheetError) {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(parent)/countersign-XXXXXX".utf8CString)
        let made = template.withUnsafeMutableBufferPointer { mkdtemp($0.baseAddress!) != nil }
        guard made else { throw .notWritten() }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        if let folder = opendir(path) {
            while let entry = readdir(folder) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                if name != ".", name != ".." { unlink("\(path)/\(name)") }
            }
            closedir(folder)
        }
        rmdir(path)
    }

    func contents(of path: String) throws(SpreadsheetError) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw .notWritten() }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw .notWritten() }
        var filled = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { space, count in
            while filled < space.count {
                let more = Glibc.read(file, space.baseAddress! + filled, space.count - filled)
                if more < 0, errno == EINTR { continue }
                guard more > 0 else { break }
                filled += more
            }
            count = filled
        }
        guard filled == Int(status.st_size) else { throw .notWritten() }
        return bytes
    }
}

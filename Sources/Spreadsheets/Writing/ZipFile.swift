internal import CZip
internal import Glibc

/// Packs files into one zip file; the same files give the same bytes, whatever their order.
package enum ZipFile {
    /// The bytes of a zip file with these files, sorted by path, each as of 1980-01-01, the first day that a zip knows.
    ///
    /// - Parameter files: Paths with `/`, each once.
    /// - Throws: `spreadsheet.not_written` where a path stands twice or there is no memory.
    package static func bytes(of files: [(path: String, bytes: [UInt8])]) throws(SpreadsheetError) -> [UInt8] {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let target = zip_source_buffer_create(nil, 0, 0, &error) else { throw failed(&error) }
        defer { zip_source_free(target) }
        // The archive gives its hold up when it is closed; ours lasts until the bytes are read.
        zip_source_keep(target)
        guard let archive = zip_open_from_source(target, Int32(ZIP_TRUNCATE), &error) else {
            zip_source_free(target)
            throw failed(&error)
        }
        do throws(SpreadsheetError) {
            for file in files.sorted(by: { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }) {
                try add(file.path, file.bytes, to: archive)
            }
        } catch {
            zip_discard(archive)
            throw error
        }
        guard zip_close(archive) == 0 else {
            let reason = String(cString: zip_strerror(archive))
            zip_discard(archive)
            throw .notWritten(reason)
        }
        return try contents(of: target)
    }

    private static func add(_ path: String, _ bytes: [UInt8], to archive: OpaquePointer) throws(SpreadsheetError) {
        // The archive packs when it is closed, so it gets a copy that it frees itself.
        guard let copy = malloc(max(1, bytes.count)) else { throw .notWritten() }
        bytes.withUnsafeBytes { if let start = $0.baseAddress { memcpy(copy, start, bytes.count) } }
        guard let source = zip_source_buffer(archive, copy, UInt64(bytes.count), 1) else {
            free(copy)
            throw .notWritten(String(cString: zip_strerror(archive)))
        }
        let index = zip_file_add(archive, path, source, UInt32(ZIP_FL_ENC_UTF_8))
        guard index >= 0 else {
            zip_source_free(source)
            throw .notWritten("\(path): \(String(cString: zip_strerror(archive)))")
        }
        // Day 1 of month 1 of year 0, which is 1980; no clock and no zone of time.
        let isDone =
            zip_file_set_dostime(archive, UInt64(index), 0, 1 << 5 | 1, 0) == 0
            && zip_set_file_compression(archive, UInt64(index), Int32(ZIP_CM_DEFLATE), 9) == 0
            && zip_file_set_external_attributes(
                archive, UInt64(index), 0, UInt8(ZIP_OPSYS_UNIX), UInt32(0o100644) << 16) == 0
        guard isDone else { throw .notWritten(String(cString: zip_strerror(archive))) }
    }

    private static func contents(of source: OpaquePointer) throws(SpreadsheetError) -> [UInt8] {
        var status = zip_stat_t()
        zip_stat_init(&status)
        guard zip_source_stat(source, &status) == 0, zip_source_open(source) == 0 else { throw .notWritten("zip") }
        defer { zip_source_close(source) }
        var filled = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: Int(status.size)) { space, count in
            while filled < space.count {
                let more = zip_source_read(source, space.baseAddress! + filled, UInt64(space.count - filled))
                guard more > 0 else { break }
                filled += Int(more)
            }
            count = filled
        }
        guard filled == Int(status.size) else { throw .notWritten("zip") }
        return bytes
    }

    private static func failed(_ error: inout zip_error_t) -> SpreadsheetError {
        .notWritten(String(cString: zip_error_strerror(&error)))
    }
}

internal import CZip

/// The parts of a zip file, unpacked piece by piece within the limits.
final class ZipArchive {
    struct Entry {
        let name: String
        let index: UInt64
        let size: Int
        let packed: Int
    }

    /// By their names in small letters, for names of parts are compared without case.
    let entries: [String: Entry]
    private let file: FileBytes
    private let archive: OpaquePointer
    private let limits: ReadLimits
    private var total = 0

    init(_ file: FileBytes, limits: ReadLimits) throws(SpreadsheetError) {
        try FileKind.checkZip(file, limit: limits.entries)
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let source = zip_source_buffer_create(file.bytes.baseAddress, UInt64(file.bytes.count), 0, &error) else {
            throw Self.damaged("zip", zip_error_strerror(&error))
        }
        guard let archive = zip_open_from_source(source, Int32(ZIP_RDONLY), &error) else {
            let reason = zip_error_strerror(&error)
            defer { zip_source_free(source) }
            throw Self.damaged("zip", reason)
        }
        do {
            entries = try Self.list(archive, limits)
        } catch {
            zip_discard(archive)
            throw error
        }
        (self.file, self.archive, self.limits) = (file, archive, limits)
    }

    deinit { zip_discard(archive) }

    private static func list(_ archive: OpaquePointer, _ limits: ReadLimits) throws(SpreadsheetError) -> [String: Entry]
    {
        let count = zip_get_num_entries(archive, 0)
        guard count <= limits.entries else {
            throw .tooMany(zh: "压缩部件数", en: "parts", limit: limits.entries, found: "\(count)")
        }
        var entries: [String: Entry] = [:]
        for index in 0..<UInt64(max(0, count)) {
            var status = zip_stat_t()
            guard zip_stat_index(archive, index, 0, &status) == 0, let name = status.name else {
                throw damaged("zip", zip_strerror(archive))
            }
            let text = String(cString: name)
            if status.encryption_method != UInt16(ZIP_EM_NONE) { throw SpreadsheetError(.encrypted) }
            let entry = Entry(
                name: text, index: index, size: Int(clamping: status.size), packed: Int(clamping: status.comp_size))
            // Some programs write backslashes.
            let key = String(text.lowercased().map { $0 == "\\" ? "/" : $0 })
            guard entries.updateValue(entry, forKey: key) == nil else {
                throw .damaged(text, zh: "部件重复", en: "a part is there twice")
            }
        }
        return entries
    }

    /// Unpacks a part and hands it on in pieces of at most 64 KiB.
    func read(_ entry: Entry, _ consume: (UnsafeRawBufferPointer) throws(SpreadsheetError) -> Void)
        throws(SpreadsheetError)
    {
        try check(entry.size, of: entry)
        guard let part = zip_fopen_index(archive, entry.index, 0) else {
            throw Self.damaged(entry.name, zip_strerror(archive))
        }
        defer { zip_fclose(part) }
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 16)
        defer { piece.deallocate() }
        var unpacked = 0
        while true {
            let count = Int(zip_fread(part, piece.baseAddress!, UInt64(piece.count)))
            if count < 0 { throw Self.damaged(entry.name, zip_file_strerror(part)) }
            if count == 0 { break }
            unpacked += count
            total += count
            try check(unpacked, of: entry)
            try consume(UnsafeRawBufferPointer(rebasing: piece[..<count]))
        }
    }

    private func check(_ size: Int, of entry: Entry) throws(SpreadsheetError) {
        if size > 1_000_000, size / max(1, limits.ratio) > entry.packed {
            throw SpreadsheetError(.bomb, ["part": entry.name, "limit": "\(limits.ratio)"])
        }
        if size > limits.partSize {
            throw .tooLarge(zh: "部件 \(entry.name) ", en: "the part \(entry.name)", limit: limits.partSize, found: size)
        }
        if total > limits.totalSize {
            throw .tooLarge(zh: "全部内容", en: "content", limit: limits.totalSize, found: total)
        }
    }

    private static func damaged(_ part: String, _ reason: UnsafePointer<CChar>?) -> SpreadsheetError {
        let reason = reason.map { String(cString: $0) } ?? "zip"
        return .damaged(part, zh: "解压失败（\(reason)）", en: "unpacking failed: \(reason)")
    }
}

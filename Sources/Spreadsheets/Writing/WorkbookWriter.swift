internal import CXlsxWriter
internal import Glibc

/// Writes workbooks (.xlsx); the same input gives the same bytes.
package enum WorkbookWriter {
    /// The bytes of a workbook with the sheets in their order.
    ///
    /// - Throws: `spreadsheet.sheet_name`, `.number`, `.character`, `.text_too_long` and `.overlap` with the place;
    ///   `spreadsheet.not_written` if the disk for temporary files is full.
    package static func bytes(_ sheets: [SheetDraft], properties: DocumentProperties) throws(SpreadsheetError)
        -> [UInt8]
    {
        try check(sheets)
        let folder = try TemporaryFolder()
        let path = folder.path + "/workbook.xlsx"
        try build(sheets, properties, path: path, folder: folder.path)
        return try folder.contents(of: path)
    }

    /// Writes a workbook to a file, which appears whole or not at all; one that is there is replaced.
    package static func write(_ sheets: [SheetDraft], properties: DocumentProperties, to path: String)
        throws(SpreadsheetError)
    {
        let bytes = try bytes(sheets, properties: properties)
        let beside = "\(path).\(getpid()).new"
        let file = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw .notWritten() }
        var (written, isSound) = (0, true)
        while isSound, written < bytes.count {
            let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress! + written, bytes.count - written) }
            if count < 0, errno == EINTR { continue }
            isSound = count > 0
            written += max(0, count)
        }
        isSound = isSound && fsync(file) == 0
        isSound = close(file) == 0 && isSound
        if isSound, rename(beside, path) == 0 { return }
        let error = SpreadsheetError.notWritten()
        unlink(beside)
        throw error
    }

    private static func build(
        _ sheets: [SheetDraft], _ properties: DocumentProperties, path: String, folder: String
    ) throws(SpreadsheetError) {
        let made: UnsafeMutablePointer<lxw_workbook>? = folder.withMutableCString { folder in
            var options = lxw_workbook_options(constant_memory: 0, tmpdir: folder, use_zip64: 0)
            return workbook_new_opt(path, &options)
        }
        guard let workbook = made else { throw .notWritten() }
        do throws(SpreadsheetError) {
            let result = properties.title.withMutableCString { title in
                properties.author.withMutableCString { author in
                    var values = lxw_doc_properties()
                    (values.title, values.author, values.created) = (title, author, time_t(properties.created))
                    return workbook_set_properties(workbook, &values)
                }
            }
            guard result == LXW_NO_ERROR else {
                throw .notWritten(String(cString: lxw_strerror(result)))
            }
            let formats = FormatTable(workbook)
            for sheet in sheets { try SheetWriter(sheet, workbook, formats).write() }
        } catch {
            lxw_workbook_free(workbook)
            throw error
        }
        let result = workbook_close(workbook)
        guard result == LXW_NO_ERROR else { throw .notWritten(String(cString: lxw_strerror(result))) }
    }

    private static func check(_ sheets: [SheetDraft]) throws(SpreadsheetError) {
        guard let first = sheets.first else {
            throw SpreadsheetError(.notWritten, ["reason.zh": "没有工作表", "reason.en": "there is no sheet"])
        }
        if first.isHidden { throw .sheetName(first.name, zh: "是隐藏的第一张表", en: "is the first one and hidden") }
        var seen: Set<String> = []
        for sheet in sheets {
            try checkName(sheet.name)
            guard seen.insert(sheet.name.lowercased()).inserted else {
                throw .sheetName(sheet.name, zh: "重复", en: "is there twice")
            }
        }
    }

    private static func checkName(_ name: String) throws(SpreadsheetError) {
        guard (1...31).contains(name.utf16.count) else {
            throw .sheetName(name, zh: "有 \(name.utf16.count) 个字符", en: "has \(name.utf16.count) characters")
        }
        if let bad = name.unicodeScalars.first(where: { "[]:*?/\\".unicodeScalars.contains($0) || $0.value < 32 }) {
            throw .sheetName(
                name, zh: "含有字符 U+\(String(bad.value, radix: 16))",
                en: "has the character U+\(String(bad.value, radix: 16))")
        }
        if name.hasPrefix("'") || name.hasSuffix("'") {
            throw .sheetName(name, zh: "以单引号开头或结尾", en: "begins or ends with an apostrophe")
        }
    }
}

extension SpreadsheetError {
    static func sheetName(_ name: String, zh: String, en: String) -> SpreadsheetError {
        SpreadsheetError(.sheetName, ["found": name, "reason.zh": zh, "reason.en": en])
    }

    /// With the reason of the last system call, unless one is given.
    static func notWritten(_ reason: String? = nil) -> SpreadsheetError {
        SpreadsheetError(.notWritten, ["reason": reason ?? String(cString: strerror(errno))])
    }
}

extension String {
    /// For functions of C that take a pointer to text without `const` and do not write to it.
    func withMutableCString<Result>(_ body: (UnsafeMutablePointer<CChar>) -> Result) -> Result {
        withCString { body(UnsafeMutablePointer(mutating: $0)) }
    }
}

/// Tells from its first bytes what a file is, so that people learn what they sent.
enum FileKind {
    private static let endLength = 22

    /// Throws unless the file is a zip with an end that names no more parts than the limit; they are not looked at.
    static func checkZip(_ file: FileBytes, limit: Int) throws(SpreadsheetError) {
        if file.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw compound(file) }
        guard file.starts(with: [0x50, 0x4B, 3, 4]) else { throw other(file) }
        guard let end = end(file) else { throw SpreadsheetError(.truncated) }
        let parts = file.number(at: end + 10)
        guard parts <= limit else { throw .tooMany(zh: "压缩部件数", en: "parts", limit: limit, found: "\(parts)") }
    }

    /// The last end of a zip directory, which stands within 64 KiB of the end of the file.
    private static func end(_ file: FileBytes) -> Int? {
        let latest = file.bytes.count - endLength
        guard latest >= 0 else { return nil }
        return (max(0, latest - 65_535)...latest).reversed().first {
            file.bytes[$0] == 0x50 && file.bytes[$0 + 1] == 0x4B && file.bytes[$0 + 2] == 5 && file.bytes[$0 + 3] == 6
        }
    }

    /// A compound file of Microsoft: an encrypted workbook, or one of before 2007.
    private static func compound(_ file: FileBytes) -> SpreadsheetError {
        if file.contains(utf16("EncryptedPackage")) || file.contains(utf16("EncryptionInfo")) {
            return SpreadsheetError(.encrypted)
        }
        if ["Workbook", "WORKBOOK", "Book", "BOOK"].contains(where: { file.contains(utf16($0)) }) {
            return old(zh: "旧版 .xls 或 .et 文件", en: "an old .xls or .et file")
        }
        return notWorkbook(zh: "旧版 Office 文件", en: "an old Office file")
    }

    private static func other(_ file: FileBytes) -> SpreadsheetError {
        if file.bytes.isEmpty { return notWorkbook(zh: "空文件", en: "an empty file") }
        if file.starts(with: Array("%PDF".utf8)) { return notWorkbook(zh: " PDF 文件", en: "a PDF file") }
        if file.starts(with: [9, 8]) || file.starts(with: [9, 4, 6, 0]) || file.starts(with: [9, 2, 6, 0]) {
            return old(zh: "旧版 .xls 文件", en: "an old .xls file")
        }
        if file.starts(with: [0x50, 0x4B, 5, 6]) { return notWorkbook(zh: "空的压缩文件", en: "an empty zip file") }
        let start = String(decoding: file.bytes.prefix(512), as: UTF8.self).lowercased()
        if start.contains("<html") || start.contains("<table") {
            return notWorkbook(zh: "网页文件", en: "a web page")
        }
        if start.contains("<?xml") { return notWorkbook(zh: " XML 文件", en: "an XML file") }
        return notWorkbook(zh: "其他文件", en: "another kind of file")
    }

    static func old(zh: String, en: String) -> SpreadsheetError {
        SpreadsheetError(.oldFormat, ["found.zh": zh, "found.en": en])
    }

    static func notWorkbook(zh: String, en: String) -> SpreadsheetError {
        SpreadsheetError(.notWorkbook, ["found.zh": zh, "found.en": en])
    }

    private static func utf16(_ text: String) -> [UInt8] { text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } }
}

package import Messages
package import Spreadsheets

/// Workbooks that operations make.
enum Workbooks {
    /// The bytes; the same sheets give the same bytes, whenever they are made.
    static func bytes(_ sheets: [SheetDraft], title: String, _ language: Language) throws(BadContent) -> [UInt8] {
        do throws(SpreadsheetError) {
            return try WorkbookWriter.bytes(sheets, properties: DocumentProperties(title: title, created: 0))
        } catch {
            throw BadContent(error, language)
        }
    }
}

extension BadContent {
    /// What is wrong with a workbook, with its place and what to do about it.
    ///
    /// - Parameter file: The name by which the one who asks knows it, if there is one.
    package init(_ error: SpreadsheetError, _ language: Language, in file: String? = nil) {
        let isChinese = language == .zh
        self.init(
            code: error.code,
            lines: [
                (file.map { "\($0): " } ?? "") + error.printed(chinese: isChinese),
                (isChinese ? "  处理：" : "  try: ") + error.remedy(chinese: isChinese),
            ])
    }
}

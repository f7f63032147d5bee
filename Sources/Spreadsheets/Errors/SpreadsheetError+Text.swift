extension SpreadsheetError.Code {
    /// What was expected and what was found, with `{details}`.
    var message: (zh: String, en: String) {
        switch self {
        case .notFound: ("应有文件 {path}，但没有找到。", "Expected the file {path}, but there is none.")
        case .unreadable: ("应能读取 {path}，但失败：{reason}。", "Expected to read {path}, but it failed: {reason}.")
        case .tooLarge:
            ("{what}应不超过 {limit} 字节，实为 {found}。", "Expected {what} of at most {limit} bytes, but found {found}.")
        case .bomb:
            (
                "内容应不超过压缩大小的 {limit} 倍，但部件 {part} 超过了。",
                "Expected content of at most {limit} times its packed size, but the part {part} exceeds it."
            )
        case .tooMany: ("{what}应不超过 {limit}，实为 {found}。", "Expected at most {limit} {what}, but found {found}.")
        case .notWorkbook: ("应为 .xlsx 工作簿，实为{found}。", "Expected an .xlsx workbook, but found {found}.")
        case .oldFormat: ("应为 .xlsx 工作簿，实为{found}。", "Expected an .xlsx workbook, but found {found}.")
        case .encrypted:
            ("应为未加密的工作簿，但文件设有打开密码。", "Expected a workbook without a password, but the file is encrypted.")
        case .macros: ("应为不含宏的工作簿，但有宏：{part}。", "Expected a workbook without macros, but it has some: {part}.")
        case .externalLink:
            (
                "应为数据齐全的工作簿，但引用了其他文件或数据源：{part}。",
                "Expected a workbook that stands alone, but it takes values from elsewhere: {part}."
            )
        case .truncated: ("应为完整的文件，但缺少结尾部分。", "Expected a whole file, but its end is missing.")
        case .damaged: ("应为完好的工作簿，但 {part} 有误：{reason}。", "Expected a sound workbook, but in {part} {reason}.")
        case .entities:
            (
                "应为普通的工作簿，但 {part} 中有文档类型声明（DTD）。",
                "Expected an ordinary workbook, but {part} declares a document type (DTD)."
            )
        case .badCell: ("应为{expected}，实为“{found}”。", "Expected {expected}, but found \"{found}\".")
        case .repeatedCell: ("一个单元格应只写一次，但重复出现。", "Expected the cell once, but it is written again.")
        case .overlap: ("合并区域应互不重叠，但 {range} 与 {other} 重叠。", "Expected separate ranges, but {range} overlaps {other}.")
        case .textTooLong: ("文字应不超过 {limit} 个字符，但更长。", "Expected text of at most {limit} characters, but it is longer.")
        case .sheetName: ("应为可用的工作表名，但“{found}”{reason}。", "Expected a name for a sheet, but \"{found}\" {reason}.")
        case .character:
            ("文字中不应有字符 {found}。", "Expected text that a workbook can hold, but found the character {found}.")
        case .number:
            ("应为不超过 15 位有效数字的数，实为“{found}”。", "Expected a number of at most 15 digits, but found \"{found}\".")
        case .notWritten: ("应能写出工作簿，但失败：{reason}。", "Expected to write the workbook, but it failed: {reason}.")
        }
    }

    /// The next action, with `{details}`.
    var remedy: (zh: String, en: String) {
        switch self {
        case .notFound: ("请检查路径。", "check the path.")
        case .unreadable: ("请检查文件权限和磁盘后重试。", "check the file's permissions and the disk, then try again.")
        case .tooLarge, .tooMany:
            (
                "请删除多余的工作表、空白行和图片，或分成几个文件。",
                "delete sheets, empty rows and pictures that are not needed, or split the file."
            )
        case .bomb:
            ("请勿使用来历不明的文件；用 Excel 或 WPS 打开并另存。", "find out where the file comes from; save it again from Excel or WPS.")
        case .notWorkbook, .oldFormat:
            (
                "请用 Excel 或 WPS 打开，另存为“Excel 工作簿 (*.xlsx)”。",
                "open it in Excel or WPS and save it as \"Excel Workbook (*.xlsx)\"."
            )
        case .encrypted:
            (
                "请在 Excel 或 WPS 中取消打开密码，保存后重新提交。",
                "remove the password in Excel or WPS, save the file, and send it again."
            )
        case .macros:
            ("请另存为不含宏的“Excel 工作簿 (*.xlsx)”。", "save it as \"Excel Workbook (*.xlsx)\", which holds no macros.")
        case .externalLink:
            (
                "请在“数据”中断开外部链接和连接，把公式结果粘贴为数值后保存。",
                "break the links under \"Data\", paste the results as values, and save the file."
            )
        case .truncated: ("请重新下载或复制文件后再试。", "download or copy the file again.")
        case .damaged, .entities, .badCell, .repeatedCell, .overlap:
            (
                "请用 Excel 或 WPS 打开并另存为 .xlsx；若仍有误，请从原件重新导出。",
                "open it in Excel or WPS and save it as .xlsx; if that fails, export it anew."
            )
        case .textTooLong: ("请缩短文字，或分到几个单元格。", "shorten the text, or split it over several cells.")
        case .sheetName:
            (
                "请改用 1 到 31 个字符的不同名称，不含 [ ] : * ? / \\。",
                "give another name of 1 to 31 characters without [ ] : * ? / \\."
            )
        case .character: ("请删除该字符。", "delete the character.")
        case .number: ("请写成数，或存为文字。", "write it as a number, or store it as text.")
        case .notWritten:
            ("请检查磁盘空间和文件夹权限后重试。", "check the room on the disk and the folder's permissions, then try again.")
        }
    }
}

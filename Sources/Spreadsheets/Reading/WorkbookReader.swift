/// Reads workbooks (.xlsx) that Excel, WPS and other programs wrote, within limits.
///
/// A file is read part by part and never as a whole tree; nothing in it is computed or fetched from elsewhere.
package enum WorkbookReader {
    /// Reads the bytes of a file.
    ///
    /// - Throws: The first trouble that is found, with its sheet and cell if it is in one.
    package static func read(_ bytes: [UInt8], limits: ReadLimits = ReadLimits()) throws(SpreadsheetError) -> Workbook {
        try read(FileBytes(bytes, limit: limits.fileSize), limits)
    }

    /// Reads a file; a larger one than the limit is refused before it is read.
    ///
    /// - Throws: `spreadsheet.not_found` and `spreadsheet.unreadable` besides the troubles of the content.
    package static func read(path: String, limits: ReadLimits = ReadLimits()) throws(SpreadsheetError) -> Workbook {
        try read(FileBytes(path: path, limit: limits.fileSize), limits)
    }

    private static func read(_ file: FileBytes, _ limits: ReadLimits) throws(SpreadsheetError) -> Workbook {
        let archive = try ZipArchive(file, limits: limits)
        try checkParts(archive)
        let path = try mainPart(archive)
        let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
        let main = WorkbookPart(limits: limits)
        try XMLStream.read(part(path, archive), of: archive, into: main)
        let links = Relationships(folder: folder)
        let name = path[path.index(path.startIndex, offsetBy: folder.count)...].drop { $0 == "/" }
        try XMLStream.read(part("\(folder)/_rels/\(name).rels", archive), of: archive, into: links)
        let context = SheetPart.Context(
            texts: try texts(links, archive, limits), formats: try formats(links, archive), epoch: main.epoch,
            limits: limits)
        var (sheets, room): ([Sheet], Int) = ([], limits.cells)
        for tab in main.tabs {
            guard let sheet = try sheet(tab, links, archive, context, room) else { continue }
            room -= sheet.cells.count
            sheets.append(sheet)
        }
        guard !sheets.isEmpty else { throw .damaged(path, zh: "没有工作表", en: "there is no sheet") }
        return Workbook(sheets: sheets, epoch: main.epoch)
    }

    // MARK: The parts

    /// Refuses what no form needs and what could make its values depend on other files.
    private static func checkParts(_ archive: ZipArchive) throws(SpreadsheetError) {
        for (path, entry) in archive.entries.sorted(by: { $0.key < $1.key }) {
            if path.hasSuffix("vbaproject.bin") || path.contains("/macrosheets/") {
                throw SpreadsheetError(.macros, ["part": entry.name])
            }
            if path.contains("/externallinks/") || path.hasSuffix("/connections.xml") {
                throw SpreadsheetError(.externalLink, ["part": entry.name])
            }
        }
    }

    private static func mainPart(_ archive: ZipArchive) throws(SpreadsheetError) -> String {
        guard let contents = archive.entries["[content_types].xml"], let root = archive.entries["_rels/.rels"] else {
            throw try notWorkbook(archive)
        }
        let types = ContentTypes()
        try XMLStream.read(contents, of: archive, into: types)
        let links = Relationships(folder: "")
        try XMLStream.read(root, of: archive, into: links)
        guard let path = links.first("officeDocument")?.path else { throw try notWorkbook(archive) }
        let type = types.types[path] ?? ""
        if type.contains("macroenabled") { throw SpreadsheetError(.macros, ["part": path]) }
        if type.contains("sheet.binary") || path.hasSuffix(".bin") {
            throw FileKind.old(zh: " .xlsb 文件", en: "an .xlsb file")
        }
        guard type.isEmpty || type.contains("spreadsheetml") else { throw try notWorkbook(archive) }
        return path
    }

    private static func notWorkbook(_ archive: ZipArchive) throws(SpreadsheetError) -> SpreadsheetError {
        var kind: [UInt8] = []
        if let entry = archive.entries["mimetype"], entry.size < 200 {
            try archive.read(entry) { piece in kind += piece }
        }
        if String(decoding: kind, as: UTF8.self).contains("opendocument") {
            return FileKind.notWorkbook(zh: " OpenDocument 文件 (.ods)", en: "an OpenDocument file (.ods)")
        }
        if archive.entries["word/document.xml"] != nil {
            return FileKind.notWorkbook(zh: " Word 文件", en: "a Word file")
        }
        if archive.entries["ppt/presentation.xml"] != nil {
            return FileKind.notWorkbook(zh: " PowerPoint 文件", en: "a PowerPoint file")
        }
        return FileKind.notWorkbook(zh: "不含工作簿的压缩文件", en: "a zip file that holds no workbook")
    }

    private static func part(_ path: String, _ archive: ZipArchive) throws(SpreadsheetError) -> ZipArchive.Entry {
        guard let entry = archive.entries[path.hasPrefix("/") ? String(path.dropFirst()) : path] else {
            throw .damaged(path, zh: "缺少该部件", en: "the part is missing")
        }
        return entry
    }

    // MARK: Their contents

    private static func texts(_ links: Relationships, _ archive: ZipArchive, _ limits: ReadLimits)
        throws(SpreadsheetError) -> [String]
    {
        guard let target = links.first("sharedStrings") else { return [] }
        let strings = SharedStrings(limits: limits)
        try XMLStream.read(part(target.path, archive), of: archive, into: strings)
        return strings.texts
    }

    private static func formats(_ links: Relationships, _ archive: ZipArchive) throws(SpreadsheetError)
        -> [NumberFormat]
    {
        guard let target = links.first("styles") else { return [] }
        let styles = Styles()
        try XMLStream.read(part(target.path, archive), of: archive, into: styles)
        return styles.formats
    }

    /// Nil for a tab that holds a chart only.
    private static func sheet(
        _ tab: WorkbookPart.Tab, _ links: Relationships, _ archive: ZipArchive, _ context: SheetPart.Context,
        _ room: Int
    ) throws(SpreadsheetError) -> Sheet? {
        guard let target = links.targets[tab.relationship] else {
            throw SpreadsheetError.damaged(tab.relationship, zh: "没有该部件", en: "there is no such part").at(
                sheet: tab.name)
        }
        guard target.type == "worksheet" else { return nil }
        let parser = SheetPart(context, room: room)
        do {
            try XMLStream.read(part(target.path, archive), of: archive, into: parser)
            return try parser.finish(tab)
        } catch {
            throw error.at(sheet: tab.name, cell: parser.place)
        }
    }
}

import CZip

/// Workbooks and other zip files, made part by part, also wrong ones.
enum Raw {
    /// A zip file with the parts in their order.
    static func zip(_ parts: [(name: String, content: String)]) -> [UInt8] {
        zip(bytes: parts.map { ($0.name, Array($0.content.utf8)) })
    }

    static func zip(bytes parts: [(name: String, content: [UInt8])]) -> [UInt8] {
        guard let target = zip_source_buffer_create(nil, 0, 0, nil),
            let archive = zip_open_from_source(target, Int32(ZIP_TRUNCATE), nil)
        else { preconditionFailure("libzip makes no archive") }
        zip_source_keep(target)
        // The bytes must stay where they are until the archive is closed.
        var kept: [UnsafeMutableRawBufferPointer] = []
        for (name, content) in parts {
            let space = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, content.count), alignment: 1)
            space.copyBytes(from: content)
            kept.append(space)
            let source = zip_source_buffer(archive, space.baseAddress, UInt64(content.count), 0)
            precondition(zip_file_add(archive, name, source!, UInt32(ZIP_FL_ENC_UTF_8)) >= 0)
        }
        precondition(zip_close(archive) == 0)
        for space in kept { space.deallocate() }
        zip_source_open(target)
        zip_source_seek(target, 0, SEEK_END)
        let size = Int(zip_source_tell(target))
        zip_source_seek(target, 0, SEEK_SET)
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { space, count in
            count = Int(zip_source_read(target, space.baseAddress, UInt64(size)))
        }
        zip_source_close(target)
        zip_source_free(target)
        return bytes
    }

    /// The text of one part of a zip file; empty if it is not there.
    static func part(_ name: String, of bytes: [UInt8]) -> String {
        bytes.withUnsafeBytes { space in
            guard let source = zip_source_buffer_create(space.baseAddress, UInt64(space.count), 0, nil),
                let archive = zip_open_from_source(source, Int32(ZIP_RDONLY), nil)
            else { return "" }
            defer { zip_discard(archive) }
            guard let file = zip_fopen(archive, name, 0) else { return "" }
            defer { zip_fclose(file) }
            let content = [UInt8](unsafeUninitializedCapacity: 1_000_000) { piece, count in
                count = Int(zip_fread(file, piece.baseAddress!, UInt64(piece.count)))
            }
            return String(decoding: content, as: UTF8.self)
        }
    }

    static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    static let package = "http://schemas.openxmlformats.org/package/2006"

    /// The parts of a workbook with one sheet, `表`, whose part holds the given XML within `worksheet`.
    static func parts(
        sheet: String = "", texts: [String] = [], formats: [String] = [], workbook: String = "",
        type: String = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    ) -> [(name: String, content: String)] {
        let codes = formats.enumerated().map { "<numFmt numFmtId=\"\(200 + $0)\" formatCode=\"\($1)\"/>" }.joined()
        let styles = formats.indices.map { "<xf numFmtId=\"\(200 + $0)\"/>" }.joined()
        return [
            (
                "[Content_Types].xml",
                "<Types xmlns=\"\(package)/content-types\"><Override PartName=\"/xl/workbook.xml\" ContentType=\"\(type)\"/></Types>"
            ),
            (
                "_rels/.rels",
                "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"r1\" Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
            (
                "xl/workbook.xml",
                "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\">\(workbook)<sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"r1\" Type=\"\(office)/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"\(office)/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/><Relationship Id=\"r3\" Type=\"\(office)/styles\" Target=\"styles.xml\"/></Relationships>"
            ),
            ("xl/worksheets/sheet1.xml", "<worksheet xmlns=\"\(main)\">\(sheet)</worksheet>"),
            ("xl/sharedStrings.xml", "<sst xmlns=\"\(main)\">\(texts.map { "<si>\($0)</si>" }.joined())</sst>"),
            (
                "xl/styles.xml",
                "<styleSheet xmlns=\"\(main)\"><numFmts>\(codes)</numFmts><cellXfs><xf numFmtId=\"0\"/>\(styles)</cellXfs></styleSheet>"
            ),
        ]
    }

    /// The bytes of a workbook whose only row 1 holds the given cells.
    static func row(_ cells: String, texts: [String] = [], formats: [String] = [], workbook: String = "") -> [UInt8] {
        zip(
            parts(
                sheet: "<sheetData><row r=\"1\">\(cells)</row></sheetData>", texts: texts, formats: formats,
                workbook: workbook))
    }
}

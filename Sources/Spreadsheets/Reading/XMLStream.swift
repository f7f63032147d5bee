internal import CExpat
internal import Glibc

/// What takes the elements of one XML part, in the order of the file.
protocol XMLHandler: AnyObject {
    func start(_ name: String, _ attributes: XMLAttributes) throws(SpreadsheetError)
    func end(_ name: String) throws(SpreadsheetError)
    func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

/// The attributes of one element; valid only while its start is handled.
struct XMLAttributes {
    fileprivate let pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>

    /// The value of an attribute without a prefix.
    subscript(_ name: StaticString) -> String? {
        var place = pairs
        while let key = place[0], let value = place[1] {
            if equal(key, name) { return String(cString: value) }
            place += 2
        }
        return nil
    }

    /// The attribute `id` of the namespace of relationships, in either edition of the standard.
    var relationship: String? {
        var place = pairs
        while let key = place[0], let value = place[1] {
            if String(cString: key).hasSuffix("/relationships\u{C}id") { return String(cString: value) }
            place += 2
        }
        return nil
    }

    /// True for `1` and `true`.
    func flag(_ name: StaticString) -> Bool { self[name].map { $0 == "1" || $0 == "true" } ?? false }

    private func equal(_ text: UnsafePointer<CChar>, _ name: StaticString) -> Bool {
        name.withUTF8Buffer { wanted in
            for (index, byte) in wanted.enumerated() where UInt8(bitPattern: text[index]) != byte { return false }
            return text[wanted.count] == 0
        }
    }
}

/// Feeds one part through expat, which never holds more of it than one element's tag.
///
/// Elements of other namespaces than those of workbooks, and `extLst`, are left out with all that they hold.
final class XMLStream {
    private static let longestTag = 1_000_000
    private static let deepest = 64
    private static let namespaces: [StaticString] = [
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main",
        "http://schemas.openxmlformats.org/package/2006/relationships",
        "http://schemas.openxmlformats.org/package/2006/content-types",
    ]

    private let part: String
    private let parser: OpaquePointer
    private let handler: any XMLHandler
    private var failure: SpreadsheetError?
    private var depth = 0
    /// The depth of the element that is left out, if one is.
    private var skipped: Int?
    private var fed = 0

    private init(_ part: String, _ handler: any XMLHandler) throws(SpreadsheetError) {
        guard let parser = XML_ParserCreateNS(nil, 0x0C) else {
            throw .damaged(part, zh: "内存不足", en: "there is no memory left")
        }
        (self.part, self.parser, self.handler) = (part, parser, handler)
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser, { XMLStream.of($0)?.start($1, $2) }, { XMLStream.of($0)?.end($1) })
        XML_SetCharacterDataHandler(parser) { XMLStream.of($0)?.text($1, $2) }
        XML_SetStartDoctypeDeclHandler(parser) { user, _, _, _, _ in XMLStream.of(user)?.doctype() }
    }

    deinit { XML_ParserFree(parser) }

    /// Reads one part to its end.
    static func read(_ entry: ZipArchive.Entry, of archive: ZipArchive, into handler: some XMLHandler)
        throws(SpreadsheetError)
    {
        let stream = try XMLStream(entry.name, handler)
        try archive.read(entry) { (piece) throws(SpreadsheetError) in try stream.feed(piece) }
        try stream.feed(nil)
    }

    private func feed(_ piece: UnsafeRawBufferPointer?) throws(SpreadsheetError) {
        let start = piece?.baseAddress?.assumingMemoryBound(to: CChar.self)
        let status = XML_Parse(parser, start, Int32(piece?.count ?? 0), piece == nil ? 1 : 0)
        if let failure { throw failure }
        guard status == XML_STATUS_OK else {
            let reason = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "XML"
            let line = XML_GetCurrentLineNumber(parser)
            throw .damaged(part, zh: "第 \(line) 行 XML 有误（\(reason)）", en: "line \(line) is no sound XML: \(reason)")
        }
        fed += piece?.count ?? 0
        // A tag that goes on over many pieces is read anew with each of them.
        guard fed - Int(XML_GetCurrentByteIndex(parser)) <= Self.longestTag else {
            throw .damaged(part, zh: "标记过长", en: "a tag is too long")
        }
    }

    private static func of(_ user: UnsafeMutableRawPointer?) -> XMLStream? {
        user.map { Unmanaged<XMLStream>.fromOpaque($0).takeUnretainedValue() }
    }

    private func stop(_ error: SpreadsheetError) {
        failure = failure ?? error
        XML_StopParser(parser, 0)
    }

    private func doctype() { stop(SpreadsheetError(.entities, ["part": part])) }

    private func start(_ name: UnsafePointer<CChar>?, _ pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
        guard failure == nil, let name, let pairs else { return }
        depth += 1
        if depth > Self.deepest { return stop(.damaged(part, zh: "嵌套过深", en: "elements are nested too deep")) }
        guard skipped == nil else { return }
        guard let local = Self.local(name), local != "extLst" else {
            skipped = depth
            return
        }
        do {
            try handler.start(local, XMLAttributes(pairs: pairs))
        } catch {
            stop(error)
        }
    }

    private func end(_ name: UnsafePointer<CChar>?) {
        guard failure == nil, let name else { return }
        defer { depth -= 1 }
        if let skipped {
            if skipped == depth { self.skipped = nil }
            return
        }
        guard let local = Self.local(name) else { return }
        do {
            try handler.end(local)
        } catch {
            stop(error)
        }
    }

    private func text(_ bytes: UnsafePointer<CChar>?, _ count: Int32) {
        guard failure == nil, skipped == nil, let bytes else { return }
        bytes.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
            handler.text(UnsafeBufferPointer(start: $0, count: Int(count)))
        }
    }

    /// The name without its namespace; nil if that is none of a workbook's.
    private static func local(_ name: UnsafePointer<CChar>) -> String? {
        var end = 0
        while name[end] != 0, name[end] != 0x0C { end += 1 }
        guard name[end] != 0 else { return nil }
        guard namespaces.contains(where: { $0.utf8CodeUnitCount == end && memcmp($0.utf8Start, name, end) == 0 })
        else { return nil }
        return String(cString: name + end + 1)
    }
}

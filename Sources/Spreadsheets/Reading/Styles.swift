/// Reads `styles.xml`, as far as it says which number format a cell has.
final class Styles: XMLHandler {
    private static let most = 65_536

    /// By the number that cells give as their style.
    private(set) var formats: [NumberFormat] = []
    private var codes: [Int: NumberFormat] = [:]
    private var isInCells = false

    func start(_ name: String, _ attributes: XMLAttributes) throws(SpreadsheetError) {
        switch name {
        case "numFmt":
            guard let id = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"] else {
                return
            }
            guard codes.count < Self.most else {
                throw .tooMany(zh: "数字格式数", en: "number formats", limit: Self.most, found: "\(codes.count + 1)")
            }
            codes[id] = NumberFormat(code: code)
        case "cellXfs": isInCells = true
        case "xf" where isInCells:
            let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
            let format = codes[id] ?? NumberFormat(builtIn: id)
            codes[id] = format
            formats.append(format)
            guard formats.count <= Self.most else {
                throw .tooMany(zh: "单元格样式数", en: "cell styles", limit: Self.most, found: "\(formats.count)")
            }
        default: break
        }
    }

    func end(_ name: String) {
        if name == "cellXfs" { isInCells = false }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

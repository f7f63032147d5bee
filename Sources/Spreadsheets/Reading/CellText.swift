/// The texts of one cell while it is read: its value, its formula or its inline string.
struct CellText {
    let name: CellName
    let style: Int
    private let type: String
    private var value: [UInt8] = []
    private var formula: [UInt8]?
    private var sharedID: String?
    private var inline = RichText()
    private var open = Open.nothing

    private enum Open { case nothing, value, formula, inline }

    init(_ name: CellName, type: String, style: Int) { (self.name, self.type, self.style) = (name, type, style) }

    mutating func start(_ name: String, _ attributes: XMLAttributes) {
        switch (open, name) {
        case (.nothing, "v"): open = .value
        case (.nothing, "f"):
            (open, formula) = (.formula, [])
            if attributes["t"] == "shared" { sharedID = attributes["si"] ?? "" }
        case (.nothing, "is"): open = .inline
        case (.inline, _): inline.start(name)
        default: break
        }
    }

    mutating func end(_ name: String) {
        switch (open, name) {
        case (.value, "v"), (.formula, "f"), (.inline, "is"): open = .nothing
        case (.inline, _): inline.end(name)
        default: break
        }
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        switch open {
        case .nothing: break
        case .value: value.append(contentsOf: bytes)
        case .formula: formula?.append(contentsOf: bytes)
        case .inline: inline.text(bytes)
        }
    }

    /// The formula; that of the first cell of a group stands for all its cells.
    mutating func takeFormula(_ masters: inout [String: Cell.Formula]) -> Cell.Formula? {
        guard let formula else { return nil }
        let text = RichText.unescaped(formula)
        guard let sharedID else { return Cell.Formula(text) }
        if text.isEmpty { return masters[sharedID] ?? Cell.Formula("") }
        let shared = Cell.Formula(text, sharedFrom: name)
        masters[sharedID] = shared
        return shared
    }

    /// The value, read as the type and the format of the cell say.
    mutating func value(_ context: SheetPart.Context, _ format: NumberFormat) throws(SpreadsheetError) -> CellValue {
        switch type {
        case "inlineStr": return text(try inline.take())
        case "str": return text(try RichText.checked(RichText.unescaped(value)))
        default: break
        }
        let written = String(decoding: value.drop { $0 == 32 || (9...13).contains($0) }, as: UTF8.self)
        guard !written.isEmpty else { return .empty }
        switch type {
        case "s":
            guard let index = Int(written), context.texts.indices.contains(index) else {
                throw .badCell(
                    zh: "共享文本的编号，小于 \(context.texts.count)",
                    en: "the number of a shared text below \(context.texts.count)",
                    found: written)
            }
            return text(context.texts[index])
        case "b":
            switch written {
            case "1", "true": return .boolean(true)
            case "0", "false": return .boolean(false)
            default: throw .badCell(zh: "0 或 1", en: "0 or 1", found: written)
            }
        case "e": return .error(String(written.prefix(100)))
        case "n": return try number(written, context, format)
        case "d":
            guard let date = CellDate(iso: written, epoch: context.epoch) else {
                throw .badCell(zh: "日期", en: "a date", found: written)
            }
            return .date(date)
        default: throw .badCell(zh: "已知的单元格类型", en: "a known type of cell", found: type)
        }
    }

    private func number(_ written: String, _ context: SheetPart.Context, _ format: NumberFormat)
        throws(SpreadsheetError) -> CellValue
    {
        guard let number = DecimalText.stored(written) else { throw .badCell(zh: "数", en: "a number", found: written) }
        if format.kind == .date, let date = CellDate(serial: number, epoch: context.epoch) { return .date(date) }
        return .number(number)
    }

    /// Text without a character is a blank cell, unless a formula made it.
    private func text(_ text: String) -> CellValue { text.isEmpty && formula == nil ? .empty : .text(text) }
}

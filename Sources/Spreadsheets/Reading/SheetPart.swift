/// Reads the part of one sheet, cell by cell.
final class SheetPart: XMLHandler {
    /// What all sheets of a workbook share.
    struct Context {
        let texts: [String]
        let formats: [NumberFormat]
        let epoch: CellDate.Epoch
        let limits: ReadLimits
    }

    private let context: Context
    /// How many cells may still be read in the workbook.
    private var room: Int
    private var cells: [Sheet.Placed] = []
    private var merges: [CellRange] = []
    private var hiddenRows: [ClosedRange<Int>] = []
    private var hiddenColumns: [ClosedRange<Int>] = []
    private var hidesOtherRows = false
    private var rows = 0
    private var row = 0
    private var column = 0
    private var isRowCounted = false
    private var current: CellText?
    private var masters: [String: Cell.Formula] = [:]
    private var isSheet = false
    private var isOrdered = true

    init(_ context: Context, room: Int) { (self.context, self.room) = (context, room) }

    /// The place that is being read; for errors.
    var place: CellName? { current?.name }

    func start(_ name: String, _ attributes: XMLAttributes) throws(SpreadsheetError) {
        if current != nil {
            current?.start(name, attributes)
            return
        }
        switch name {
        case "worksheet": isSheet = true
        case "sheetFormatPr": hidesOtherRows = attributes.flag("zeroHeight")
        case "col": column(attributes)
        case "row": try row(attributes)
        case "c": try cell(attributes)
        case "mergeCell": try merge(attributes)
        default: break
        }
    }

    func end(_ name: String) throws(SpreadsheetError) {
        guard current != nil else { return }
        guard name == "c" else {
            current?.end(name)
            return
        }
        try finishCell()
        current = nil
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) { current?.text(bytes) }

    /// The sheet, once its part was read to the end.
    func finish(_ tab: WorkbookPart.Tab) throws(SpreadsheetError) -> Sheet {
        guard isSheet else { throw .badCell(zh: "工作表部件", en: "the part of a sheet", found: "XML") }
        if hidesOtherRows, row < CellName.lastRow { hide((row + 1)...CellName.lastRow, in: &hiddenRows) }
        if !isOrdered { cells.sort { $0.name < $1.name } }
        if let twice = zip(cells, cells.dropFirst()).first(where: { $0.name == $1.name }) {
            throw SpreadsheetError(.repeatedCell, sheet: tab.name, cell: twice.0.name)
        }
        try CellRange.checkOverlaps(merges)
        return Sheet(
            name: tab.name, visibility: tab.visibility, cells: cells, merges: merges, hiddenRows: hiddenRows,
            hiddenColumns: hiddenColumns.sorted { $0.lowerBound < $1.lowerBound })
    }

    // MARK: Rows and columns

    private func row(_ attributes: XMLAttributes) throws(SpreadsheetError) {
        let written = attributes["r"]
        let number = written.map { Int($0) ?? 0 } ?? row + 1
        guard number > row, number <= CellName.lastRow else {
            throw .badCell(zh: "大于 \(row) 的行号", en: "a row after row \(row)", found: written ?? "\(number)")
        }
        if hidesOtherRows, number > row + 1 { hide((row + 1)...(number - 1), in: &hiddenRows) }
        (row, column, isRowCounted) = (number, 0, false)
        if attributes.flag("hidden") || attributes["ht"].flatMap({ Double($0) }) == 0 {
            hide(row...row, in: &hiddenRows)
        }
    }

    private func column(_ attributes: XMLAttributes) {
        guard let first = attributes["min"].flatMap({ Int($0) }), let last = attributes["max"].flatMap({ Int($0) }),
            first >= 1, last >= first, last <= CellName.lastColumn
        else { return }
        guard attributes.flag("hidden") || attributes["width"].flatMap({ Double($0) }) == 0 else { return }
        hide(first...last, in: &hiddenColumns)
    }

    private func hide(_ range: ClosedRange<Int>, in ranges: inout [ClosedRange<Int>]) {
        if let last = ranges.last, last.upperBound + 1 == range.lowerBound {
            ranges[ranges.count - 1] = last.lowerBound...range.upperBound
        } else {
            ranges.append(range)
        }
    }

    private func merge(_ attributes: XMLAttributes) throws(SpreadsheetError) {
        let written = attributes["ref"] ?? ""
        guard let range = CellRange(written) else {
            throw .badCell(zh: "合并区域，如 B2:D4", en: "a merged range such as B2:D4", found: written)
        }
        guard !range.isSingle else { return }
        merges.append(range)
        guard merges.count <= context.limits.merges else {
            throw .tooMany(
                zh: "合并区域数", en: "merged ranges", limit: context.limits.merges, found: "\(merges.count)")
        }
    }

    // MARK: Cells

    private func cell(_ attributes: XMLAttributes) throws(SpreadsheetError) {
        let written = attributes["r"]
        let found = written.map { CellName($0) } ?? CellName(row: row, column: column + 1)
        guard let found, found.row == row else {
            throw .badCell(zh: "第 \(row) 行的单元格名", en: "the name of a cell in row \(row)", found: written ?? "?")
        }
        if found.column <= column { isOrdered = false }
        column = found.column
        current = CellText(found, type: attributes["t"] ?? "n", style: attributes["s"].flatMap { Int($0) } ?? 0)
    }

    private func finishCell() throws(SpreadsheetError) {
        guard var read = current else { return }
        let format = context.formats.indices.contains(read.style) ? context.formats[read.style] : .general
        let formula = read.takeFormula(&masters)
        let value = try read.value(context, format)
        guard value != .empty || formula != nil else { return }
        if !isRowCounted { (isRowCounted, rows) = (true, rows + 1) }
        guard rows <= context.limits.rows else {
            throw .tooMany(zh: "行数", en: "rows", limit: context.limits.rows, found: "\(rows)")
        }
        guard room > 0 else {
            let limit = context.limits.cells
            throw .tooMany(zh: "单元格数", en: "cells", limit: limit, found: "\(limit + 1)")
        }
        room -= 1
        cells.append(Sheet.Placed(name: read.name, cell: Cell(value, formula: formula, format: format)))
    }
}

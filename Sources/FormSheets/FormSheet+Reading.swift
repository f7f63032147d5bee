package import Forms
package import Spreadsheets

extension FormSheet {
    /// The sheet of a workbook that holds a form: the one with its id as name, else the first that people see.
    package static func sheet(of form: String, in workbook: Workbook) -> Sheet? {
        let visible = workbook.sheets.filter { $0.visibility == .visible }
        return visible.first { $0.name == form } ?? visible.first
    }

    /// The cells of a sheet as text, as people see them there.
    ///
    /// - Throws: `sheet.failed_formula`, `sheet.no_result`: a formula whose result is an error, or is not in the file.
    package static func cells(of sheet: Sheet) throws(SheetProblems) -> [PrintedForm.GridCell] {
        var problems: [SheetProblem] = []
        var cells: [PrintedForm.GridCell] = []
        for placed in sheet.cells {
            let range = sheet.merge(containing: placed.name)
            // What lies hidden under a merged cell is not what people see.
            if let range, range.first != placed.name { continue }
            let last = range?.last ?? placed.name
            switch text(of: placed.cell) {
            case .text(let text):
                cells.append(
                    PrintedForm.GridCell(
                        row: placed.name.row, column: placed.name.column,
                        rowSpan: last.row - placed.name.row + 1, columnSpan: last.column - placed.name.column + 1,
                        text: text))
            case .failed(let error):
                problems.append(
                    SheetProblem(
                        SheetKinds.failedFormula, cell: "\(placed.name)", ["found": error]))
            case .missing:
                problems.append(
                    SheetProblem(
                        SheetKinds.noResult, cell: "\(placed.name)", ["found": placed.cell.formula?.text ?? ""]))
            }
        }
        if !problems.isEmpty { throw SheetProblems(problems: problems) }
        return cells
    }

    private enum Shown {
        case text(String)
        case failed(String)
        case missing
    }

    private static func text(of cell: Spreadsheets.Cell) -> Shown {
        switch cell.value {
        case .empty: cell.formula == nil ? .text("") : .missing
        case .text(let text): .text(text)
        case .number(let number): .text(number.shown(in: cell.format))
        case .boolean(let flag): .text(flag ? "TRUE" : "FALSE")
        case .date(let date): .text(date.description)
        case .error(let error): .failed(error)
        }
    }
}

extension String {
    /// A number as its cell shows it: per cent as such, and with the zeros that the format asks for.
    func shown(in format: NumberFormat) -> String {
        var text = format.kind == .percent ? timesHundred : self
        var places = format.code.decimals
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let have = parts.count == 2 ? parts[1].count : 0
        // A format with fewer decimals hides some; the value has them all the same.
        places = max(places, have)
        if places > have { text += (have == 0 ? "." : "") + String(repeating: "0", count: places - have) }
        return format.kind == .percent ? text + "%" : text
    }

    /// A hundred times a plain decimal number, digit by digit.
    private var timesHundred: String {
        let isNegative = hasPrefix("-")
        let parts = (isNegative ? dropFirst() : self[...]).split(separator: ".", omittingEmptySubsequences: false)
        let behind = parts.count == 2 ? String(parts[1]) : ""
        let moved = behind.prefix(2) + String(repeating: "0", count: max(0, 2 - behind.count))
        let whole = (parts[0] + moved).drop { $0 == "0" }
        let rest = behind.dropFirst(2)
        return (isNegative ? "-" : "") + (whole.isEmpty ? "0" : whole) + (rest.isEmpty ? "" : "." + rest)
    }

    /// The decimals that a number format always shows.
    fileprivate var decimals: Int {
        let positive = split(separator: ";", omittingEmptySubsequences: false).first ?? ""
        guard let point = positive.firstIndex(of: ".") else { return 0 }
        return positive[positive.index(after: point)...].prefix { $0 == "0" }.count
    }
}

internal import CXlsxWriter

/// Writes one sheet into a workbook of libxlsxwriter; checks what the library would only warn of.
struct SheetWriter {
    private let sheet: SheetDraft
    private let formats: FormatTable
    private let target: UnsafeMutablePointer<lxw_worksheet>

    init(_ sheet: SheetDraft, _ workbook: UnsafeMutablePointer<lxw_workbook>, _ formats: FormatTable)
        throws(SpreadsheetError)
    {
        guard let target = workbook_add_worksheet(workbook, sheet.name) else {
            throw .sheetName(sheet.name, zh: "不被接受", en: "is not accepted")
        }
        (self.sheet, self.formats, self.target) = (sheet, formats, target)
    }

    func write() throws(SpreadsheetError) {
        writePage()
        writeColumns()
        writeRows()
        do {
            try checkMerges()
        } catch {
            throw error.at(sheet: sheet.name)
        }
        // The cells of a range are blank before its first one is written.
        for range in sheet.merges {
            let format = sheet.cells[range.first].flatMap { formats[$0.style] }
            worksheet_merge_range(
                target, range.first.index, range.first.columnIndex, range.last.index, range.last.columnIndex, "", format
            )
        }
        for (name, content) in sheet.cells.sorted(by: { $0.key < $1.key }) {
            do {
                try write(content, at: name)
            } catch {
                throw error.at(sheet: sheet.name, cell: name)
            }
        }
        if sheet.isHidden { worksheet_hide(target) }
    }

    /// No cell may lie under a merged range, where nobody would see it.
    private func checkMerges() throws(SpreadsheetError) {
        try CellRange.checkOverlaps(sheet.merges)
        let merged = Sheet(name: sheet.name, cells: [], merges: sheet.merges)
        for name in sheet.cells.keys.sorted() {
            guard let range = merged.merge(containing: name), range.first != name else { continue }
            throw CellRange.overlap(CellRange(name, name), range)
        }
    }

    // MARK: The page

    private func writePage() {
        let page = sheet.page
        worksheet_set_paper(target, 9)
        if page.isLandscape { worksheet_set_landscape(target) }
        if page.fitsWidth { worksheet_fit_to_pages(target, 1, 0) }
        if let rows = page.repeatedRows {
            worksheet_repeat_rows(target, UInt32(rows.lowerBound - 1), UInt32(rows.upperBound - 1))
        }
        if page.frozenRows > 0 { worksheet_freeze_panes(target, UInt32(page.frozenRows), 0) }
        if page.isCentered { worksheet_center_horizontally(target) }
        if let footer = page.footer { worksheet_set_footer(target, footer) }
    }

    private func writeColumns() {
        let last = max(sheet.columnWidths.count, sheet.hiddenColumns.max() ?? 0)
        guard last > 0 else { return }
        for column in 1...min(last, CellName.lastColumn) {
            var options = lxw_row_col_options()
            options.hidden = sheet.hiddenColumns.contains(column) ? 1 : 0
            let index = UInt16(column - 1)
            worksheet_set_column_opt(target, index, index, sheet.width(ofColumn: column), nil, &options)
        }
    }

    private func writeRows() {
        let heights = TextFit.heights(sheet)
        for row in Set(heights.keys).union(sheet.hiddenRows).sorted() where (1...CellName.lastRow).contains(row) {
            var options = lxw_row_col_options()
            options.hidden = sheet.hiddenRows.contains(row) ? 1 : 0
            worksheet_set_row_opt(target, UInt32(row - 1), heights[row] ?? 15, nil, &options)
        }
    }

    // MARK: Cells

    private func write(_ content: SheetDraft.Content, at name: CellName) throws(SpreadsheetError) {
        let (row, column, style) = (name.index, name.columnIndex, content.style)
        let format = formats[style]
        let result: lxw_error
        switch (content.value, content.formula) {
        case (.number(let number), let formula?):
            result = worksheet_write_formula_num(
                target, row, column, "=\(try checked(formula))", format, try double(number))
        case (.text(let text), let formula?):
            result = worksheet_write_formula_str(
                target, row, column, "=\(try checked(formula))", format, try checked(text))
        case (.empty, let formula?), (.boolean, let formula?), (.date, let formula?), (.error, let formula?):
            // No result: the program that opens the file computes it.
            result = worksheet_write_formula_str(target, row, column, "=\(try checked(formula))", format, "")
        case (.empty, nil): result = worksheet_write_blank(target, row, column, format)
        case (.text(let text), nil), (.error(let text), nil):
            result = worksheet_write_string(target, row, column, try checked(text), format)
        case (.number(let number), nil):
            result = worksheet_write_number(target, row, column, try double(number), format)
        case (.boolean(let value), nil): result = worksheet_write_boolean(target, row, column, value ? 1 : 0, format)
        case (.date(let date), nil):
            let format = formats[style.numberFormat == nil ? style.with { $0.numberFormat = "yyyy-mm-dd" } : style]
            result = worksheet_write_number(target, row, column, date.serialSince1900, format)
        }
        guard result == LXW_NO_ERROR else { throw .notWritten(String(cString: lxw_strerror(result))) }
    }

    /// A number that comes back the same; a workbook keeps 15 digits of any number.
    private func double(_ text: String) throws(SpreadsheetError) -> Double {
        guard let plain = DecimalText.plain(text), DecimalText.significantDigits(plain) <= DecimalText.exactDigits,
            let value = Double(plain), value.isFinite, value != 0 || plain == "0"
        else { throw SpreadsheetError(.number, ["found": String(text.prefix(40))]) }
        return value
    }

    /// Text that XML can hold, for the library hands everything else on.
    private func checked(_ text: String) throws(SpreadsheetError) -> String {
        if let bad = text.unicodeScalars.first(where: { $0.value == 0 || $0.value == 0xFFFE || $0.value == 0xFFFF }) {
            throw SpreadsheetError(.character, ["found": "U+" + String(bad.value, radix: 16, uppercase: true)])
        }
        return RichText.escaped(try RichText.checked(text))
    }
}

extension CellName {
    fileprivate var index: UInt32 { UInt32(row - 1) }
    fileprivate var columnIndex: UInt16 { UInt16(column - 1) }
}

extension CellDate {
    /// The number in the calendar that begins in 1900, which the writer uses.
    fileprivate var serialSince1900: Double {
        let value = Double(serial) ?? 0
        return epoch == .year1904 ? value + 1462 : value
    }
}

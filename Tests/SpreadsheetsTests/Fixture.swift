import Foundation
import Spreadsheets

/// Files beside the tests.
enum Fixture {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")

    static func path(_ name: String) -> String { folder.appending(path: name).path }

    static func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: folder.appending(path: name))) }
}

extension Workbook {
    /// Everything that was read, one fact a line.
    var dump: String {
        sheets.flatMap { sheet -> [String] in
            var lines = ["# \(sheet.name) \(sheet.visibility)"]
            lines += sheet.merges.map { "merge \($0)" }
            lines += sheet.hiddenRows.map { "hidden rows \($0)" }
            lines += sheet.hiddenColumns.map { "hidden columns \($0)" }
            lines += sheet.cells.map { placed in
                var words = ["\(placed.name)", placed.cell.value.words]
                if let formula = placed.cell.formula { words.append("=" + formula.text) }
                if let number = placed.cell.numberInText { words.append("(number \(number))") }
                if placed.cell.format.kind != .general { words.append("[\(placed.cell.format.kind)]") }
                return words.joined(separator: " ")
            }
            return lines
        }
        .joined(separator: "\n") + "\n"
    }
}

extension CellValue {
    var words: String {
        switch self {
        case .empty: "empty"
        case .text(let text): "text \(text.debugDescription)"
        case .number(let number): "number \(number)"
        case .boolean(let value): "boolean \(value)"
        case .date(let date): "date \(date)"
        case .error(let name): "error \(name)"
        }
    }
}

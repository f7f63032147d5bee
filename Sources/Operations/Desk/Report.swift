import CanonicalJSON
import Engine
import FormSheets
import Ledger
import Messages
import Spreadsheets

/// One table for three readers: rows for programs, a table for a terminal, a sheet for Excel and WPS.
struct Report<Row> {
    /// One column: what it is called, and what it says of a row.
    struct Column {
        fileprivate let key: String
        fileprivate let heading: Operation.Words
        /// In cells of a terminal, which cuts what is longer; a sheet wraps it, in narrower columns that can be printed.
        fileprivate let width: Int
        fileprivate let value: (Row) -> ReportValue

        /// - Parameter key: The name by which programs know the column.
        init(_ key: String, _ zh: String, _ en: String, _ width: Int, _ value: @escaping (Row) -> ReportValue) {
            (self.key, heading, self.width, self.value) = (key, Operation.Words(zh, en), width, value)
        }
    }

    private let title: Operation.Words
    /// What is said in place of a table without rows.
    private let none: Operation.Words
    private let columns: [Column]
    /// What programs are told besides the rows.
    var facts: JSON.Fields = [:]
    /// A sentence below the table.
    var closing: Operation.Words?
    private let desk: Desk
    private var count = 0
    // Of a row only what the reader at hand is shown is kept: a ledger may have a million.
    private var forPrograms: [JSON] = []
    private var lines: [[String]] = []
    private var cells: [[CellValue]] = []

    /// Begins a report without rows; its title is also the name of the sheet.
    init(_ desk: Desk, _ title: Operation.Words, none: Operation.Words, _ columns: [Column]) {
        (self.desk, self.title, self.none, self.columns) = (desk, title, none, columns)
    }

    private var isWorkbook: Bool { desk.arguments.flag("xlsx") }

    /// Takes what the columns say of a row; the row itself is not kept.
    mutating func add(_ row: Row) {
        count += 1
        let values = columns.map { $0.value(row) }
        if isWorkbook {
            cells.append(values.map(\.cell))
        } else if desk.wantsText {
            lines += lined(values)
        } else {
            forPrograms.append(
                .object(JSON.Fields(Array(zip(columns.map(\.key), values.map(\.json)))) { first, _ in first }))
        }
    }

    /// A row as the lines of a terminal: one, or as many as its longest list has.
    private func lined(_ row: [ReportValue]) -> [[String]] {
        (0..<(row.map(\.lines.count).max() ?? 0)).map { index in
            zip(columns, row).map { column, value in
                index < value.lines.count ? Width.clip(value.lines[index], to: column.width) : ""
            }
        }
    }
}

extension Report {
    /// The answer as it was asked for.
    ///
    /// - Parameter head: The end of the log as of which the rows were read.
    func page(asOf head: Head) throws -> Page {
        if isWorkbook { return try workbook(head) }
        var fields = facts
        (fields["entries"], fields["head"]) = (.int(head.size), .string(head.leaf.hex))
        fields["rows"] = .array(forPrograms)
        return desk.page(.object(fields), text)
    }

    private func say(_ words: Operation.Words) -> String { desk.say(words.zh, words.en) }

    private var text: String {
        var text = Lines()
        text += count == 0 ? say(none) : Table(header: columns.map { say($0.heading) }, rows: lines).render()
        if let closing { text += say(closing) }
        return text.text
    }

    private func workbook(_ head: Head) throws -> Page {
        let rows = desk.say("共 \(count) 行", "\(count) row\(count == 1 ? "" : "s")")
        let about = [
            desk.directory.body, desk.arguments[maybe: "case"] ?? desk.say("全部案卷", "all cases"),
            desk.say("截至第 \(head.size) 条记录 \(head.leaf.hex)", "as of entry \(head.size) \(head.leaf.hex)"), rows,
        ]
        let sheet = TableSheet.draft(
            named: say(title), title: say(title),
            subtitle: about.joined(separator: "　") + (closing.map { "\n" + say($0) } ?? ""),
            columns: columns.map { .init(say($0.heading), width: Double(min($0.width, 30))) }, rows: cells)
        let book = try Workbooks.bytes([sheet], title: say(title), desk.language)
        let digest = Hash.sha256(book).hex
        return desk.page(
            ["count": .int(Int64(count)), "sha256": .string(digest), "base64": .string(Base64.text(book))],
            "\(digest)  \(rows)")
    }
}

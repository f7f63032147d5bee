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
        let key: String
        let heading: Operation.Words
        /// In digits of a sheet and cells of a terminal, which cuts what is longer.
        let width: Int
        let value: (Row) -> ReportValue

        /// - Parameter key: The name by which programs know the column.
        init(_ key: String, _ zh: String, _ en: String, _ width: Int, _ value: @escaping (Row) -> ReportValue) {
            (self.key, heading, self.width, self.value) = (key, Operation.Words(zh, en), width, value)
        }
    }

    let title: Operation.Words
    /// What is said in place of a table without rows.
    let none: Operation.Words
    let columns: [Column]
    /// What programs are told besides the rows.
    var facts: [String: JSON] = [:]
    /// A sentence below the table.
    var closing: Operation.Words?
    private var rows: [[ReportValue]] = []

    init(_ title: Operation.Words, none: Operation.Words, _ columns: [Column]) {
        (self.title, self.none, self.columns) = (title, none, columns)
    }

    /// Takes what the columns say of a row; the row itself is not kept.
    mutating func add(_ row: Row) { rows.append(columns.map { $0.value(row) }) }
}

extension Report {
    /// The answer as it was asked for.
    ///
    /// - Parameter head: The end of the log as of which the rows were read.
    func page(_ desk: Desk, asOf head: Head) throws -> Page {
        if desk.arguments.flag("xlsx") { return try workbook(desk, head) }
        var fields = facts
        (fields["entries"], fields["head"]) = (.int(head.size), .string(head.leaf.hex))
        fields["rows"] = .array(rows.map(json))
        return desk.page(.object(fields), text(desk))
    }

    private func json(_ row: [ReportValue]) -> JSON {
        .object(Dictionary(uniqueKeysWithValues: zip(columns.map(\.key), row.map(\.json))))
    }

    private func text(_ desk: Desk) -> String {
        func say(_ words: Operation.Words) -> String { desk.say(words.zh, words.en) }
        var lines = Lines()
        if rows.isEmpty {
            lines += say(none)
        } else {
            lines += Table(header: columns.map { say($0.heading) }, rows: rows.flatMap(lined)).render()
        }
        if let closing { lines += say(closing) }
        return lines.text
    }

    /// A row as the lines of a terminal: one, or as many as its longest list has.
    private func lined(_ row: [ReportValue]) -> [[String]] {
        (0..<(row.map(\.lines.count).max() ?? 0)).map { index in
            zip(columns, row).map { column, value in
                index < value.lines.count ? Width.clip(value.lines[index], to: column.width) : ""
            }
        }
    }

    private func workbook(_ desk: Desk, _ head: Head) throws -> Page {
        func say(_ words: Operation.Words) -> String { desk.say(words.zh, words.en) }
        let count = rows.count
        let about = [
            desk.directory.body, desk.arguments[maybe: "case"] ?? desk.say("全部案卷", "all cases"),
            desk.say("截至第 \(head.size) 条记录 \(head.leaf.hex)", "as of entry \(head.size) \(head.leaf.hex)"),
            desk.say("共 \(count) 行", "\(count) row\(count == 1 ? "" : "s")"),
        ]
        let subtitle = about.joined(separator: "　") + (closing.map { "\n" + say($0) } ?? "")
        let sheet = TableSheet.draft(
            named: say(title), title: say(title), subtitle: subtitle,
            columns: columns.map { .init(say($0.heading), width: Double($0.width)) },
            rows: rows.map { $0.map(\.cell) })
        let book = try Workbooks.bytes([sheet], title: say(title), desk.language)
        let digest = Hash.sha256(book).hex
        return desk.page(
            ["count": .int(Int64(count)), "sha256": .string(digest), "base64": .string(Base64.text(book))],
            "\(digest)  \(desk.say("\(count) 行", "\(count) row\(count == 1 ? "" : "s")"))")
    }
}

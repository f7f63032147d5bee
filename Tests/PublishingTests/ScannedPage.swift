/// A page read tag by tag: strict about nesting and quotes, so that a slip in the writing is found.
struct ScannedPage {
    struct Wrong: Error { let what: String }

    struct Cell: Equatable {
        var row, column, rowSpan, columnSpan: Int
        var text = ""
        var path: String?
        var tag: String
        var scope: String?
    }

    /// One `<table>` with its cells; rows are counted on from the tables before it on the page.
    struct Table {
        var caption = ""
        var cells: [Cell] = []
        var rows = 0
        var columns = 0
        var headRows = 0
        /// Places that no cell covers, or more than one.
        var isUneven = false
    }

    private(set) var tables: [Table] = []
    private(set) var tags: Set<String> = []
    private(set) var attributes: Set<String> = []
    private(set) var links: [String] = []
    /// All the text that is shown or in the title.
    private(set) var text = ""

    var cells: [Cell] { tables.flatMap(\.cells) }
    func cell(_ path: String) -> Cell? { cells.first { $0.path == path } }

    private static let void: Set = ["meta", "link", "col"]
    private var covered: Set<[Int]> = []

    init(_ html: String) throws {
        let start = "<!DOCTYPE html>\n"
        guard html.hasPrefix(start) else { throw Wrong(what: "no doctype") }
        var rest = html.dropFirst(start.count)
        var open: [String] = []
        while !rest.isEmpty {
            let text = rest.prefix { $0 != "<" }
            if text.contains(">") { throw Wrong(what: "a bare > in \(text)") }
            if !text.allSatisfy(\.isWhitespace) || ["td", "th", "caption"].contains(open.last ?? "") {
                take(try Self.plain(text), in: open)
            }
            rest = rest.dropFirst(text.count)
            guard rest.popFirst() != nil else { break }
            let tag = rest.prefix { $0 != ">" }
            rest = rest.dropFirst(tag.count + 1)
            if tag.hasPrefix("/") {
                guard open.popLast() == String(tag.dropFirst()) else { throw Wrong(what: "</\(tag)> closes nothing") }
                end(String(tag.dropFirst()))
            } else {
                let (name, attributes) = try Self.parts(tag)
                try begin(name, attributes, in: open)
                if !Self.void.contains(name) { open.append(name) }
            }
        }
        guard open.isEmpty else { throw Wrong(what: "\(open) stay open") }
    }

    private mutating func begin(_ name: String, _ found: [String: String], in open: [String]) throws {
        tags.insert(name)
        attributes.formUnion(found.keys)
        links += [found["href"], found["src"]].compactMap { $0 }
        switch name {
        case "table":
            tables.append(Table())
            covered = []
        case "col": tables[tables.count - 1].columns += 1
        case "tr":
            tables[tables.count - 1].rows += 1
            if open.last == "thead" { tables[tables.count - 1].headRows += 1 }
        case "td", "th":
            let (row, table) = (tables[tables.count - 1].rows, tables.count - 1)
            let column = (1...).first { !covered.contains([row, $0]) } ?? 1
            var cell = Cell(
                row: tables.dropLast().map(\.rows).reduce(row, +), column: column,
                rowSpan: Int(found["rowspan"] ?? "1") ?? 0, columnSpan: Int(found["colspan"] ?? "1") ?? 0, tag: name)
            (cell.path, cell.scope) = (found["data-path"], found["scope"])
            for line in row..<row + cell.rowSpan {
                for place in column..<column + cell.columnSpan where !covered.insert([line, place]).inserted {
                    tables[table].isUneven = true
                }
            }
            tables[table].cells.append(cell)
        default: break
        }
    }

    private mutating func end(_ name: String) {
        guard name == "table" else { return }
        let all = (1...max(tables[tables.count - 1].rows, 1)).flatMap { row in
            (1...max(tables[tables.count - 1].columns, 1)).map { [row, $0] }
        }
        if covered != Set(all) { tables[tables.count - 1].isUneven = true }
    }

    private mutating func take(_ text: String, in open: [String]) {
        self.text += text + "\n"
        guard let table = tables.indices.last, open.contains("table") else { return }
        if open.contains("caption") {
            tables[table].caption += text
        } else if let cell = tables[table].cells.indices.last, open.contains("td") || open.contains("th") {
            tables[table].cells[cell].text += text
        }
    }

    private static func parts(_ tag: Substring) throws -> (name: String, attributes: [String: String]) {
        let name = tag.prefix { $0 != " " }
        var (rest, attributes) = (tag.dropFirst(name.count), [String: String]())
        while !rest.isEmpty {
            guard rest.popFirst() == " " else { throw Wrong(what: "<\(tag)>") }
            let key = rest.prefix { $0 != "=" }
            rest = rest.dropFirst(key.count + 1)
            guard rest.popFirst() == "\"", key.allSatisfy({ $0.isLetter || $0 == "-" }) else {
                throw Wrong(what: "<\(tag)>")
            }
            let value = rest.prefix { $0 != "\"" }
            rest = rest.dropFirst(value.count + 1)
            attributes[String(key)] = try plain(value)
        }
        return (String(name), attributes)
    }

    private static func plain(_ text: Substring) throws -> String {
        let entities = ["&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'"]
        let known = (entities.keys + ["&amp;"]).reduce(String(text)) { $0.replacing($1, with: "") }
        if known.contains("&") { throw Wrong(what: "a bare & in \(text)") }
        return entities.reduce(String(text)) { $0.replacing($1.key, with: $1.value) }.replacing("&amp;", with: "&")
    }
}

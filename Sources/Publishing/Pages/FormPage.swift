import Forms

/// The page of one form, in its printed layout.
struct FormPage {
    let publication: Publication
    let index: Int

    func page() -> Page {
        let form = publication.forms[index]
        let printed = form.printed
        let parts = FormSections(printed)
        let tables = parts.sections.enumerated().map { number, section in
            table(section, of: parts, printed, isFirst: number == 0)
        }
        var titles = [printed.title, publication.header.name]
        if !form.subject.isEmpty { titles.insert(form.subject, at: 0) }
        return Page(
            title: titles.joined(separator: " - "), up: "../", isWide: Self.isWide(printed.widths.count),
            links: links(),
            main: [.element("h1", printed.title), Page.box(printed.title, tables)] + Page.notes(printed.notes))
    }

    /// Many columns need the long side of the paper, and on a phone a box that scrolls.
    static func isWide(_ columnCount: Int) -> Bool { columnCount > 5 }

    private func links() -> [(words: String, path: String, isNext: Bool)] {
        var links = [(words: Words.toIndex, path: "index.html", isNext: false)]
        if index > 0 { links.append((Words.previous, publication.forms[index - 1].path, false)) }
        if index + 1 < publication.forms.count { links.append((Words.next, publication.forms[index + 1].path, true)) }
        return links
    }

    private func table(
        _ section: FormSections.Section, of parts: FormSections, _ printed: PrintedForm, isFirst: Bool
    ) -> Markup {
        let caption =
            isFirst
            ? Markup.element("caption", [.element("span", printed.left), .element("span", printed.right)])
            : Markup.element("caption", [("class", "unseen")], parts.caption(section) ?? printed.title)
        var children = [caption, Page.columns(printed.widths)]
        let looks = Looks(of: section, of: parts)
        for (name, rows) in [("thead", section.head), ("tbody", section.body)] where !rows.isEmpty {
            let lines = rows.map { row in
                Markup.element(
                    "tr",
                    (parts.starting[row] ?? []).map { cell($0, looks.classes(of: $0), isHead: name == "thead") })
            }
            children.append(.element(name, lines))
        }
        return .element("table", [("class", "form")], children)
    }

    private func cell(_ cell: PrintedForm.GridCell, _ classes: [String], isHead: Bool) -> Markup {
        // An empty heading heads nothing.
        let isTitle = (cell.style == .heading || cell.style == .label) && !cell.text.isEmpty
        // A heading that reaches down beside the rows that it names is one of rows.
        let isOfColumn = cell.style == .heading && (isHead || cell.rowSpan == 1)
        return .element(
            isTitle ? "th" : "td",
            [
                ("scope", isTitle ? (isOfColumn ? "col" : "row") : nil),
                ("class", classes.isEmpty ? nil : classes.joined(separator: " ")),
                ("rowspan", cell.rowSpan > 1 ? String(cell.rowSpan) : nil),
                ("colspan", cell.columnSpan > 1 ? String(cell.columnSpan) : nil),
                ("data-path", cell.path),
            ], cell.text)
    }
}

/// What the stylesheet has to know of the cells of one table.
private struct Looks {
    /// The columns of which most texts are short, such as units and results: those look best in the middle.
    private let middle: Set<Int>
    /// False for a table of prose.
    private let hasMiddle: Bool
    private let open: [PrintedForm.GridCell]

    init(of section: FormSections.Section, of parts: FormSections) {
        let texts = section.body.flatMap { parts.starting[$0] ?? [] }.filter {
            $0.columnSpan == 1 && $0.style == .text && !$0.text.isEmpty
        }
        let columns = Dictionary(grouping: texts, by: \.column)
        middle = Set(columns.filter { $0.value.count { $0.text.count <= 6 } * 2 > $0.value.count }.keys)
        hasMiddle = FormPage.isWide(parts.columnCount)
        open = parts.open(section)
    }

    func classes(of cell: PrintedForm.GridCell) -> [String] {
        var classes = cell.style == .text ? [] : [cell.style.rawValue]
        if hasMiddle, cell.style == .text, cell.columnSpan == 1, cell.text.count <= 2 || middle.contains(cell.column) {
            classes.append("middle")
        }
        if cell.column == 1 { classes.append("first") }
        if open.contains(cell) { classes.append("open") }
        let isUnderOpen = open.contains {
            $0.row + $0.rowSpan == cell.row && $0.column < cell.column + cell.columnSpan
                && cell.column < $0.column + $0.columnSpan
        }
        if isUnderOpen { classes.append("under-open") }
        return classes
    }
}

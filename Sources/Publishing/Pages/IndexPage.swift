import Forms

/// The first page: what is published, by whom and when, and the way to every table.
struct IndexPage {
    let publication: Publication

    func page() -> Page {
        let header = publication.header
        var main = [
            headerTable(),
            .element("h1", header.name),
            .element("p", [("class", "date")], Words.publishedOn + Words.between + header.publishedOn),
            Page.box(Words.tables, [list()]),
            Self.link("publication.json", Words.allAsJSON),
            Self.link(Words.rectificationBookPath, Words.rectificationBook),
        ]
        if publication.leavesOut { main.append(.element("p", [("class", "notes")], PrintedForm.secrecyNote)) }
        return Page(title: header.name, main: main)
    }

    private static func link(_ path: String, _ words: String) -> Markup {
        .element("p", [("class", "data")], [.element("a", [("href", path)], words)])
    }

    /// Two fields in a row, but the name has one of its own.
    private func headerTable() -> Markup {
        var rows: [[(name: String, text: String)]] = []
        for field in publication.header.fields {
            let isFull = rows.last.map { $0.count == 2 || $0[0].name == Words.name } ?? true
            if isFull || field.name == Words.name { rows.append([field]) } else { rows[rows.count - 1].append(field) }
        }
        let body = rows.map { row in
            Markup.element(
                "tr",
                row.flatMap { field -> [Markup] in
                    [
                        .element("th", [("scope", "row")], field.name),
                        .element(
                            "td", [("colspan", row.count == 1 ? "3" : nil), ("data-path", field.name)], field.text),
                    ]
                })
        }
        return .element(
            "table", [("class", "header")],
            [
                .element("caption", [("class", "unseen")], Words.header),
                .element("colgroup", Array(repeating: .void("col", []), count: 4)), .element("tbody", body),
            ])
    }

    private func list() -> Markup {
        let forms = publication.forms.map { form in
            let subject = form.subject.isEmpty ? "" : Words.between + form.subject
            return (number: form.printed.right, words: form.printed.title + subject, path: form.path)
        }
        let all = forms + [(number: "", words: Words.rectification, path: Words.rectificationPath)]
        let rows = all.enumerated().map { index, entry in
            Markup.element(
                "tr",
                [
                    .element("td", [("class", "middle")], String(index + 1)), .element("td", entry.number),
                    .element("td", [.element("a", [("href", entry.path)], entry.words)]),
                ])
        }
        let heads = [Words.number, Words.tableNumber, Words.title]
        return .element(
            "table", [("class", "list")],
            [
                .element("caption", Words.tables),
                .element("colgroup", Array(repeating: .void("col", []), count: heads.count)),
                .element("thead", [.element("tr", heads.map { .element("th", [("scope", "col")], $0) })]),
                .element("tbody", rows),
            ])
    }
}

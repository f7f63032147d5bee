import Forms

/// The page of the 整改台账.
struct RectificationPage {
    let publication: Publication

    func page() -> Page {
        let columns = RectificationItem.columns
        let heads = columns.map { Markup.element("th", [("scope", "col")], $0.name) }
        let rows = publication.items.enumerated().map { index, item in
            Markup.element(
                "tr",
                columns.map { column in
                    .element(
                        "td",
                        [
                            ("class", column.style == .text ? nil : column.style.rawValue),
                            ("data-path", "items[\(index + 1)].\(column.name)"),
                        ], column.text(item, index + 1))
                })
        }
        let none = Markup.element(
            "tr", [.element("td", [("class", "middle"), ("colspan", String(columns.count))], Words.noItems)])
        let table = Markup.element(
            "table", [("class", "ledger")],
            [
                .element("caption", [.element("span", publication.header.publisher), .element("span", "")]),
                Page.columns(columns.map(\.width)),
                .element("thead", [.element("tr", heads)]),
                .element("tbody", rows.isEmpty ? [none] : rows),
            ])
        return Page(
            title: "\(Words.rectification) - \(publication.header.name)", isWide: true,
            links: [(Words.toIndex, "index.html", false)],
            main: [.element("h1", Words.rectification), Page.box(Words.rectification, [table])]
                + Page.notes(publication.leavesOutItems ? [PrintedForm.secrecyNote] : []))
    }
}

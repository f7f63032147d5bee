/// A page: what those of a publication have around their tables, and a certificate around its own.
struct Page {
    /// In the browser's tab.
    var title: String
    /// Of its headings and explanations.
    var language = "zh-CN"
    /// The style of a page that is a file by itself; without it the publication's is linked.
    var style: StaticString?
    /// `""` in the publication's folder, `"../"` below it.
    var up = ""
    /// True for tables that need the long side of the paper.
    var isWide = false
    /// The links to the pages around, none on the index.
    var links: [(words: String, path: String, isNext: Bool)] = []
    /// What the page shows.
    var main: [Markup]

    var bytes: [UInt8] {
        let head = Markup.element(
            "head",
            [
                .void("meta", [("charset", "utf-8")]),
                .void("meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")]),
                .element("title", title),
                style.map(Markup.style) ?? .void("link", [("rel", "stylesheet"), ("href", up + "style.css")]),
                // Without it browsers ask for a file that is not there.
                .void("link", [("rel", "icon"), ("href", "data:,")]),
            ])
        let links = links.map {
            Markup.element("a", [("href", up + $0.path), ("rel", $0.isNext ? "next" : nil)], $0.words)
        }
        let navigation =
            links.isEmpty ? [] : [Markup.element("nav", [("aria-label", Words.navigation)], links)]
        let body = Markup.element(
            "body", [("class", isWide ? "wide" : nil)], navigation + [.element("main", main)])
        return Markup.element("html", [("lang", language)], [head, body]).document()
    }

    /// The notes below a table.
    static func notes(_ notes: [String]) -> [Markup] {
        if notes.isEmpty { return [] }
        return [
            .element(
                "footer", [("class", "notes")],
                [.element("p", Words.notes), .element("ol", notes.map { .element("li", $0) })])
        ]
    }

    /// A table that scrolls sideways inside its own box where the screen is too narrow for it.
    static func box(_ label: String, _ tables: [Markup]) -> Markup {
        .element("div", [("class", "box"), ("role", "region"), ("tabindex", "0"), ("aria-label", label)], tables)
    }

    /// The columns of a table in hundredths of a per cent, so that several tables line up.
    static func columns(_ widths: [Int]) -> Markup {
        let total = max(widths.reduce(0, +), 1)
        return .element(
            "colgroup",
            widths.map { width in
                let share = width * 10000 / total
                let hundredths = share % 100
                return .void("col", [("style", "width:\(share / 100).\(hundredths / 10)\(hundredths % 10)%")])
            })
    }
}

/// HTML that is safe to put into a page: the only ways to make it are escaped text and elements around it.
struct Markup {
    /// An attribute; one without text is left out.
    typealias Attribute = (name: String, text: String?)

    let html: String

    private init(html: String) { self.html = html }

    /// Text, escaped.
    static func text(_ text: String) -> Markup { Markup(html: escaped(text)) }

    /// An element with what it holds; each child of a container begins a new line.
    static func element(_ name: String, _ attributes: [Attribute], _ children: [Markup]) -> Markup {
        let start = start(name, attributes)
        let separator = containers.contains(name) ? "\n" : ""
        let inside = children.map { separator + $0.html }.joined()
        return Markup(html: "\(start)\(inside)\(separator)</\(name)>")
    }

    /// An element without attributes.
    static func element(_ name: String, _ children: [Markup]) -> Markup { element(name, [], children) }

    /// An element of text alone.
    static func element(_ name: String, _ attributes: [Attribute], _ text: String) -> Markup {
        element(name, attributes, [.text(text)])
    }

    /// An element of text alone, without attributes.
    static func element(_ name: String, _ text: String) -> Markup { element(name, [], [.text(text)]) }

    /// An element that holds nothing and has no end tag.
    static func void(_ name: String, _ attributes: [Attribute]) -> Markup {
        Markup(html: start(name, attributes))
    }

    /// A stylesheet within the page; nothing that anybody typed can be in it.
    static func style(_ text: StaticString) -> Markup { Markup(html: "<style>\n\(text)</style>") }

    /// A whole document.
    func document() -> [UInt8] { Array("<!DOCTYPE html>\n\(html)\n".utf8) }

    /// Elements in which white space between the children does not show.
    private static let containers: Set = [
        "html", "head", "body", "main", "nav", "div", "footer", "table", "colgroup", "thead", "tbody", "tr", "ol",
    ]

    private static func start(_ name: String, _ attributes: [Attribute]) -> String {
        let written = attributes.compactMap { name, text in text.map { " \(name)=\"\(escaped($0))\"" } }
        return "<\(name)\(written.joined())>"
    }

    /// For text and quoted attributes; control characters, which no page may hold, become U+FFFD.
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            case "\t", "\n", "\r": escaped.unicodeScalars.append(scalar)
            case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}": escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

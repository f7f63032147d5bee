/// An XML document that is written from its beginning to its end, two spaces for each level, no newline at the end.
struct XMLText {
    private(set) var document = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
    private var depth = 0

    /// Begins an element that has others in it.
    mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String> = [:]) {
        line("<\(name)\(Self.text(attributes))>")
        depth += 1
    }

    /// Ends the element that was begun last.
    mutating func close(_ name: String) {
        depth -= 1
        line("</\(name)>")
    }

    /// An element without content.
    mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String>) {
        line("<\(name)\(Self.text(attributes))/>")
    }

    /// An element with nothing but text.
    mutating func text(_ name: String, _ text: String) { line("<\(name)>\(Self.escaped(text))</\(name)>") }

    private mutating func line(_ text: String) {
        document += "\n" + String(repeating: "  ", count: depth) + text
    }

    private static func text(_ attributes: KeyValuePairs<String, String>) -> String {
        attributes.map { " \($0)=\"\(escaped($1))\"" }.joined()
    }

    /// Text without the characters that mean something in XML.
    private static func escaped(_ text: String) -> String {
        let marks: [Character: String] = ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;"]
        return text.contains { marks[$0] != nil } ? text.map { marks[$0] ?? String($0) }.joined() : text
    }
}

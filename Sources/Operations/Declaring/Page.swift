package import CanonicalJSON
import Messages

/// What an operation answers: data for programs, and the same as text for people, made only if it is asked for.
package struct Page {
    let data: () throws -> JSON
    let text: () throws -> String

    /// Creates a page; both are made at most once, whichever the client asked for.
    init(data: @autoclosure @escaping () throws -> JSON, text: @escaping () throws -> String) {
        (self.data, self.text) = (data, text)
    }

    /// The answer in the form that the desk was asked for: `{"text": …}` for people.
    package func json(for desk: Desk) throws -> JSON {
        desk.wantsText ? ["text": .string(try text())] : try data()
    }
}

/// Lines in the order in which they are to be read.
struct Lines {
    private(set) var text = ""

    static func += (lines: inout Lines, line: String) {
        if !lines.text.isEmpty { lines.text += "\n" }
        lines.text += line
    }
}

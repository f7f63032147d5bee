import CanonicalJSON

/// Text as a dictionary key that is compared by its bytes, as a database does; a `String` takes é in both forms as equal.
struct ExactText: Hashable, Comparable {
    let text: String

    init(_ text: String) { self.text = text }

    static func == (first: ExactText, second: ExactText) -> Bool {
        var (first, second) = (first.text, second.text)
        return first.withUTF8 { first in second.withUTF8 { first.isSame(as: $0) } }
    }

    static func < (first: ExactText, second: ExactText) -> Bool {
        first.text.utf8.lexicographicallyPrecedes(second.text.utf8)
    }

    func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}

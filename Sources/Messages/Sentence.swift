/// What a reader is told: how things stand, and what to do next.
package struct Sentence: Sendable, Equatable {
    /// What was expected and what was found; for a met condition, what holds.
    package let text: String
    /// The next action and who can take it; nil where nothing is owed. In English it starts small, to follow `try:`.
    package let remedy: String?

    /// Creates a sentence; without a remedy nothing is asked of the reader.
    package init(_ text: String, remedy: String? = nil) { (self.text, self.remedy) = (text, remedy) }
}

/// The sentences of the program, in Chinese and English: conditions, errors, words and history lines.
package enum Messages {}

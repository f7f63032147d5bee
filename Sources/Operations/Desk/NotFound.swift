/// Something that is not there.
package struct NotFound: Error, Sendable {
    /// The stable name of the error.
    package let code: String
    /// What was looked for, in both languages.
    package let message: Operation.Words
    /// What to do, in both languages.
    package let remedy: Operation.Words

    /// Creates an error.
    package init(code: String, message: Operation.Words, remedy: Operation.Words) {
        (self.code, self.message, self.remedy) = (code, message, remedy)
    }
}

/// Content that could not be taken as what it should be; every place is named.
package struct BadContent: Error, Sendable {
    /// The stable name of the first fault.
    package let code: String
    /// One line or more for each fault.
    package let lines: [String]

    /// Creates an error.
    package init(code: String, lines: [String]) { (self.code, self.lines) = (code, lines) }
}

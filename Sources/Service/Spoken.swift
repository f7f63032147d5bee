package import CanonicalJSON
package import JSONRPC
package import Operations

/// What the words of a command ask for.
package enum Spoken: Sendable {
    /// An operation with its values, and how its answer is shown; nil where it cannot be.
    case asks(Operation, JSON.Fields, shown: @Sendable (Reply) -> Said?)
    /// Something that is done where the words were written.
    case elsewhere
}

/// What a command leaves behind: its status, and what it writes.
package struct Said: Sendable, Equatable {
    /// The status that the process ends with.
    package let status: Int32
    /// For standard output.
    package let output: String
    /// For standard error.
    package let errors: String

    /// Creates what a command leaves behind.
    package init(status: Int32, output: String, errors: String) {
        (self.status, self.output, self.errors) = (status, output, errors)
    }

    var json: JSON { ["status": .int(Int64(status)), "output": .string(output), "errors": .string(errors)] }
}

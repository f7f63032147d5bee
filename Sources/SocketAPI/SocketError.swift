/// Why the server could not start to listen.
package struct SocketError: Error, Sendable, Hashable {
    /// What went wrong, as a name that is never changed.
    package enum Code: String, Sendable, CaseIterable {
        case pathTooLong = "socket.path_too_long"
        case directoryOpen = "socket.directory_open"
        case pathTaken = "socket.path_taken"
        case system = "socket.system"
        case certificate = "socket.certificate"
        case inherited = "socket.inherited"
    }

    /// What went wrong.
    package let code: Code
    /// What was expected and what was found.
    package let message: String
    /// The next action.
    package let remedy: String
    /// The path or address, and the number of the system's error, for a program.
    package let details: [String: String]

    init(_ code: Code, _ message: String, remedy: String, details: [String: String] = [:]) {
        self.code = code
        self.message = message
        self.remedy = remedy
        self.details = details
    }
}

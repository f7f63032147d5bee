import Approvals
package import Engine
import Ledger

/// A command of the rules, with what was typed and attached.
package struct Intent {
    var command: Command
    var texts: [String: String] = [:]
    var contents: [String: [UInt8]] = [:]
    /// The names of the texts that are 涉密.
    var secret: Set<String> = []
    var files: [Hash] = []

    init(_ command: Command, opinion: String? = nil, reason: String? = nil) {
        self.command = command
        texts["opinion"] = opinion
        texts["reason"] = reason
    }
}

extension Desk {
    /// The act that an operation's parameters mean for a case, under the key that was given or a fresh one.
    package func act(_ intent: Intent, on caseID: String, key: String) throws -> Act {
        let typed = intent.texts.mapValues { Array($0.utf8) }.merging(intent.contents) { $1 }
        var act = Act(
            intent.command, on: caseID, by: identity, texts: typed, files: intent.files, key: key,
            expectedVersion: arguments.number("expect_version").map { Int64($0) }, at: try time())
        act.secret = intent.secret
        act.signed = try signed()
        return act
    }
}

import ArgumentParser
import CanonicalJSON
import Operations

struct Why: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why",
        abstract: "为什么 Every condition of an act, met or not, and what would clear it. Nothing is done.",
        discussion: """
            例 Examples:
              countersign why sign QJJJ-2022 14-03 --as p30
              countersign why confirm QJJJ-2022
            """)
    @Argument(parsing: .captureForPassthrough, help: "要问的命令 The command to ask about, as you would write it.")
    var words: [String] = []

    func run() throws {
        guard let first = words.first, first != "-h", first != "--help" else { throw CleanExit.helpRequest(self) }
        guard let command = try Countersign.parseAsRoot(words) as? any ActCommand, command.isOnCase else {
            throw ValidationError("why: ‘\(first)’ 不改变案卷 does not change a case.")
        }
        try Self.answer(command)
    }

    private static func answer(_ command: some ActCommand) throws {
        let call = try command.call()
        try Counter(command.looking).show(
            Call(
                "why",
                [
                    "act": .string(call.operation.name),
                    "params": .object(JSON.Fields(call.values.compactMapValues(\.self))),
                ]))
    }
}

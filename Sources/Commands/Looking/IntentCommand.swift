import ArgumentParser
import CanonicalJSON
import Operations

struct IntentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "intent",
        abstract: "待签内容 Exactly the bytes that an approver signs for a decision. Nothing is done.",
        discussion: """
            例 Examples:
              countersign intent sign QJJJ-2022 14-03 --opinion 同意 > intent.json
              countersign intent vote QJJJ-2022 approve
            然后 Then: ssh-keygen -Y sign -n decision@countersign -f id_ed25519 intent.json
            再办理 and: sign … --intent intent.json --signature intent.json.sig
            """)
    @Argument(parsing: .captureForPassthrough, help: "要签名的命令 The command to be signed, as you would write it.")
    var words: [String] = []

    func run() throws {
        guard let first = words.first, first != "-h", first != "--help" else { throw CleanExit.helpRequest(self) }
        guard let command = try Countersign.parseAsRoot(words) as? any SignedCommand else {
            throw ValidationError("intent: ‘\(first)’ 不是可签名的决定 is no decision that is signed.")
        }
        let call = try command.acted()
        try Counter(command.looking).show(
            Call(
                "intent",
                [
                    "act": .string(call.operation.name),
                    "params": .object(JSON.Fields(call.values.compactMapValues(\.self))),
                ])
        )
    }
}

import ArgumentParser
import CanonicalJSON
import Operations

struct KeyRevoke: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "吊销 Revoke a key from now on; signatures made before stay valid.",
        discussion: """
            例 Examples:
              countersign key revoke SHA256:… --reason 电脑更换
              countersign key revoke SHA256:… --since 2023-02-06T09:30 --reason 优盘遗失
            """)
    @Argument(help: "密钥指纹 The key's fingerprint, SHA256:…") var fingerprint: String
    @Option(name: .long, help: "据称自何时起不可信 Since when it is said to be in wrong hands.") var since: String?
    @Option(name: .long, help: "理由 The reason.") var reason: String?
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call {
        Call(
            "key.revoke",
            ["fingerprint": .text(fingerprint), "since": .text(since), "reason": .text(reason)])
    }
}

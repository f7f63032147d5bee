import ArgumentParser

struct KeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "签名密钥 Keys with which approvers sign their decisions.",
        subcommands: [KeyAdd.self, KeyRevoke.self, KeyRotate.self, KeyList.self])
}

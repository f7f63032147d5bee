import ArgumentParser

struct TokenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "令牌 Tokens for the network: issue, revoke, list.",
        subcommands: [TokenIssue.self, TokenRevoke.self, TokenList.self])
}

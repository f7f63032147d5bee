import ArgumentParser
import CanonicalJSON
import Operations

struct TokenRevoke: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "收回令牌 Take a token back, for ever.",
        discussion: """
            例 Examples:
              countersign token revoke t-3
              countersign token list
            """)
    @Argument(help: "令牌编号 The token's number.") var token: String
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call { Call("token.revoke", ["token": .text(token)]) }
}

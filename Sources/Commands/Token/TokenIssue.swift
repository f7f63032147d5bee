import ArgumentParser
import CanonicalJSON
import Operations

struct TokenIssue: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "issue", abstract: "发给令牌 Issue a token to a person or device; it is shown this once.",
        discussion: """
            例 Examples:
              countersign token issue p30 --days 90
              countersign token issue p61 --scope read
            """)
    @Argument(help: "人员 The person.", completion: .custom(Completions.people)) var person: String
    @Option(name: .long, help: "范围 read 只能查看 looking only, act 可以办理 acting.") var scope: String?
    @Option(name: .long, help: "有效天数 How many days it is good for; else 365.") var days: Int?
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call {
        Call("token.issue", ["person": .text(person), "scope": .text(scope), "days": .number(days)])
    }
}

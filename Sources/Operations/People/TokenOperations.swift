import Approvals
import CanonicalJSON
import Engine
import Ledger
import Messages

/// Tokens by which people and devices come in over the network.
extension Operation {
    static let tokens: [Operation] = [tokenIssue, tokenRevoke, tokenList]

    static let tokenIssue = Operation(
        "token.issue", .init("发给令牌", "Issue a token to a person; its text is shown this once."),
        [
            .needs("person", "人员", "the person"),
            .takes(
                "scope", .choice(Token.Scope.allCases.map(\.rawValue)), "read 只能查看，act 可以办理；省略则为 act",
                "read or act; act if it is not given"),
            .takes("days", .number(1...3660), "有效天数；省略则为 365", "how many days it is good for; 365 if it is not given"),
        ],
        result: .init("编号、令牌、到期时间", "token (its number), secret (its text, shown this once), expires"),
        for: .administrators,
        .change { desk, engine in
            let person = desk.arguments["person"]
            let secret = "csn_" + (0..<4).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }.joined()
            let days = Int64(desk.arguments.number("days") ?? 365)
            let expires = engine.now() + days * 86_400_000_000
            let id = try engine.issueToken(
                to: PersonID(person), digest: Hash.sha256(Array(secret.utf8)),
                scope: Token.Scope(rawValue: desk.arguments["scope"]) ?? .act, expires: expires, by: desk.identity,
                key: desk.key)
            return desk.page(
                ["token": .string(id), "secret": .string(secret), "expires": .string(Moment.rfc3339(expires))],
                desk.say(
                    "已发给 \(person) 令牌 \(id)，\(Moment.show(expires)) 前有效。令牌只显示这一次：\n\(secret)",
                    "Issued token \(id) to \(person), good until \(Moment.show(expires)). It is shown this once:\n\(secret)"
                ))
        })

    static let tokenRevoke = Operation(
        "token.revoke", .init("收回令牌", "Take a token back, for ever."), [.needs("token", "令牌编号", "the token's number")],
        result: .init("编号", "the token's number"), for: .administrators,
        .change { desk, engine in
            let id = desk.arguments["token"]
            try engine.revokeToken(id, by: desk.identity, key: desk.key)
            return desk.page(["token": .string(id)], desk.say("已收回令牌 \(id)。", "Revoked token \(id)."))
        })

    static let tokenList = Operation(
        "token.list", .init("令牌列表", "Every token, without its text."),
        result: .init("各令牌", "each token: token, person, scope, expires, state"), for: .administrators,
        .look { desk in
            let now = WallClock.now()
            func state(_ token: Token) -> String { token.fault(at: now)?.rawValue ?? "good" }
            return desk.page(
                .array(
                    desk.directory.tokens.map {
                        [
                            "token": .string($0.id), "person": .string($0.person.text),
                            "scope": .string($0.scope.rawValue), "expires": .string(Moment.rfc3339($0.expires)),
                            "state": .string(state($0)),
                        ]
                    }),
                Table(
                    header: [
                        desk.say("编号", "token"), desk.say("人员", "person"), desk.say("范围", "scope"),
                        desk.say("到期", "expires"), desk.say("状态", "state"),
                    ],
                    rows: desk.directory.tokens.map {
                        let words = [
                            "good": desk.say("有效", "good"), "expired": desk.say("已过期", "expired"),
                            "revoked": desk.say("已收回", "revoked"),
                        ]
                        return [
                            $0.id, desk.glossary().person($0.person.text),
                            $0.scope == .read ? desk.say("查看", "read") : desk.say("办理", "act"),
                            Moment.show($0.expires), words[state($0)] ?? state($0),
                        ]
                    }
                ).render())
        })
}

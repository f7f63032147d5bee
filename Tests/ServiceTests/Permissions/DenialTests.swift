import CanonicalJSON
import Ledger
import Testing

@Suite struct `Somebody who is turned away again and again` {
    /// Asks a number of times as a user whom the ledger does not know; returns how many entries that left.
    private func entries(after count: Int, _ method: String, _ params: JSON.Fields = [:]) async throws -> Int {
        nonisolated(unsafe) var attempts = 0
        try await Premises.with(try Ledgers.open()) { premises in
            let left = try await premises.ask("people.change", ["person": "admin", "accounts": ["uid:4000000002"]])
            #expect(left.error == nil, "\(left)")
            let client = try premises.client()
            for _ in 1...count {
                let answer = try await client.ask(method, params)
                #expect(answer.number == -32003 && answer.code == "engine.not_registered", "\(answer)")
            }
            #expect(try await Premises.eventually { try !premises.entries("refusals").isEmpty })
            // The writer has come past all of them when it answers this.
            _ = try await client.ask("form.add", .form("F-1", of: "C-1"))
            attempts = try premises.entries("refusals").filter { $0.data["verb"] == .string(method) }.count
        }
        return attempts
    }

    @Test func `is recorded once a minute for looking`() async throws {
        #expect(try await entries(after: 30, "todo") == 1)
        #expect(try await entries(after: 30, "ledger.verify") == 1)
    }

    @Test func `is recorded once a minute for changing something`() async throws {
        let changes = try await entries(after: 30, "people.add", ["content": "people: []\n"])
        let acts = try await entries(after: 30, "case.cancel", ["case": "C-1", "reason": "误"])
        #expect(changes == 1)
        #expect(acts == 1)
    }

    @Test func `with wrong tokens is recorded once a minute`() async throws {
        try await Premises.with(try Ledgers.open()) { premises in
            let client = try premises.client()
            for number in 1...30 {
                let answer = try await client.ask("auth.login", ["token": .string("csn_\(number)")])
                #expect(answer.number == -32003 && answer.code == "auth.unknown_token", "\(answer)")
            }
            #expect(try await Premises.eventually { try !premises.entries("refusals").isEmpty })
            _ = try await premises.ask("form.add", .form("F-1", of: "C-1"))
            let attempts = try premises.entries("refusals")
            #expect(attempts.count == 1)
            // What was typed as a token is nowhere in the log.
            for attempt in attempts { #expect(!attempt.data.pretty().contains("csn_")) }
        }
    }
}

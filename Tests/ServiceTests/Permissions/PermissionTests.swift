import CanonicalJSON
import Foundation
import Ledger
import Operations
import TestSupport
import Testing

@Suite struct `Who may ask for what` {
    @Test func `is recorded for every operation and every kind of caller`() async throws {
        let names = Sample.all().map(\.operation)
        #expect(names.count == Set(names).count)
        #expect(Set(names) == Set(Registry.operations.map(\.name)))
        let actual = try await Matrix.whole().text
        let expected = try Fixture.text(
            "permissions.txt", recording: actual, test: URL(filePath: #filePath).deletingLastPathComponent().path)
        #expect(Fixture.differences(expected, actual) == [])
    }

    @Test func `lets nothing into the log for those who may only read or are not let in`() async throws {
        let matrix = try await Matrix.whole()
        for visitor in Visitor.allCases where visitor.mayNeverWrite {
            for operation in Registry.operations where operation.writes {
                let cell = try #require(matrix[visitor, operation.name])
                #expect(cell.entries == 0 && cell.response.error != nil, "\(operation.name) by \(visitor.rawValue)")
            }
        }
    }

    @Test func `lets somebody do each of the samples`() async throws {
        let matrix = try await Matrix.whole()
        // They change nothing here, as no term is over and the read models are right.
        let idle: Set = ["overdue.record", "ledger.rebuild", "redaction.sweep"]
        // A good token is nobody's sample, and what a witness says of a checkpoint cannot be made up before there is one.
        let others: Set = ["auth.login", "ledger.witness.record"]
        for operation in Registry.operations where !others.contains(operation.name) {
            let outcomes = Visitor.allCases.compactMap { matrix[$0, operation.name]?.outcome }
            let wanted = operation.writes && !idle.contains(operation.name) ? "recorded" : "answered"
            #expect(outcomes.contains(wanted), "\(operation.name): \(outcomes)")
        }
    }

    @Test func `keeps for administrators in person what is theirs`() async throws {
        let matrix = try await Matrix.whole()
        for operation in Registry.operations where operation.permission == .administrators {
            for visitor in Visitor.allCases {
                // A token to read may look at what its person may look at.
                let mayLook = visitor == .readToken && operation.name == "token.list"
                let isAllowed = visitor.isAdministratorInPerson || mayLook
                let cell = try #require(matrix[visitor, operation.name])
                #expect((cell.response.error == nil) == isAllowed, "\(operation.name) by \(visitor.rawValue)")
            }
        }
    }

    @Test func `never writes for an operation that only reads`() async throws {
        let matrix = try await Matrix.whole()
        for operation in Registry.operations where !operation.writes {
            for visitor in Visitor.allCases {
                #expect(matrix[visitor, operation.name]?.entries == 0, "\(operation.name) by \(visitor.rawValue)")
            }
        }
    }

    @Test func `answers nothing of the ledger to those who are not let in`() async throws {
        let matrix = try await Matrix.whole()
        for visitor in Visitor.allCases where visitor.isShutOut {
            for operation in Registry.operations {
                // What a probe asks needs no person, only a connection.
                let isOpen =
                    ["rpc.discover", "service.ready", "service.health"].contains(operation.name)
                    && [.unknown, .revokedSince].contains(visitor)
                if isOpen { continue }
                let cell = try #require(matrix[visitor, operation.name])
                #expect(cell.isDenied, "\(operation.name) by \(visitor.rawValue): \(cell.outcome)")
            }
        }
    }

    @Test func `keeps every denial`() async throws {
        let matrix = try await Matrix.whole()
        var count = 0
        for (visitor, row) in matrix.rows {
            for (operation, cell) in row.cells where cell.isDenied {
                count += 1
                let isRecorded = Matrix.isRecorded(operation, cell, in: row.attempts)
                #expect(isRecorded, "\(operation) by \(visitor.rawValue)")
            }
            for attempt in row.attempts { #expect(attempt.type == "attempt-refused") }
        }
        #expect(count > 100)
    }
}

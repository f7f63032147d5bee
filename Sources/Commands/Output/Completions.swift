import Approvals
import CanonicalJSON
import Engine
import Foundation
import Ledger

/// What the shell completes: ids of the ledger that the command line names, or of the default one.
enum Completions {
    @Sendable static func cases(_ words: [String], _ index: Int, _ prefix: String) -> [String] {
        (try? records(words).ledger.cases().map(\.caseID)) ?? []
    }

    /// The forms and items of the case that is already on the line.
    @Sendable static func units(_ words: [String], _ index: Int, _ prefix: String) -> [String] {
        guard let records = try? records(words), let cases = try? records.ledger.cases() else { return [] }
        let named = cases.first { words.contains($0.caseID) }
        return (named ?? cases.first).flatMap { try? records.ledger.units(case: $0.caseID).map(\.unit) } ?? []
    }

    @Sendable static func people(_ words: [String], _ index: Int, _ prefix: String) -> [String] {
        (try? records(words).directory().people.map(\.id.text)) ?? []
    }

    @Sendable static func workflows(_ words: [String], _ index: Int, _ prefix: String) -> [String] {
        (try? Set(records(words).directory().workflows.map(\.name)).sorted()) ?? []
    }

    private static func records(_ words: [String]) throws -> Records {
        let named = words.firstIndex(of: "--ledger").flatMap { words.indices.contains($0 + 1) ? words[$0 + 1] : nil }
        let path = named ?? Counter.defaultLedger(ProcessInfo.processInfo.environment)
        return Records(try Wiring.reader(at: path))
    }
}

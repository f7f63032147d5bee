import Approvals
import Testing
import Workflows

/// Each workflow that ships is brought into every state that people can bring it into.
@Suite struct `Walking a shipped workflow` {
    /// How far one walk goes.
    struct Way: CustomTestStringConvertible {
        let shipped: Shipped
        let forms: Int
        let items: Int
        /// Three can outvote one; with items two have to do.
        var members: Int { items == 0 ? 3 : 2 }
        let bounds: CaseWalk.Bounds

        init(_ shipped: Shipped, forms: Int, items: Int = 0, _ bounds: CaseWalk.Bounds = .all) {
            (self.shipped, self.forms, self.items, self.bounds) = (shipped, forms, items, bounds)
        }

        var testDescription: String {
            var words = ["\(shipped.rawValue) with \(forms) forms", "\(items) items"]
            for (bound, word) in [
                (CaseWalk.Bounds.corrections, "corrections"), (.requests, "requests"), (.anything, "anything"),
            ] where bounds.contains(bound) { words.append(word) }
            return words.joined(separator: ", ")
        }
    }

    private static let ways = [
        Way(.reimbursement, forms: 1), Way(.budgetAdjustment, forms: 1), Way(.budgetAdjustment, forms: 2),
        Way(.performanceMonitoring, forms: 1), Way(.performanceMonitoring, forms: 1, items: 1, .requests),
        Way(.selfEvaluation, forms: 1, .corrections), Way(.selfEvaluation, forms: 1, .requests),
        Way(.selfEvaluation, forms: 1, items: 1, .requests),
    ]

    /// Minutes each.
    private static let longWays = [
        Way(.reimbursement, forms: 2), Way(.performanceMonitoring, forms: 1, items: 1), Way(.selfEvaluation, forms: 1),
        Way(.selfEvaluation, forms: 1, items: 1, .corrections),
    ]

    @Test(arguments: ways) func `meets only refusals with a reason, and no dead end`(way: Way) throws {
        try walk(way)
    }

    @Test(.enabled(if: Thoroughness.isWanted), arguments: longWays)
    func `meets none on the long ways either`(way: Way) throws {
        try walk(way)
    }

    private func walk(_ way: Way) throws {
        var walk = try CaseWalk(
            try way.shipped.workflow(), forms: way.forms, items: way.items, members: way.members, way.bounds)
        let time = ContinuousClock().measure { walk.run(limit: 250_000) }
        print("walk of \(way.testDescription): \(walk.states.count) states, \(walk.tried) acts tried, \(time)")
        #expect(walk.violations.isEmpty)
        #expect(walk.deadEnds().map(CaseKey.init).isEmpty)
        #expect(walk.states.contains { $0.status == .finished })
        #expect(walk.allowed > walk.states.count)
    }
}

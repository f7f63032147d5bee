import Approvals
import Testing
import Workflows

@Suite struct `A shipped workflow` {
    @Test(arguments: Shipped.allCases) func `is sound`(shipped: Shipped) throws {
        try check(shipped, copies: 1)
    }

    /// Copies meet only where they join, so a second one shows nothing new.
    @Test(arguments: Shipped.allCases.filter { $0 != .selfEvaluation }) func `is sound with two copies`(
        shipped: Shipped
    ) throws {
        try check(shipped, copies: 2)
    }

    @Test(.enabled(if: Thoroughness.isWanted)) func `is sound with two copies even if it takes minutes`() throws {
        try check(.selfEvaluation, copies: 2)
    }

    private func check(_ shipped: Shipped, copies: Int) throws {
        let workflow = try shipped.workflow()
        var report: Soundness.Report?
        let time = ContinuousClock().measure { report = Soundness.check(workflow, copies: copies, limit: 1_000_000) }
        let found = try #require(report)
        print("soundness of \(shipped.rawValue) with \(copies): \(found.states) states, \(found.moves) moves, \(time)")
        #expect(found.defects.isEmpty)
        #expect(found.states > 10)
    }
}

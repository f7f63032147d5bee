import Approvals
import TestSupport
import Testing

@Suite struct `Codes of conditions` {
    @Test func `are never renamed or reused`() throws {
        let codes = Condition.Code.allCases.map(\.rawValue).sorted().joined(separator: "\n") + "\n"
        #expect(Fixture.differences(try Fixture.text("condition-codes.txt", recording: codes), codes) == [])
    }
}

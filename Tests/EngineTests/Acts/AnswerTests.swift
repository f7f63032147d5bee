import Approvals
import CanonicalJSON
import Testing

@testable import Engine

/// The answer under a key is kept for ever, so its bytes are the ones that any writer of canonical JSON gives.
@Suite struct `An answer` {
    static let refusal = Refusal(
        verb: "decide",
        conditions: [
            Condition(.stepActive, true, ["step": "forms/14-01/draft"]),
            Condition(.separation, false, ["person": "p\"1\\", "acted": "审核\n"]),
        ])
    static let answers = [
        Answer(
            outcome: .committed, caseID: "C-1", seqs: 7...9, version: 12, events: ["decided", "step-passed"],
            refusal: nil),
        Answer(outcome: .committed, caseID: "C-1", seqs: nil, version: 12, events: [], refusal: nil),
        Answer(outcome: .rejected, caseID: "C\u{1}\"1", seqs: nil, version: 0, events: [], refusal: refusal),
    ]

    @Test(arguments: answers) func `is kept in canonical form`(answer: Answer) throws {
        #expect(answer.bytes == (try answer.json.canonical()))
    }
}

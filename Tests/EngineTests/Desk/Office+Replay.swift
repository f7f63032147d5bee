import Approvals
import Engine
import Ledger
import ProcessMining

extension Office {
    /// How the courses of the case go on the net of its workflow.
    func verdicts() throws -> [Conformance.Verdict] {
        let entries = try records.entries(of: "c-1")
        let state = try records.begin(entries[0], "c-1").state
        let facts = try entries.map {
            Fact(
                seq: $0.seq, at: $0.at, digest: $0.leaf.hex, type: $0.type, data: $0.data,
                event: try EventCodec.decode($0))
        }
        return Conformance(state.workflow).verdicts(Chronicle.traces(of: state.id, state.workflow, facts))
    }
}

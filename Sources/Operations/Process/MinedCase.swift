import Approvals
import Engine
import Ledger
import ProcessMining

/// A case with all of its entries, for exports and checks of how it went.
struct MinedCase {
    let id: String
    let workflow: Workflow
    let facts: [Fact]

    init(_ id: String, _ records: Records) throws {
        let entries = try records.entries(of: id)
        self.id = id
        workflow = try records.begin(entries[0], id).state.workflow
        facts = try entries.map {
            Fact(
                seq: $0.seq, at: $0.at, digest: $0.leaf.hex, type: $0.type, data: $0.data,
                event: try EventCodec.decode($0))
        }
    }

    /// The cases that were asked for, else all of the ledger.
    static func all(_ desk: Desk) throws -> [MinedCase] {
        let named = desk.arguments.texts("cases")
        let ids = try named.isEmpty ? desk.records.ledger.cases().map(\.caseID) : named
        return try ids.map { try MinedCase($0, desk.records) }
    }

    /// The courses of the case and of its forms and items.
    var traces: [Trace] { Chronicle.traces(of: CaseID(id), workflow, facts) }

    /// The object-centric log of cases.
    static func log(_ cases: [MinedCase]) throws -> ObjectLog {
        var log = ObjectLog()
        for mined in cases { ObjectRecorder.record(CaseID(mined.id), mined.workflow, mined.facts, in: &log) }
        return log
    }
}

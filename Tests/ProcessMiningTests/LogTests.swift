import Approvals
import CSQLite
import CanonicalJSON
import ProcessMining
import ProcessMiningSQLite
import TestSupport
import Testing

@Suite struct `The log of a case` {
    @Test func `as XES is the recorded one`() throws {
        let actual = XES.text(try SmallCase.traces(), ["case-1": SmallCase.workflow])
        let expected = try Fixture.text("small.xes", recording: actual)
        #expect(Fixture.differences(expected, actual) == [])
    }

    @Test func `as OCEL is the recorded one`() throws {
        let actual = try SmallCase.log().json.pretty()
        let expected = try Fixture.text("small.ocel.json", recording: actual)
        #expect(Fixture.differences(expected, actual) == [])
    }

    @Test func `fits its net, in each of its courses to the end`() throws {
        let verdicts = Conformance(SmallCase.workflow).verdicts(try SmallCase.traces())
        #expect(verdicts.map(\.trace.name) == ["case-1", "case-1/14-01", "case-1/14-02"])
        #expect(verdicts.allSatisfy { $0.order == .complete && $0.samePerson.isEmpty })
    }

    @Test func `goes to other programs and comes back as it was`() throws {
        let traces = try SmallCase.traces()
        #expect(traces.map { Trace($0.json) } == traces)
        #expect(Trace(["case": "C-1", "kind": "form", "events": [["seq": 1]]]) == nil)
    }

    @Test func `names who did what somebody else must do`() throws {
        var traces = try SmallCase.traces()
        let place = try #require(traces[1].happenings.lastIndex { $0.label == "review.approved" })
        traces[1].happenings[place].actor?.performer = Performer("ann")
        let verdicts = Conformance(SmallCase.workflow).verdicts(traces)
        #expect(verdicts.map(\.fits) == [true, false, true])
        #expect(verdicts[1].order == .complete)
        #expect(verdicts[1].samePerson.map(\.second.label) == ["review.approved"])
        // Entered by the other side is no better, entered by a third for both is.
        traces[1].happenings[place].actor?.performer = .registered("bob", by: "ann")
        #expect(!Conformance(SmallCase.workflow).verdicts(traces)[1].fits)
        traces[1].happenings[place].actor?.performer = .registered("bob", by: "adm")
        #expect(Conformance(SmallCase.workflow).verdicts(traces)[1].fits)
    }

    @Test func `refers in OCEL to objects that are there, and says nothing twice`() throws {
        let log = try SmallCase.log()
        let ids = Set(log.objects.map(\.id))
        #expect(ids.count == log.objects.count)
        #expect(Set(log.events.map(\.id)).count == log.events.count)
        for relations in log.events.map(\.relations) + log.objects.map(\.relations) {
            #expect(relations.allSatisfy { ids.contains($0.object) })
            #expect(Set(relations).count == relations.count)
        }
    }

    @Test func `has as a database the rows that it has as JSON, and no dangling key`() throws {
        let log = try SmallCase.log()
        let bytes = try ObjectDatabase.bytes(ObjectTables(log))
        let database = try Database(bytes)
        #expect(database.value("SELECT count(*) FROM event") == "\(log.events.count)")
        #expect(database.value("SELECT count(*) FROM object") == "\(log.objects.count)")
        #expect(
            database.value("SELECT count(*) FROM event_object") == "\(log.events.map(\.relations.count).reduce(0, +))")
        #expect(database.value("SELECT count(*) FROM pragma_foreign_key_check") == "0")
        #expect(
            database.value("SELECT ocel_type_map FROM event_map_type WHERE ocel_type = 'step-passed'") == "StepPassed")
        #expect(
            database.value("SELECT count(*) FROM event_StepPassed")
                == "\(log.events.count { $0.type == "step-passed" })")
    }
}

/// A database in memory, made of a file's bytes.
private final class Database {
    private var handle: OpaquePointer?

    init(_ bytes: [UInt8]) throws {
        try #require(sqlite3_open(":memory:", &handle) == SQLITE_OK)
        let size = sqlite3_int64(bytes.count)
        let copy = try #require(sqlite3_malloc64(sqlite3_uint64(size))).assumingMemoryBound(to: UInt8.self)
        copy.update(from: bytes, count: bytes.count)
        let flags = UInt32(SQLITE_DESERIALIZE_FREEONCLOSE)
        try #require(sqlite3_deserialize(handle, "main", copy, size, size, flags) == SQLITE_OK)
    }

    deinit { sqlite3_close(handle) }

    /// The first value of a query, as text.
    func value(_ query: String) -> String? {
        var statement: OpaquePointer?
        defer { sqlite3_finalize(statement) }
        guard sqlite3_prepare_v2(handle, query, -1, &statement, nil) == SQLITE_OK,
            sqlite3_step(statement) == SQLITE_ROW
        else { return nil }
        return sqlite3_column_text(statement, 0).map { String(cString: $0) }
    }
}

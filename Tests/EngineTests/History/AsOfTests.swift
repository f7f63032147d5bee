import Engine
import Ledger
import TestSupport
import Testing

@testable import Approvals

/// A look at the past is the state as it was then, entry by entry.
@Suite struct `A case as of a moment` {
    @Test(arguments: Backend.allCases) func `is what was recorded by then`(backend: Backend) throws {
        let office = try Office(backend)
        var then: [Int64: CaseState] = [:]
        try Story.play(in: office) { office in then[try office.store.head().size] = try office.state() }
        #expect(then.count > 40)
        for (size, state) in then {
            #expect(try office.restarted().records.caseFile("c-1", until: { $0.seq <= size }).state == state)
        }
    }

    @Test func `folds at every entry, each adding one fact`() throws {
        let office = try Office()
        try Story.play(in: office)
        let entries = try office.records.entries(of: "c-1")
        let whole = try office.records.caseFile("c-1")
        #expect(whole.state.status == .finished)
        #expect(whole.state.version == Int64(entries.count))
        for entry in entries {
            let file = try office.records.caseFile("c-1", until: { $0.version <= entry.version })
            #expect(file.state.version == entry.version)
            #expect(file.decisions.count == file.state.decisions.count)
            #expect(file.state.decisions.count <= whole.state.decisions.count)
            for (past, now) in zip(file.state.decisions, whole.state.decisions) {
                // Nothing of a decision changes but its standing.
                var past = past
                past.standing = now.standing
                #expect(past == now)
            }
        }
    }

    @Test func `is bounded by time too, and empty before the opening`() throws {
        let office = try Office()
        try Story.play(in: office)
        let first = try #require(try office.records.entries(of: "c-1").first)
        let morning = try office.records.caseFile("c-1", until: { $0.at <= first.at })
        #expect(morning.state.status == .suspended)
        #expect(code { _ = try office.records.caseFile("c-1", until: { $0.at < first.at }) } == "engine.unknown_case")
    }

    @Test func `has every kind of event`() throws {
        let office = try Office()
        try Story.play(in: office)
        let types = Set(try office.records.entries(of: "c-1").map(\.type))
        let all = Set(SampleEvents.all.map { EventCodec.encode($0).type })
        #expect(all.subtracting(types) == [])
    }
}

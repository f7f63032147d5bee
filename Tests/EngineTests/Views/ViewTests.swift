import Approvals
import Engine
import Ledger
import TestSupport
import Testing

/// The read models are a function of the log: kept by each act, computed anew by a rebuild, the same rows.
@Suite struct `The rows beside the log` {
    @Test(arguments: [(Backend.memory, 1000), (.sqlite, 200)]) func `are after every act those that the log gives`(
        backend: Backend, wanted: Int
    ) throws {
        let seed = TestEnvironment.seed
        let office = try Office(backend)
        var (number, done, refused) = (0, 0, 0)
        while done < wanted {
            number += 1
            var random = RandomActs(seed: seed &+ UInt64(number))
            let id = "c-\(number)"
            try office.begin(id, confirmed: !number.isMultiple(of: 5))
            for _ in 0..<80 {
                let act = try random.next(on: id, in: office)
                do {
                    _ = try office.engine.perform(act)
                    done += 1
                } catch EngineError.refused {
                    refused += 1
                }
                if done.isMultiple(of: 7) { _ = try office.engine.runClock() }
                try #require(
                    try office.records.views(of: id).dumped() == (try office.store.dumpViews(of: id)),
                    "seed \(seed), case \(number), \(act.command)")
                if try office.state(id).status.isOver, random.isTired() { break }
            }
        }
        print("seed \(seed) on \(backend.rawValue): \(number) cases, \(done) acts done, \(refused) refused")

        let rows = try office.store.dumpViews()
        #expect(try office.restarted().records.verifyReplay() == number)
        #expect(try office.engine.rebuild() == number)
        #expect(try office.store.dumpViews() == rows)
        #expect(try office.store.verify().isGood)
    }

    @Test(arguments: Backend.allCases) func `of every moment of a whole case are those that the log gives`(
        backend: Backend
    ) throws {
        let office = try Office(backend)
        try Story.play(in: office) { office in
            let (replayed, recorded) = (try office.records.views(of: "c-1"), try office.store.dumpViews(of: "c-1"))
            #expect(replayed.dumped() == recorded)
        }
        #expect(try office.store.openSeats(person: nil).isEmpty)
        for passed in [false, true] {
            #expect(try office.store.deadlines(passed: passed, quietBefore: .max, limit: .max).isEmpty)
        }
        #expect(try office.store.caseRow("c-1")?.status == "finished")
        #expect(try office.store.units(case: "c-1").map(\.status) == ["done", "excluded", "done", "carried_over"])
    }

    @Test(arguments: Backend.allCases) func `that differ from the log are found and made anew`(
        backend: Backend
    ) throws {
        let office = try Office(backend)
        try office.begin()
        try office.sign("f-1", by: "a")
        try office.begin("c-2")
        let rows = try office.store.dumpViews()
        let views = try office.records.views(of: "c-1")
        let scope = try #require(views.replace.first { !$0.signOffs.isEmpty })
        let row = try #require(views.caseRow)
        let renamed = CaseRow(
            caseID: row.caseID, workflow: row.workflow, workflowDigest: row.workflowDigest, title: "另", body: row.body,
            year: row.year, status: row.status, version: row.version, openedAt: row.openedAt)
        let strange = CaseRow(
            caseID: "c-9", workflow: "small", workflowDigest: "", title: "", body: "", year: 2022, status: "running",
            version: 1, openedAt: 0)
        for (change, expected) in [
            (ViewChanges(caseRow: renamed), "c-1"),
            (ViewChanges(replace: [ScopeRows(caseID: "c-1", scope: scope.scope)]), "c-1"),
            (ViewChanges(replace: [scope.moved(to: "decision:99")]), "c-1"), (ViewChanges(caseRow: strange), "-"),
        ] {
            try office.store.writeViews([change])
            let error = engineError { _ = try office.records.verifyReplay() }
            guard case .replayDiffers(let id, _, _) = error else {
                Issue.record("not found: \(change)")
                continue
            }
            #expect(id == expected)
            #expect(try office.engine.rebuild() == 2)
            #expect(try office.store.dumpViews() == rows)
            #expect(try office.records.verifyReplay() == 2)
        }
    }
}

extension ScopeRows {
    fileprivate func moved(to scope: String) -> ScopeRows {
        ScopeRows(caseID: caseID, scope: scope, seats: seats, deadlines: deadlines, signOffs: signOffs, units: units)
    }
}

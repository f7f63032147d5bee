import Ledger
import Testing

@Suite struct `The views of any store` {
    private func caseRow(_ caseID: String = "c-1", status: String = "open") -> CaseRow {
        CaseRow(
            caseID: caseID, workflow: "project", workflowDigest: "00", title: "某项目", body: "财政局", year: 2023,
            status: status, version: 1, openedAt: 5)
    }

    private func seat(_ person: String, case caseID: String = "c-1", scope: String = "review") -> SeatRow {
        SeatRow(
            caseID: caseID, scope: scope, path: "review/chief", round: 1, seat: 1, person: person, role: "chief",
            verb: "approve", unit: nil, openedAt: 7, due: 9)
    }

    private func deadline(
        _ due: Int64, scope: String = "review", passed: Bool = false, next: String? = "remind", quiet: Int64?
    ) -> DeadlineRow {
        DeadlineRow(
            caseID: "c-1", scope: scope, path: "review", unit: "14-1", due: due, passed: passed, next: next,
            quietUntil: quiet)
    }

    private func signOff(_ seq: Int64, unit: String?, scope: String) -> SignOffRow {
        SignOffRow(
            caseID: "c-1", scope: scope, path: "review", round: 1, seat: 1, unit: unit, person: "u-1",
            registrar: "u-2", role: "chief", verdict: "approved", revision: 2, digest: "aa", opinion: nil, at: 11,
            seq: seq, status: "valid")
    }

    private func unit(_ unit: String) -> UnitRow {
        UnitRow(
            caseID: "c-1", scope: "unit:\(unit)", unit: unit, kind: "form", title: "自评表", status: "submitted",
            revision: 3, digest: "bb", deadline: 13, extensions: 1, facts: #"{"score":98}"#)
    }

    private var changes: ViewChanges {
        ViewChanges(
            caseRow: caseRow(),
            replace: [
                ScopeRows(
                    caseID: "c-1", scope: "review", seats: [seat("u-2"), seat("u-1")],
                    deadlines: [
                        deadline(20, quiet: 20), deadline(10, quiet: 10), deadline(5, passed: true, quiet: 15),
                        deadline(4, passed: true, next: nil, quiet: nil),
                    ],
                    signOffs: [signOff(2, unit: nil, scope: "review")]),
                ScopeRows(
                    caseID: "c-1", scope: "unit:14-1", signOffs: [signOff(1, unit: "14-1", scope: "unit:14-1")],
                    units: [unit("14-1")]),
            ])
    }

    @Test(arguments: Backend.available)
    func `are written with the entries and answer`(backend: Backend) throws {
        let ledger = try backend.make()
        _ = try ledger.append(.sample("k", views: changes))
        #expect(try ledger.caseRow("c-1") == caseRow())
        #expect(try ledger.caseRow("c-2") == nil)
        #expect(try ledger.cases() == [caseRow()])
        #expect(try ledger.openSeats(person: nil) == [seat("u-1"), seat("u-2")])
        #expect(try ledger.openSeats(person: "u-2") == [seat("u-2")])
        #expect(try ledger.openSeats(person: "u-3").isEmpty)
        func waiting(_ passed: Bool, _ time: Int64, _ limit: Int = .max) throws -> [DeadlineRow] {
            try ledger.deadlines(passed: passed, quietBefore: time, limit: limit)
        }
        #expect(try waiting(false, 20) == [deadline(10, quiet: 10)])
        #expect(try waiting(false, .max) == [deadline(10, quiet: 10), deadline(20, quiet: 20)])
        #expect(try waiting(false, .max, 1) == [deadline(10, quiet: 10)])
        #expect(try waiting(false, .max, 0).isEmpty)
        #expect(try waiting(true, 15).isEmpty)
        #expect(try waiting(true, .max) == [deadline(5, passed: true, quiet: 15)], "nothing is left for the other")
        #expect(try ledger.units(case: "c-1") == [unit("14-1")])
        #expect(try ledger.units(case: "c-2").isEmpty)
        #expect(try ledger.signOffs(case: "c-1", unit: nil).map(\.seq) == [1, 2])
        #expect(try ledger.signOffs(case: "c-1", unit: "14-1") == [signOff(1, unit: "14-1", scope: "unit:14-1")])
    }

    @Test(arguments: Backend.available)
    func `replace one scope and leave the others`(backend: Backend) throws {
        let ledger = try backend.make()
        let other = ScopeRows(caseID: "c-2", scope: "review", seats: [seat("u-1", case: "c-2")])
        _ = try ledger.append(.sample("k-1", views: changes))
        _ = try ledger.append(.sample("k-2", to: "c-2", views: ViewChanges(replace: [other])))
        let next = ViewChanges(
            caseRow: caseRow(status: "closed"),
            replace: [ScopeRows(caseID: "c-1", scope: "review", seats: [seat("u-9")])])
        _ = try ledger.append(.sample("k-3", views: next))
        #expect(try ledger.cases() == [caseRow(status: "closed")])
        #expect(try ledger.openSeats(person: nil) == [seat("u-9"), seat("u-1", case: "c-2")])
        #expect(try ledger.deadlines(passed: false, quietBefore: .max, limit: .max).isEmpty)
        #expect(try ledger.units(case: "c-1").count == 1)
        let none = ViewChanges(replace: [ScopeRows(caseID: "c-1", scope: "review")])
        _ = try ledger.append(.sample("k-4", views: none))
        #expect(try ledger.openSeats(person: nil) == [seat("u-1", case: "c-2")])
    }

    @Test(arguments: Backend.available)
    func `do not change with a refused append`(backend: Backend) throws {
        let ledger = try backend.make()
        _ = try ledger.append(.sample("k-1", views: changes))
        let before = try ledger.dumpViews()
        let none = ViewChanges(
            caseRow: caseRow(status: "closed"), replace: [ScopeRows(caseID: "c-1", scope: "review")])
        _ = try ledger.appendBatch([.sample("k-2", at: 7, views: none), .sample("k-1", views: none)])
        #expect(try ledger.dumpViews() == before)
    }

    @Test(arguments: Backend.available)
    func `can be cleared and written again, to the same rows`(backend: Backend) throws {
        let ledger = try backend.make()
        _ = try ledger.append(.sample("k-1", views: changes))
        let before = try ledger.dumpViews()
        #expect(before.count == 10)
        try ledger.clearViews()
        #expect(try ledger.dumpViews().isEmpty)
        #expect(try ledger.head().size == 1)
        try ledger.writeViews([ViewChanges(caseRow: caseRow(status: "draft")), changes])
        #expect(try ledger.dumpViews() == before)
    }

    @Test func `are the same rows in every kind of store`() throws {
        let dumps = try Backend.available.map { backend in
            let ledger = try backend.make()
            try ledger.writeViews([changes])
            return try ledger.dumpViews()
        }
        #expect(Set(dumps).count == 1)
    }
}

import Approvals
import Engine
import Ledger
import ProcessMining
import TestSupport
import Testing

/// Every shipped workflow, from the opening to the end through the engine, nobody refusing anything.
@Suite struct `The straight way` {
    /// The number of entries for one form and, where there are any, one item.
    @Test(arguments: [
        (Shipped.selfEvaluation, 63), (.reimbursement, 35), (.budgetAdjustment, 33), (.performanceMonitoring, 41),
    ]) func `leads a case to its end`(shipped: Shipped, entries: Int) throws {
        let workflow = try shipped.workflow()
        let office = try Office(.memory, [workflow])
        try office.open("c-1", workflow.name)
        try staff(workflow, in: office)
        var acts = 0
        while let (person, command) = next(try office.state()), acts < 100 {
            try office.does(person.text, command, texts: ["opinion": "同意"])
            acts += 1
        }
        let state = try office.state()
        #expect(state.status == .finished)
        #expect(state.version == Int64(entries))
        #expect(try office.records.entries(of: "c-1").count == entries)
        #expect(try office.store.openSeats(person: nil).isEmpty)
        #expect(try office.records.refusedAttempts(nil).isEmpty)
        #expect(try office.records.verifyReplay() == 1)
        #expect(try office.store.verify().isGood)
        #expect(try office.verdicts().allSatisfy { $0.fits && $0.order == .complete })
    }

    /// One form, one item, and another person in every role.
    private func staff(_ workflow: Workflow, in office: Office) throws {
        for (unit, kind) in [(UnitID("form-1"), UnitKind.form), ("item-1", .item)]
        where workflow.adders(of: kind) != nil {
            try office.add(unit, kind)
        }
        for role in workflow.roles where role.name != workflow.manager {
            let members = role.everyone ? ["1", "2", "3"] : ["1"]
            let people = members.map { PersonID("\(role.name)-\($0)") }
            try office.engine.register(
                people.map { Office.person($0, .staff) }, by: try office.who("adm"), key: "people \(role.name)")
            let unit = role.per.map { UnitID("\($0.rawValue)-1") }
            for person in people { try office.does("m", .appoint(person, role.name, unit: unit)) }
        }
    }

    /// What is to be done next: content where some is missing, else the next signature.
    private func next(_ state: CaseState) -> CaseWalk.Move? {
        for leaf in state.leaves where state.steps[leaf.path]?.status == .active {
            guard let person = state.eligible(at: leaf.path).first else { continue }
            if let unit = leaf.unit, let edits = leaf.task.edits {
                let parts = edits.parts ?? ["all"]
                let written = state.unit(unit)?.current?.parts ?? [:]
                if !parts.allSatisfy({ written[$0] != nil }) {
                    return (person, write(leaf, unit, written.merging(parts.map { ($0, "一") }) { $1 }))
                }
            }
            return (person, .approve(leaf.path))
        }
        return nil
    }

    private func write(_ leaf: Leaf, _ unit: UnitID, _ parts: [PartName: String]) -> Command {
        let filled = leaf.task.needs.flatMap { need -> [String] in
            if case .filled(let fields) = need { fields } else { [] }
        }
        return .write(unit, parts, filled: filled)
    }
}

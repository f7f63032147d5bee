import Approvals
import CanonicalJSON
import Testing

@testable import Workflows

@Suite struct `A stored definition` {
    @Test(arguments: Shipped.names)
    func `reads back as the same workflow`(_ name: String) throws {
        let workflow = try Shipped.workflow(name)
        let json = workflow.canonicalJSON()
        let again = try Workflow(canonicalJSON: json)
        #expect(again == workflow)
        #expect(try again.canonicalJSON().canonical() == json.canonical())
    }

    @Test(arguments: Shipped.names)
    func `keeps its bytes`(_ name: String) throws {
        let bytes = try Shipped.workflow(name).canonicalJSON().canonical()
        try Shipped.expect(String(decoding: bytes, as: UTF8.self), golden: "\(name).json")
    }

    @Test func `holds every rule and term`() throws {
        let workflow = try WorkflowFile.read(text: everything, file: "f")
        #expect(try Workflow(canonicalJSON: workflow.canonicalJSON()) == workflow)
    }

    @Test func `says of reminders and escalations only what its file says`() throws {
        func fields(_ due: String) throws -> JSON.Fields {
            let text = everything.replacing("due: unit deadline, remind: 3", with: due)
            let index = StepIndex(try WorkflowFile.read(text: text, file: "f"))
            let step = try #require(index.entries["do"]).step
            let json = Workflow(name: "", version: "", title: "", manager: "", roles: [], steps: [step]).canonicalJSON()
            return try #require(json["steps"]?.list?.first?["task"]?.fields)
        }
        let plain = try fields("due: unit deadline")
        #expect(plain.keys.contains("when_overdue") && plain["remind"] == nil && plain["escalate_to"] == nil)
        // As many as are usual, written or not, is one definition.
        #expect(try fields("due: unit deadline, remind: 3") == plain)
        #expect(try fields("due: unit deadline, remind: 4")["remind"] == 4)
        #expect(try fields("due: unit deadline, escalate_to: a")["escalate_to"] == "a")
    }

    @Test func `says of signatures only what its file says`() throws {
        func task(_ signed: String) throws -> JSON? {
            let text = everything.replacing("signed: required, ", with: signed)
            let steps = try WorkflowFile.read(text: text, file: "f").canonicalJSON()["steps"]?.list
            return steps?.first { $0["step"] == "share" }?["task"]
        }
        #expect(try task("signed: required, ")?["signed"] == "required")
        #expect(try task("")?.fields?.keys.contains("signed") == false)
        let json = try WorkflowFile.read(text: everything, file: "f").canonicalJSON()
        let text = String(decoding: try json.canonical(), as: UTF8.self)
        let other = try JSONReader.parse(
            Array(text.replacing("\"signed\":\"required\"", with: "\"signed\":\"wanted\"").utf8),
            limits: .init(depth: 64))
        #expect(throws: UnreadableDefinition(field: "signed")) { try Workflow(canonicalJSON: other) }
    }

    @Test func `says of findings only what its file says`() throws {
        let stored = try Shipped.workflow("self-evaluation").canonicalJSON()
        #expect(stored["findings"]?["waived_by"] == ["leader"])
        #expect(try Shipped.workflow("reimbursement").canonicalJSON()["findings"] == nil)
        var fields = try #require(stored.fields)
        fields["findings"] = ["explained_by": []]
        #expect(throws: UnreadableDefinition(field: "accepted_by")) { try Workflow(canonicalJSON: .object(fields)) }
    }

    @Test func `that lost a field is refused`() throws {
        var fields = try #require(try Shipped.workflow("self-evaluation").canonicalJSON().fields)
        fields["roles"] = nil
        #expect(throws: UnreadableDefinition(field: "roles")) { try Workflow(canonicalJSON: .object(fields)) }
    }
}

/// A file that uses every key and rule.
let everything = """
    countersign: 1
    name: everything
    version: 2026.1
    title: 全部写法
    managed_by: office
    people:
      office: {role: 办公室}
      a: {role: 甲}
      b: {role: 乙}
      group: {role: 小组, everyone: true}
      filler: {role: 填报, per: form}
      doer: {role: 经办, per: item}
    rules:
      different_people:
        - [filler, a]
        - {people: [a, b], within: case}
        - {people: [doer, check-item], within: item}
    requests:
      exclude: {asked_by: filler, granted_by: a}
      extend: {asked_by: [doer], granted_by: [a, b]}
      carry_over: {asked_by: office, granted_by: b}
    findings: {explained_by: filler, accepted_by: [a, b], waived_by: b}
    steps:
      - {step: start, appoints: [a, b], signs: any of office, needs: [staffed, opinion], due: 2023-06-30, when_overdue: refuse, escalate_to: b}
      - step: forms
        for_each: form
        added_by: [office, a]
        steps:
          - {step: draft, by: filler, edits: [p, q], until: forms, due: 1 working day, remind: 2, escalate_to: a}
          - {step: own, by: filler, edits: [q], due: 5 working days, remind: 0, covers: [p, q], needs: {filled: p.x}}
          - step: both
            parallel:
              - {step: one, signs: first approval of a and b, covers: nothing}
              - {step: two, signs: "in order of [a, b]", needs: no open medium finding, return_to: draft, resubmit: direct, if_refused: return to own}
      - {step: vote, signs: at least 2 of a and b and group, abstain: excluded, covers: forms, needs: [opinion, no open high finding], return_to: [draft, start]}
      - step: weighed
        signs: more than 1/2 by weight
        seats:
          - {role: a, weight: 2, veto: true}
          - {role: b}
          - {role: group, advisory: true}
      - {step: share, signs: at least 2/3 of group, signed: required, if_refused: return to start}
      - step: items
        for_each: item
        steps:
          - {step: do, by: doer, edits: all, due: unit deadline, remind: 3}
          - {step: check-item, signs: all of a}
      - {step: note, records: office}
    """

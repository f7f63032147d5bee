import Approvals
import Testing

@testable import Workflows

@Suite struct `A workflow in words and pictures` {
    @Test(arguments: Shipped.names)
    func `reads as numbered sentences`(_ name: String) throws {
        let workflow = try Shipped.workflow(name)
        for (chinese, language) in [(true, "zh"), (false, "en")] {
            let lines = WorkflowSentences.lines(workflow, chinese: chinese)
            try Shipped.expect(lines.joined(separator: "\n"), golden: "\(name).\(language).txt")
        }
    }

    @Test(arguments: Shipped.names)
    func `is drawn`(_ name: String) throws {
        let workflow = try Shipped.workflow(name)
        try Shipped.expect(WorkflowDrawing.mermaid(workflow), golden: "\(name).mmd")
        try Shipped.expect(WorkflowDrawing.dot(workflow), golden: "\(name).dot")
    }

    @Test(arguments: [true, false])
    func `says every kind of rule`(chinese: Bool) throws {
        let workflow = try WorkflowFile.read(text: everything, file: "f")
        let lines = WorkflowSentences.lines(workflow, chinese: chinese)
        try Shipped.expect(lines.joined(separator: "\n"), golden: "everything.\(chinese ? "zh" : "en").txt")
        try Shipped.expect(WorkflowDrawing.mermaid(workflow), golden: "everything.mmd")
    }

    @Test(arguments: Shipped.names)
    func `has no change of duties against itself`(_ name: String) throws {
        let workflow = try Shipped.workflow(name)
        #expect(WorkflowDiff.duties(workflow, workflow, chinese: true) == [])
    }

    @Test(arguments: [true, false])
    func `is compared by duties`(chinese: Bool) throws {
        let old = try WorkflowFile.read(text: everything, file: "f")
        let changed =
            everything
            .replacing("needs: [staffed, opinion], due: 2023-06-30", with: "needs: [staffed], due: 5 working days")
            .replacing("- {people: [a, b], within: case}", with: "- {people: [a, b, office], within: case}")
            .replacing(
                "extend: {asked_by: [doer], granted_by: [a, b]}", with: "extend: {asked_by: [doer], granted_by: [a]}"
            )
            .replacing("accepted_by: [a, b]", with: "accepted_by: a")
            .replacing("needs: no open medium finding", with: "needs: no open low finding")
            .replacing("- {step: note, records: office}", with: "- {step: close, records: a}")
            .replacing("group: {role: 小组, everyone: true}", with: "group: {role: 小组}")
            .replacing("at least 2 of a and b and group", with: "at least 3 of a and b and group")
        let lines = WorkflowDiff.duties(old, try WorkflowFile.read(text: changed, file: "f"), chinese: chinese)
        try Shipped.expect(lines.joined(separator: "\n"), golden: "diff.\(chinese ? "zh" : "en").txt")
    }
}

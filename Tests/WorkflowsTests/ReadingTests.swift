import Approvals
import Foundation
import Testing

@testable import Workflows

@Suite struct `Reading a workflow` {
    @Test func `takes every key to its place`() throws {
        let workflow = try WorkflowFile.read(text: everything, file: "f")
        let index = StepIndex(workflow)
        func task(_ name: StepName) throws -> Task {
            guard case .task(let task) = try #require(index.entries[name]).step.body else { throw Missing() }
            return task
        }
        #expect(workflow.version == "2026.1")
        #expect(workflow.separations[0] == Separation([.role("filler"), .role("a")], within: .form))
        #expect(workflow.separations[1] == Separation([.role("a"), .role("b")]))
        #expect(workflow.separations[2] == Separation([.role("doer"), .step("check-item")], within: .item))
        // Not declared, so added: the filler does not review as b.
        #expect(workflow.separations.dropFirst(3) == [Separation([.role("filler"), .role("b")], within: .form)])
        #expect(try task("start").covers == .appointments)
        #expect(try task("start").due == .date(CivilDate("2023-06-30")!))
        #expect(try (task("start").reminders, task("start").escalateTo) == (0, "b"))
        #expect(try (task("draft").reminders, task("draft").escalateTo) == (2, "a"))
        #expect(try (task("do").remind, task("do").reminders, task("do").escalateTo) == (nil, 3, nil))
        #expect(try task("draft").edits == Edits(parts: ["p", "q"], until: "forms"))
        #expect(try task("draft").covers == .unit(parts: ["p", "q"]))
        #expect(try task("two").rule == .inOrder)
        #expect(try task("two").covers == .unit(parts: nil))
        #expect(try task("two").needs == [.noOpenFinding(.medium)])
        #expect(try task("vote").needs == [.opinion, .noOpenFinding(.high)])
        #expect(
            workflow.findings == FindingRule(explainedBy: ["filler"], acceptedBy: ["a", "b"], waivedBy: ["b"]))
        #expect(try task("vote").rule == .vote(.count(2), byWeight: false, abstain: .excluded))
        #expect(try task("weighed").rule == .vote(.moreThan(1, of: 2), byWeight: true, abstain: .counted))
        #expect(try task("weighed").seats[0] == SeatSpec("a", weight: 2, veto: true))
        #expect(try task("share").rule == .vote(.atLeast(2, of: 3), byWeight: false, abstain: .counted))
        #expect(try task("share").ifRefused == .returnTo("start"))
    }

    struct Missing: Error {}
}

@Suite struct `The description of the format` {
    private static func readme() throws -> String {
        try String(contentsOf: Shipped.root.appending(path: "Workflows/README.md"), encoding: .utf8)
    }

    @Test func `begins with an example that reads`() throws {
        let text = try Self.readme()
        let example = try #require(text.split(separator: "```yaml\n").dropFirst().first?.split(separator: "```").first)
        let workflow = try WorkflowFile.read(text: String(example), file: "README.md")
        #expect(workflow.separations == [Separation([.role("applicant"), .role("boss")], within: .form)])
    }

    @Test func `names every key that a file may hold`() throws {
        let text = try Self.readme()
        let keys =
            ["countersign", "name", "version", "title", "managed_by", "people", "rules", "requests", "steps"]
            + ["role", "per", "everyone", "different_people", "within", "exclude", "extend", "carry_over"]
            + ["asked_by", "granted_by", "step", "by", "signs", "records", "parallel", "for_each", "added_by"]
            + ["seats", "weight", "veto", "advisory", "abstain", "appoints", "edits", "until", "covers", "needs"]
            + ["signed", "staffed", "opinion", "filled", "return_to", "resubmit", "if_refused", "due", "when_overdue"]
            + ["remind", "escalate_to", "findings", "explained_by", "accepted_by", "waived_by"]
        #expect(keys.filter { !text.contains($0) } == [])
    }
}

import StrictYAML
import Testing

@testable import Workflows

/// One mistake in a file, and where it must be reported.
struct Mistake: Sendable, CustomTestStringConvertible {
    var code: String
    /// The line of `good` to replace; nil adds the text at the end.
    var line: String?
    var with: String
    /// `line:column`.
    var at: String
    var near: String?

    init(_ code: String, _ line: String?, _ with: String, at: String, near: String? = nil) {
        (self.code, self.line, self.with, self.at, self.near) = (code, line, with, at, near)
    }

    var testDescription: String { "\(code) for \(with)" }
}

@Suite struct `A workflow file with a mistake` {
    static let good = """
        countersign: 1
        name: small
        version: 1
        title: 小流程
        managed_by: office
        people:
          office: {role: 办公室}
          boss: {role: 领导}
          group: {role: 小组, everyone: true}
          filler: {role: 填报, per: form}
        rules:
          different_people:
            - [filler, boss]
        requests:
          exclude: {asked_by: filler, granted_by: boss}
        steps:
          - {step: start, signs: all of boss, appoints: [boss]}
          - step: forms
            for_each: form
            added_by: office
            steps:
              - {step: draft, by: filler, edits: [main, extra], until: vote}
              - {step: review, signs: all of boss, return_to: draft}
          - {step: vote, signs: at least 2/3 of group, covers: forms}

        """

    private static let start = "  - {step: start, signs: all of boss, appoints: [boss]}"
    private static let review = "      - {step: review, signs: all of boss, return_to: draft}"
    private static let exclude = "  exclude: {asked_by: filler, granted_by: boss}"
    private static let vote = "  - {step: vote, signs: at least 2/3 of group, covers: forms}"
    private static let draft = "      - {step: draft, by: filler, edits: [main, extra], until: vote}"

    static let mistakes = [
        Mistake("workflow.format", "countersign: 1", "countersign: 2", at: "1:14"),
        Mistake("workflow.bad_name", "name: small", "name: Small one", at: "2:7"),
        Mistake("workflow.bad_value", "  boss: {role: 领导}", "  boss: {role: 领导, everyone: yes}", at: "8:30"),
        Mistake("workflow.bad_value", "    for_each: form", "    for_each: forms", at: "19:15", near: "form"),
        Mistake("workflow.bad_rule", vote, "  - {step: vote, signs: most of group}", at: "24:25"),
        Mistake("workflow.bad_threshold", vote, "  - {step: vote, signs: at least 3/2 of group}", at: "24:25"),
        Mistake(
            "workflow.bad_threshold", vote,
            "  - {step: vote, signs: at least 3 of boss and office}", at: "24:25"),
        Mistake("workflow.bad_due", start, "  - {step: start, signs: all of boss, due: 5 days}", at: "17:44"),
        Mistake(
            "workflow.bad_number", start,
            "  - {step: start, signs: more than 1/2 by weight, seats: [{role: boss, weight: 0}]}", at: "17:80"),
        Mistake(
            "workflow.bad_field", review,
            "      - {step: review, signs: all of boss, needs: {filled: 措施}}", at: "23:60"),
        Mistake(
            "workflow.not_available", review,
            "      - {step: review, signs: all of boss, may: [transfer]}", at: "23:44"),
        Mistake(
            "workflow.misplaced", review,
            "      - {step: review, signs: all of boss, needs: [no open high finding]}", at: "23:52"),
        Mistake("workflow.unknown_role", "managed_by: office", "managed_by: ofice", at: "5:13", near: "office"),
        Mistake(
            "workflow.unknown_step", review,
            "      - {step: review, signs: all of boss, return_to: darft}", at: "23:55", near: "draft"),
        Mistake("workflow.unknown_duty", "    - [filler, boss]", "    - [filler, bos]", at: "13:16", near: "boss"),
        Mistake(
            "workflow.unknown_part", review,
            "      - {step: review, signs: all of boss, covers: [mian]}", at: "23:53", near: "main"),
        Mistake("workflow.unused_role", "  boss: {role: 领导}", "  boss: {role: 领导}\n  idle: {role: 闲}", at: "9:3"),
        Mistake(
            "workflow.duplicate_step", vote,
            "  - {step: vote, signs: all of group}\n  - {step: vote, records: office}", at: "25:12"),
        Mistake("workflow.name_clash", start, "  - {step: boss, signs: all of boss}", at: "17:12"),
        Mistake("workflow.duplicate_name", "    - [filler, boss]", "    - [filler, boss, boss]", at: "13:22"),
        Mistake("workflow.no_duty", start, "  - {step: start, title: 无人}", at: "17:5"),
        Mistake("workflow.two_duties", start, "  - {step: start, signs: all of boss, records: office}", at: "17:39"),
        Mistake("workflow.misplaced", start, "  - {step: start, by: boss, edits: all}", at: "17:29"),
        Mistake("workflow.misplaced", start, "  - {step: start, signs: all of boss, abstain: counted}", at: "17:39"),
        Mistake("workflow.misplaced", start, "  - {step: start, signs: all of boss, covers: unit}", at: "17:39"),
        Mistake(
            "workflow.misplaced", start,
            "  - {step: start, signs: all of boss, covers: appointments}", at: "17:39"),
        Mistake("workflow.misplaced", start, "  - {step: start, signs: all of boss, resubmit: direct}", at: "17:39"),
        Mistake(
            "workflow.misplaced", start,
            "  - {step: start, signs: all of boss, due: unit deadline}", at: "17:39"),
        Mistake("workflow.misplaced", start, "  - {step: start, records: boss, if_refused: end}", at: "17:34"),
        Mistake(
            "workflow.misplaced", start,
            "  - {step: start, signs: all of boss, remind: 2}", at: "17:39"),
        Mistake(
            "workflow.misplaced", start,
            "  - {step: start, signs: all of boss, escalate_to: office}", at: "17:39"),
        Mistake(
            "workflow.misplaced", start,
            "  - {step: start, signs: all of boss, due: 2 working days, escalate_to: boss}", at: "17:60"),
        Mistake(
            "workflow.misplaced", start,
            "  - {step: start, signs: all of boss, due: 2 working days, when_overdue: refuse, remind: 0}", at: "17:82"),
        Mistake(
            "workflow.unknown_role", start,
            "  - {step: start, signs: all of boss, due: 2 working days, escalate_to: ofice}", at: "17:73",
            near: "office"),
        Mistake(
            "workflow.role_outside_unit", start,
            "  - {step: start, signs: all of boss, due: 2 working days, escalate_to: filler}", at: "17:73"),
        Mistake(
            "workflow.bad_number", start,
            "  - {step: start, signs: all of boss, due: 2 working days, remind: -1}", at: "17:68"),
        Mistake(
            "workflow.bad_value", start, "  - {step: start, signs: all of boss, signed: requird}", at: "17:47",
            near: "required"),
        Mistake(
            "workflow.bad_number", start,
            "  - {step: start, signs: all of boss, due: 2 working days, remind: 100}", at: "17:68"),
        Mistake(
            "workflow.bad_number", start,
            "  - {step: start, signs: all of boss, due: 2 working days, remind: often}", at: "17:68"),
        Mistake(
            "workflow.bad_number", start,
            "  - {step: start, signs: all of boss, due: 2 working days, remind: 03}", at: "17:68"),
        Mistake("workflow.no_steps", start, "  - {step: start, parallel: []}", at: "17:29"),
        Mistake(
            "workflow.nested_for_each", review,
            "      - {step: again, for_each: form, steps: [{step: review, signs: all of boss}]}", at: "23:33"),
        Mistake("workflow.role_outside_unit", start, "  - {step: start, signs: all of filler}", at: "17:26"),
        Mistake(
            "workflow.role_outside_unit", "  exclude: {asked_by: filler, granted_by: boss}",
            "  extend: {asked_by: filler, granted_by: boss}", at: "15:22"),
        Mistake(
            "workflow.appoints_own_signers", start,
            "  - {step: start, signs: all of group, appoints: [boss, group]}", at: "17:57"),
        Mistake(
            "workflow.no_deciding_seat", start,
            "  - {step: start, signs: all, seats: [{role: boss, advisory: true}]}", at: "17:26"),
        Mistake(
            "workflow.advisory_veto", start,
            "  - {step: start, signs: all, seats: [{role: office}, {role: boss, advisory: true, veto: true}]}",
            at: "17:55"),
        Mistake(
            "workflow.weight_unused", start,
            "  - {step: start, signs: all, seats: [{role: boss, weight: 2}]}", at: "17:26"),
        Mistake(
            "workflow.not_before", review,
            "      - {step: review, signs: all of boss, return_to: vote}", at: "23:55"),
        Mistake(
            "workflow.not_before", vote,
            "  - {step: vote, signs: all of group, if_refused: return to draft}", at: "24:51"),
        Mistake(
            "workflow.not_after", draft,
            "      - {step: draft, by: filler, edits: [main, extra], until: start}", at: "22:64"),
        Mistake(
            "workflow.target_is_container", vote,
            "  - {step: vote, signs: all of group, return_to: forms}", at: "24:50"),
        Mistake(
            "workflow.rule_without_effect", "    - [filler, boss]",
            "    - {people: [filler, group], within: form}", at: "13:25"),
        Mistake(
            "yaml.missing_key", exclude, "\(exclude)\nfindings: {explained_by: filler, accepted_by: boss}", at: "16:11"),
        Mistake(
            "workflow.unknown_role", exclude,
            "\(exclude)\nfindings: {explained_by: filler, accepted_by: boss, waived_by: bos}", at: "16:64", near: "boss"
        ),
        Mistake(
            "workflow.duplicate_name", exclude,
            "\(exclude)\nfindings: {explained_by: [filler, filler], accepted_by: boss, waived_by: boss}", at: "16:35"),
        Mistake(
            "yaml.unknown_key", exclude,
            "\(exclude)\nfindings: {explained_by: filler, accepted_by: boss, waived_by: boss, asked_by: boss}",
            at: "16:70"),
        Mistake(
            "workflow.misplaced", vote,
            "  - {step: vote, for_each: item, steps: [{step: do, records: group, needs: no open low finding}]}",
            at: "24:76"),
        Mistake("workflow.one_duty", "    - [filler, boss]", "    - [filler]", at: "13:8"),
        Mistake("yaml.unknown_key", "title: 小流程", "titel: 小流程\ntitle: 小流程", at: "4:1"),
        Mistake(
            "yaml.unknown_key", review,
            "      - {step: review, signs: all of boss, retrun_to: draft}", at: "23:44", near: "return_to"),
        Mistake("yaml.unknown_key", start, "  - {step: start, sings: all of boss}", at: "17:19", near: "signs"),
        Mistake("yaml.missing_key", "title: 小流程", "", at: "1:1"),
        Mistake("yaml.wrong_kind", "  office: {role: 办公室}", "  office: 办公室", at: "7:11"),
        Mistake("yaml.empty_text", "title: 小流程", "title:", at: "4:7"),
        Mistake("yaml.duplicate_key", "title: 小流程", "title: 小流程\ntitle: 又一个", at: "5:1"),
        Mistake("yaml.anchor", "title: 小流程", "title: &t 小流程", at: "4:8"),
    ]

    @Test func `reads without the mistake`() throws {
        _ = try WorkflowFile.read(text: Self.good, file: "f.yaml")
    }

    @Test(arguments: mistakes)
    func `is refused at its place`(_ mistake: Mistake) throws {
        let text = Self.good.replacing(mistake.line! + "\n", with: mistake.with + "\n")
        #expect(text != Self.good)
        let error = try #require(throws: WorkflowError.self) { try WorkflowFile.read(text: text, file: "f.yaml") }
        let found = error.problems.map { "\($0.at) \($0.code)" }
        let problem = error.problems.first { $0.code == mistake.code && $0.at.description == mistake.at }
        #expect(problem != nil, "found \(found)")
        if let near = mistake.near { #expect(problem?.parameters["near"] == near) }
        for language in [true, false] {
            for text in error.problems.flatMap({ [$0.printed(chinese: language), $0.remedy(chinese: language)] }) {
                #expect(!text.isEmpty && !text.contains("{reason") && !text.contains("{key}"), "\(text)")
            }
        }
    }

    @Test func `is told of all its mistakes at once`() throws {
        let text = Self.good
            .replacing("managed_by: office", with: "managed_by: ofice")
            .replacing("return_to: draft", with: "return_to: vote, colour: red")
            .replacing("title: 小流程\n", with: "")
        let error = try #require(throws: WorkflowError.self) { try WorkflowFile.read(text: text, file: "f.yaml") }
        let expected = """
            f.yaml:1:1: the workflow file lacks "title" [yaml.missing_key]
              try: Add "title: …".
            f.yaml:4:13: No role is called "ofice" [workflow.unknown_role]
              try: Did you mean "office"? Declare it under people, or correct the name.
            f.yaml:22:55: "vote" does not always run before "review" [workflow.not_before]
              try: Name a step that always runs before it: draft.
            f.yaml:22:61: the step "review" has no key "colour" [yaml.unknown_key]
              try: The keys are: step, title, seats, abstain, appoints, edits, until, covers, needs, signed, return_to, resubmit, \
            if_refused, due, when_overdue, remind, escalate_to, signs.
            """
        #expect(error.rendered(chinese: false) == expected)
        #expect(error.rendered(chinese: true).hasPrefix("f.yaml:1:1: 流程文件缺少“title” [yaml.missing_key]\n  处理："))
    }

    @Test func `has a code from the published list, and every code has a test`() throws {
        try Shipped.expect(
            (YAMLKinds.all + WorkflowKinds.all).map(\.code).sorted().joined(separator: "\n"), golden: "codes.txt")
        let tested = Set(Self.mistakes.map(\.code))
        #expect(WorkflowKinds.all.map(\.code).filter { !tested.contains($0) } == [])
    }
}

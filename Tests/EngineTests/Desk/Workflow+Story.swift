import Approvals
import TestSupport

extension Workflow {
    /// A small case with everything in it: setup, forms, a vote, items, archive.
    static let story: Workflow = {
        var workflow = storied(review: [.noOpenFinding(.high)]) {
            ($0.due, $0.remind, $0.escalateTo) = (.workingDays(10), 1, "leader")
        }
        workflow.findings = FindingRule(explainedBy: ["filler"], acceptedBy: ["finance"], waivedBy: ["leader"])
        return workflow
    }()

    /// The same as it was written before the clock reminded and told others, and before there were findings.
    static let firstStory = storied { $0.due = .workingDays(10) }

    private static func storied(review: [Need] = [], draft: (inout Task) -> Void) -> Workflow {
        .small(
            [
                .perForm("filler"), .one("finance"), .one("chief"), .every("group"), .every("adviser"), .one("leader"),
                .perItem("owner"),
                .perItem("checker"),
            ],
            separations: [
                Separation([.role("filler"), .role("finance"), .role("chief")], within: .form),
                Separation([.role("owner"), .role("checker")], within: .item),
            ],
            requests: [
                RequestRule(.exclude, askedBy: ["office", "filler"], grantedBy: ["leader"]),
                RequestRule(.extend, askedBy: ["owner"], grantedBy: ["leader"]),
                RequestRule(.carryOver, askedBy: ["owner"], grantedBy: ["leader"]),
            ], staffed: true,
            [
                .forms([
                    .draft(until: "archive", configure: draft),
                    .task("review", .all, ["finance"]) {
                        ($0.covers, $0.returnTo, $0.ifRefused) = (.unit(parts: nil), ["draft"], .returnTo("draft"))
                        $0.needs = review
                    },
                    .task("approval", .all, ["chief"]) {
                        ($0.covers, $0.returnTo, $0.resubmit) = (.unit(parts: nil), ["draft", "review"], .direct)
                    },
                ]),
                .task(
                    "decision", .vote(.atLeast(2, of: 3), byWeight: false, abstain: .counted),
                    ["group", SeatSpec("adviser", advisory: true)]
                ) {
                    ($0.covers, $0.returnTo, $0.due) = (.allForms, ["draft"], .workingDays(5))
                },
                .items([
                    .draft("plan", by: "owner"),
                    .draft("action", by: "owner") { $0.due = .unitDeadline },
                    .task("verify", .all, ["checker"]) {
                        ($0.covers, $0.returnTo, $0.ifRefused) = (
                            .unit(parts: nil), ["plan", "action"], .returnTo("action")
                        )
                    },
                ]),
                .task("archive", .any, ["office"], act: .record),
            ])
    }
}

import Approvals

/// The safe default: whoever fills a unit in does not review it, even where the file does not say so.
enum DefaultSeparations {
    /// The separations to add, one for each pair of filling and reviewing role that no declared rule covers.
    static func missing(in workflow: Workflow) -> [Separation] {
        var added: [Separation] = []
        for case .each(let kind, _, let steps) in bodies(workflow.steps) {
            let tasks = steps.flatMap { StepIndex.tasks(in: $0) }
            for filling in tasks where filling.task.act == .submit {
                for review in tasks where review.task.act == .sign {
                    for filler in filling.task.seats.map(\.role) {
                        for reviewer in review.task.seats.map(\.role) {
                            let pair: [Duty] =
                                filler == reviewer
                                ? [.step(filling.name), .step(review.name)] : [.role(filler), .role(reviewer)]
                            let sides = [
                                [.role(filler), .step(filling.name)], [Duty.role(reviewer), .step(review.name)],
                            ]
                            let isCovered = (workflow.separations + added).contains { rule in
                                (rule.within == nil || rule.within == kind) && covers(rule.duties, sides)
                            }
                            if !isCovered { added.append(Separation(pair, within: kind)) }
                        }
                    }
                }
            }
        }
        return added
    }

    /// True when the rule names one duty of each side, and not one duty for both.
    private static func covers(_ duties: [Duty], _ sides: [[Duty]]) -> Bool {
        sides[0].contains { one in sides[1].contains { $0 != one && duties.contains(one) && duties.contains($0) } }
    }

    private static func bodies(_ steps: [Step]) -> [Step.Body] {
        steps.flatMap { [$0.body] + bodies($0.children) }
    }
}

package import Approvals

/// Is every step reachable, and can every reachable state finish? Answered by visiting all of them.
///
/// The search moves a marking by what people may do (pass, refuse, return, correct, exclude) through the same `Flow`
/// that runs cases, so what it proves is about the program and not about a model of it. Copies made by `for_each`
/// meet only where they join, so one copy shows what any number would; `copies` can be raised to check that.
///
/// What is asked is the soundness of workflow nets: no dead step, the option to complete, and proper completion. See
/// W.M.P. van der Aalst, "Verification of Workflow Nets", LNCS 1248, 1997, pp. 407-426.
package enum Soundness {
    /// Something a case could run into, with the way there.
    package struct Defect: Sendable, Equatable {
        /// What is wrong; the raw values are stable and kept in a golden list.
        package enum Code: String, Sendable, CaseIterable {
            /// No case can ever enter the step.
            case unreachable = "soundness.unreachable"
            /// From here no case can end any more.
            case deadEnd = "soundness.dead_end"
            /// The case ends while the step is still open.
            case leftOver = "soundness.left_over"
            /// The step decides on content that no step up to it lets anybody write.
            case noEditor = "soundness.no_editor"
            /// There are more states than the limit, so nothing was proven.
            case tooLarge = "soundness.too_large"
        }

        /// What is wrong.
        package let code: Code
        /// The steps that it is about: those that wait at a dead end, or the one at fault; none for `tooLarge`.
        package let steps: [StepName]
        /// For the sentence: `part` for `noEditor` (`*` for content as a whole), `limit` for `tooLarge`.
        package let facts: [String: String]
        /// The acts that lead there, first to last, as few as possible; empty for what needs no way there.
        package let trace: [Move]
    }

    /// One act on the way to a defect.
    package struct Move: Sendable, Equatable {
        /// What people may do: a step passes, fails or is returned; a unit's content is corrected, or the unit leaves.
        package enum Kind: String, Sendable { case pass, refuse, sendBack, correct, exclude }
        /// What is done.
        package let kind: Kind
        /// The path of the step; for `correct` and `exclude` the id of the unit.
        package let step: String
        /// The path that a return goes to; nil for every other act.
        package let target: String?
    }

    /// What the search found, and how much it visited.
    package struct Report: Sendable, Equatable {
        /// The number of different states that a case can be in.
        package let states: Int
        /// The number of acts that were tried, summed over all states.
        package let moves: Int
        /// Steps without an editor first; empty when the workflow is sound.
        package let defects: [Defect]
    }

    /// Visits every state of a workflow.
    ///
    /// - Parameters:
    ///   - copies: How many forms and how many items the case has; at least one of each is made.
    ///   - limit: The most states to visit before giving up with `soundness.too_large`.
    package static func check(_ workflow: Workflow, copies: Int = 1, limit: Int = 100_000) -> Report {
        let blank = missingEditors(workflow)
        var search = Search(workflow, copies: copies, limit: limit)
        search.run()
        return Report(states: search.states.count, moves: search.moves, defects: blank + search.defects())
    }

    /// Steps that decide on content which nobody may have written by then.
    private static func missingEditors(_ workflow: Workflow) -> [Defect] {
        let leaves = Skeleton(workflow, copies: 1).plan.leaves
        return leaves.enumerated().compactMap { index, leaf -> Defect? in
            let earlier = leaves[...index].filter { $0.unit == leaf.unit || leaf.task.covers == .allForms }
            let editors = earlier.compactMap(\.task.edits)
            func defect(_ what: String) -> Defect {
                Defect(code: .noEditor, steps: [leaf.step.name], facts: ["part": what], trace: [])
            }
            if editors.isEmpty, leaf.task.covers != .nothing, leaf.task.covers != .appointments { return defect("*") }
            for case .filled(let fields) in leaf.task.needs {
                for field in fields {
                    let part = PartName(String(field.prefix { $0 != "." }))
                    if !editors.contains(where: { $0.parts?.contains(part) ?? true }) { return defect(part.text) }
                }
            }
            return nil
        }
    }
}

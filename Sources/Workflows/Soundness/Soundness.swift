package import Approvals

/// Is every step reachable, and can every reachable state finish? Answered by visiting all of them.
///
/// The search moves a marking by what people may do (pass, refuse, return, correct, exclude) through the same `Flow`
/// that runs cases, so what it proves is about the program and not about a model of it. Copies made by `for_each`
/// meet only where they join, so one copy shows what any number would; `copies` can be raised to check that.
package enum Soundness {
    /// Something a case could run into, with the way there.
    package struct Defect: Sendable, Equatable {
        package enum Code: String, Sendable, CaseIterable {
            case unreachable = "soundness.unreachable"
            case deadEnd = "soundness.dead_end"
            case leftOver = "soundness.left_over"
            case noEditor = "soundness.no_editor"
            case tooLarge = "soundness.too_large"
        }

        package let code: Code
        package let steps: [StepName]
        package let facts: [String: String]
        package let trace: [Move]
    }

    /// One act on the way to a defect.
    package struct Move: Sendable, Equatable {
        package enum Kind: String, Sendable { case pass, refuse, sendBack, correct, exclude }
        package let kind: Kind
        package let step: String
        package let target: String?
    }

    package struct Report: Sendable, Equatable {
        package let states: Int
        package let moves: Int
        package let defects: [Defect]
    }

    /// Visits every state of `workflow` with `copies` forms and items.
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

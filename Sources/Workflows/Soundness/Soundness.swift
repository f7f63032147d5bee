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
        let leaves = Flow.leaves(workflow, Skeleton(workflow, copies: 1))
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

/// A case reduced to what the flow sees: a status for each step, and which units have ended.
struct Skeleton: Marking {
    /// One byte for each leaf, then one for each unit. Cancelled counts as not entered: both are entered next.
    var bytes: [UInt8]
    let map: Map

    final class Map: Sendable {
        let leaves: [Leaf]
        let places: [Path: Int]
        let units: [(id: UnitID, kind: UnitKind)]

        init(_ workflow: Workflow, copies: Int) {
            units = UnitKind.allCases.flatMap { kind in
                (1...max(1, copies)).map { (UnitID("\(kind.rawValue)-\($0)"), kind) }
            }
            struct All: Marking {
                let units: [(id: UnitID, kind: UnitKind)]
                func status(at path: Path) -> StepState.Status? { nil }
                func liveUnits(_ kind: UnitKind) -> [UnitID] { units.filter { $0.kind == kind }.map(\.id) }
                func unitKind(_ unit: UnitID) -> UnitKind? { units.first { $0.id == unit }?.kind }
            }
            leaves = Flow.leaves(workflow, All(units: units))
            places = Dictionary(uniqueKeysWithValues: leaves.enumerated().map { ($1.path, $0) })
        }
    }

    init(_ workflow: Workflow, copies: Int) {
        map = Map(workflow, copies: copies)
        bytes = Array(repeating: 0, count: map.leaves.count + map.units.count)
    }

    private static let statuses: [StepState.Status?] = [nil, .active, .passed, .held, .failed]

    subscript(place: Int) -> StepState.Status? {
        get { Self.statuses[Int(bytes[place])] }
        set { bytes[place] = UInt8(Self.statuses.firstIndex(of: newValue == .cancelled ? nil : newValue)!) }
    }

    func status(at path: Path) -> StepState.Status? { map.places[path].flatMap { self[$0] } }
    func liveUnits(_ kind: UnitKind) -> [UnitID] {
        map.units.indices.filter { map.units[$0].kind == kind && bytes[map.leaves.count + $0] == 0 }.map {
            map.units[$0].id
        }
    }
    func unitKind(_ unit: UnitID) -> UnitKind? { map.units.first { $0.id == unit }?.kind }

    mutating func end(_ unit: UnitID) {
        guard let index = map.units.firstIndex(where: { $0.id == unit }) else { return }
        bytes[map.leaves.count + index] = 1
        for place in map.leaves.indices where map.leaves[place].unit == unit { self[place] = nil }
    }
}

import Approvals
import ArgumentParser
import Engine

/// The arguments of a decision on a form, an item or a step of the whole case.
struct SeatArguments: ParsableArguments {
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases))
    var caseID: String

    @Argument(
        help: "表或整改项；省略则为整案环节 The form or item; without one, a step of the whole case.",
        completion: .custom(Completions.units))
    var unit: String?

    @Option(name: .long, help: "环节 The step, when more than one fits.")
    var step: String?

    /// The step that the arguments mean for this person, among those with an act of these kinds.
    func path(_ acts: [Task.Act], in file: CaseFile, _ identity: Identity) throws -> Path {
        try file.step(
            unit: unit.map { UnitID($0) }, named: step.map { StepName($0) }, acts: acts, for: identity.person)
    }
}

/// The opinion and the content seen, which a decision is bound to.
struct DecisionArguments: ParsableArguments {
    @Option(name: .long, help: "意见 The opinion, in words.")
    var opinion: String?

    @Option(
        name: .long,
        help: "所见内容的摘要 The digest of the content you saw, or its beginning: refused if the content has moved on.")
    var about: String?

    /// The digests that the decider names, by unit.
    func seen(at path: Path, in file: CaseFile) throws -> [UnitID: String]? {
        guard let about else { return nil }
        guard about.utf8.count >= 8 else { throw ValidationError("--about: 8+ hex digits, 至少 8 位十六进制") }
        guard let unit = file.state.leaf(at: path)?.unit else {
            // Silence would let somebody believe that the decision is bound to what they saw.
            throw ValidationError(
                "--about: 只用于一张表或整改项，收到整案环节 is for one form or item, found a step of the whole case: \(path)")
        }
        // A beginning that fits the present content means it; any other is shown as it was given.
        let digest = file.state.unit(unit)?.current?.digest ?? ""
        return [unit: digest.hasPrefix(about) ? digest : about]
    }
}

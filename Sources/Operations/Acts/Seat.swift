import Approvals
import Engine

extension Parameter {
    /// The case that an operation is about.
    static let theCase = needs("case", "案卷号", "the case's id")
    static let theUnit = needs("unit", "表或整改项", "the form or item")
    static let opinion = takes("opinion", "意见", "the opinion, in words")
    static let reason = takes("reason", "理由", "the reason")

    /// What a decision on a form, an item or a step of the whole case is about.
    static let seat: [Parameter] = [
        theCase,
        takes("unit", "表或整改项；省略则为整案环节", "the form or item; without one, a step of the whole case"),
        takes("step", "环节，有多个可选时", "the step, when more than one fits"),
    ]

    /// The opinion and the content seen, which a decision is bound to.
    static let decision: [Parameter] = [
        opinion,
        takes(
            "about", "所见内容的摘要或其开头：内容已变则拒绝",
            "the digest of the content seen, or its beginning: refused if the content has moved on"),
    ]

    /// Files that an act is about: they stay with their owner, the log holds their digests.
    static let files = takes(
        "files", .objects, "文件：{name, digest}，digest 为 SHA-256 的十六进制",
        "files: {name, digest}, the digest SHA-256 in hex")
}

extension Desk {
    /// The step that the parameters mean for this person, among those with an act of these kinds.
    func seat(_ acts: [Task.Act], in file: CaseFile) throws -> Path {
        try file.step(unit: arguments.unit(), named: arguments.stepName(), acts: acts, for: identity.person)
    }

    /// The step of a unit.
    func step(of unit: UnitID, _ acts: [Task.Act], in file: CaseFile) throws -> Path {
        try file.step(unit: unit, named: nil, acts: acts, for: identity.person)
    }

    var opinion: String? { arguments[spoken: "opinion"] }
    var reason: String? { arguments[spoken: "reason"] }

    /// The digests that the decider names, by unit.
    func seen(at path: Path, in file: CaseFile) throws -> [UnitID: String]? {
        guard let about = arguments[maybe: "about"] else { return nil }
        guard about.utf8.count >= 8 else {
            throw Usage("--about：至少 8 位十六进制，收到 \(about)", "--about: expected 8 or more hex digits, found \(about)")
        }
        guard let unit = file.state.leaf(at: path)?.unit else {
            // Silence would let somebody believe that the decision is bound to what they saw.
            throw Usage(
                "--about：只用于一张表或整改项，收到整案环节 \(path)",
                "--about: is for one form or item, found a step of the whole case: \(path)")
        }
        // A beginning that fits the present content means it; any other is shown as it was given.
        let digest = file.state.unit(unit)?.current?.digest ?? ""
        return [unit: digest.hasPrefix(about) ? digest : about]
    }
}

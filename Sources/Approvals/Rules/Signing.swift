/// What came along of the decider's own signature, as the engine found it: the rules know no keys.
package enum OwnSignature: Sendable, Equatable {
    /// Nothing came along.
    case none
    /// Whether one is needed is not asked, for example to find out what there would be to sign.
    case assumed
    /// One came along, and this is what was found about it, in order.
    case brought([Condition])
}

extension Deliberation {
    /// Requires that a signature which came along is good, whether it is needed or not.
    mutating func requireGoodSignature() {
        guard case .brought(let found) = context.signature else { return }
        for condition in found { require(condition.code, condition.passed, condition.facts) }
    }

    /// Requires a signature where the workflow demands one (`signed: required`).
    mutating func requireSignature(_ leaf: Leaf) {
        guard leaf.task.isSignatureRequired, context.signature != .assumed else { return }
        require(.signatureGiven, context.signature != .none, words(["step": leaf.path.text]))
    }
}

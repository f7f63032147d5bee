/// An act that is made when its turn in a batch comes, from its case as it is then.
package struct Errand {
    /// The case that the act is on, or the id that an opening asks for.
    package let caseID: String
    /// The idempotency key.
    package let key: String
    /// Who asks for an opening, which may be turned away before there is an act.
    let identity: Identity?
    let kind: Kind

    enum Kind {
        case act((CaseFile) throws -> Act)
        case open(() throws(EngineError) -> (Act, CaseFile))
    }

    /// An act on an open case; `make` says what the sender means, given the case.
    ///
    /// For a key that came before, the case is shown as it was then, or the same words sent again after the case moved
    /// on would mean another step and conflict with their own key.
    package static func act(on caseID: String, key: String, _ make: @escaping (CaseFile) throws -> Act) -> Errand {
        Errand(caseID: caseID, key: key, identity: nil, kind: .act(make))
    }

    /// An act that is known already.
    package static func act(_ act: Act) -> Errand { .act(on: act.caseID, key: act.key) { _ in act } }

    /// An opening, as `Engine.opening` makes it.
    package static func open(
        _ caseID: String, by identity: Identity, key: String,
        _ make: @escaping () throws(EngineError) -> (Act, CaseFile)
    ) -> Errand {
        Errand(caseID: caseID, key: key, identity: identity, kind: .open(make))
    }
}

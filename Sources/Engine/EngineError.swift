package import Approvals
package import Ledger

/// Why the engine did not do what it was asked; each edge turns the code into words and an exit status once.
package enum EngineError: Error, Sendable, Equatable {
    /// The rules do not allow it; every condition is listed.
    case refused(Refusal)
    /// The store refused or failed; the code is its own.
    case ledger(LedgerError)
    /// The operating system's user is nobody in this ledger.
    case notRegistered(account: String)
    /// The ledger role of the person does not allow the act.
    case notPermitted(person: String, act: String, needs: [LedgerRole])
    /// No case has this id; the ids there are come along, as with the errors that follow.
    case unknownCase(String, known: [String])
    /// The case has no form or item of this id.
    case unknownUnit(String, case: String, known: [String])
    /// Nobody of this id is registered.
    case unknownPerson(String, known: [String])
    /// No workflow of this name is registered, or no readable definition of this digest.
    case unknownWorkflow(String, known: [String])
    /// No step of this name, or none that is open for this person.
    case unknownStep(String, case: String, known: [String])
    /// There is one already: a case, person or workflow of this id, or somebody else's account.
    case exists(kind: String, id: String)
    /// An id that breaks the rules of its kind, or a number in content that is beyond JSON's exact range.
    case badName(kind: String, found: String)
    /// The clock was given by hand in a ledger that is not a rehearsal, or goes backwards.
    case clock(found: Microseconds, expected: Microseconds?)
    /// The log holds a type or schema that this program does not know; the reader stops there.
    case unknownEvent(seq: Int64, type: String)
    /// A field of an event is missing or of another shape; the reader stops there.
    case badEvent(seq: Int64, type: String, field: String)
    /// What replaying the log gives is not what is recorded beside it.
    case replayDiffers(case: String, expected: String, found: String)
    /// A token that lets nobody in, or not any more.
    case token(TokenFault)
    /// Nobody registered a key of this fingerprint, or it is good no more; those of the person who asks come along.
    case unknownKey(String, known: [String])
    /// A recorded signature is not good, or its key was not its signer's at that place of the log.
    case badSignature(seq: Int64, reason: String)
    /// What is asked for is 涉密, and who asks is not cleared for it.
    case needsClearance(person: String, about: String)
    /// What is asked for was removed; `redaction` tells by whose word.
    case removed(seq: Int64, body: String, redaction: String)
    /// No request of this number to remove content, or none that is open.
    case unknownRedaction(String, known: [String])
    /// The body cannot be removed: there is none of that name, or the ledger could not be read without it.
    case notRemovable(seq: Int64, body: String, known: [String])
    /// One of the two was on both sides: who asks for a removal, or a clearance, is not who grants it.
    case needsAnother(person: String, act: String)
    /// Without this administrator, with an account of their own, nobody could register people any more.
    case lastAdministrator(person: String)

    /// The stable name of the error, kept in a golden list.
    package var code: String {
        switch self {
        case .refused(let refusal): refusal.unmet.first.map { "refused.\($0.code.rawValue)" } ?? "refused"
        case .ledger(let error): error.code
        case .notRegistered: "engine.not_registered"
        case .notPermitted: "engine.not_permitted"
        case .unknownCase: "engine.unknown_case"
        case .unknownUnit: "engine.unknown_unit"
        case .unknownPerson: "engine.unknown_person"
        case .unknownWorkflow: "engine.unknown_workflow"
        case .unknownStep: "engine.unknown_step"
        case .exists: "engine.exists"
        case .badName: "engine.bad_name"
        case .clock: "engine.clock"
        case .unknownEvent: "engine.unknown_event"
        case .badEvent: "engine.bad_event"
        case .replayDiffers: "engine.replay_differs"
        case .token(let fault): "auth.\(fault.rawValue)"
        case .unknownKey: "engine.unknown_key"
        case .badSignature: "engine.bad_signature"
        case .needsClearance: "engine.needs_clearance"
        case .removed: "engine.removed"
        case .unknownRedaction: "engine.unknown_redaction"
        case .notRemovable: "engine.not_removable"
        case .needsAnother: "engine.needs_another"
        case .lastAdministrator: "engine.last_administrator"
        }
    }
}

/// Why a token lets nobody in.
package enum TokenFault: String, Sendable, Equatable, CaseIterable {
    /// No token of this ledger has this text or number.
    case unknown = "unknown_token"
    /// Its time is over.
    case expired
    /// It was revoked.
    case revoked
    /// It may only read.
    case readOnly = "read_only"
}

/// Runs work on the ledger and turns its errors into the engine's.
func onLedger<Result>(_ work: () throws(LedgerError) -> Result) throws(EngineError) -> Result {
    do throws(LedgerError) { return try work() } catch { throw .ledger(error) }
}

package import Approvals
import CanonicalJSON
import Ledger

extension Engine {
    /// Lets somebody read what is 涉密, or no more; doing it again changes nothing.
    ///
    /// Nobody lets themselves in, but in a rehearsal.
    ///
    /// - Throws: `engine.not_permitted`, `engine.unknown_person`, `engine.needs_another`.
    package func setClearance(
        of id: PersonID, to isCleared: Bool, by identity: Identity, key: String
    ) throws(EngineError) {
        try requireAdministrator(identity, "people clear")
        let directory = try records.directory()
        guard let person = directory.person(id) else {
            throw .unknownPerson(id.text, known: directory.people.map(\.id.text))
        }
        if isCleared, id == identity.person, !directory.isRehearsal {
            throw .needsAnother(person: id.text, act: "people clear")
        }
        let event = NewEvent(
            type: isCleared ? "clearance-granted" : "clearance-revoked", data: ["person": .string(id.text)])
        if try isAnswered([event], key: key) || person.isCleared == isCleared { return }
        try append([event], by: identity.actor, key: key, expecting: directory.version)
    }
}

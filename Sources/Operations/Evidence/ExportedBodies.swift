import Approvals
import CanonicalJSON
package import Engine
import Forms
package import Ledger

/// Which bodies leave the house in a bundle; of the others only the commitments do.
package enum ExportedBodies: String, Sendable, CaseIterable {
    /// All: for a restore, or for an auditor who is cleared for everything.
    case all
    /// All but those that are 涉密, or hold something that is.
    case open
    case none

    /// What somebody may take away: all for who is cleared for what is 涉密, unless they ask for less.
    ///
    /// - Throws: `engine.needs_clearance` for all, asked for by somebody else.
    package static func chosen(_ asked: ExportedBodies?, by person: Person?) throws -> ExportedBodies {
        guard person?.isCleared != true else { return asked ?? .all }
        if asked == .all { throw EngineError.needsClearance(person: person?.id.text ?? "-", about: "--bodies all") }
        return asked ?? .open
    }

    /// Whether a body of an entry is given away.
    ///
    /// - Throws: What reading the forms' templates throws.
    package func choice(_ records: Records) throws -> (Entry, Body) -> Bool {
        let templates = self == .open ? try records.formTemplates() : []
        return { _, body in
            switch self {
            case .all: true
            case .none: false
            case .open: !body.isSecret && !Self.isSecret(body, templates)
            }
        }
    }

    /// Whether a body holds something 涉密: a form or item as a whole, or one of its fields.
    private static func isSecret(_ body: Body, _ templates: [FormTemplate]) -> Bool {
        guard body.name == "content", let json = try? JSONReader.parse(body.content, limits: .document) else {
            return false
        }
        if json["secret"] == true { return true }
        guard let form = FormContent(json: json) else { return false }
        // Under which version it was filled does not matter: a field that is secret in any is kept back.
        return templates.contains { $0.name == form.template && form.holdsSecrets(under: $0) }
    }
}

import CanonicalJSON
package import Engine

/// Something that a client may ask for, declared once: the command line, the socket and the reference come from it.
package final class Operation: Sendable {
    /// The words of the command line joined by dots, for example `form.import`; never renamed.
    package let name: String
    /// What it is for, in one line.
    package let summary: Words
    /// What it takes, besides what every operation takes.
    package let parameters: [Parameter]
    /// What it answers, field by field where that is not plain from the names.
    package let result: Words
    /// Who may ask; the rules of a case decide the rest.
    package let permission: Permission
    /// What is done.
    package let work: Work
    /// Every parameter by name, those included that all operations or all acts take.
    package let declared: [String: Parameter]
    /// The parameters that must be given.
    let required: [Parameter]

    /// Declares an operation.
    package init(
        _ name: String, _ summary: Words, _ parameters: [Parameter] = [], result: Words, for permission: Permission,
        _ work: Work
    ) {
        (self.name, self.summary, self.parameters, self.result) = (name, summary, parameters, result)
        (self.permission, self.work) = (permission, work)
        let all = parameters + Parameter.common + (work.writes ? Parameter.acting : [])
        declared = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }
        required = parameters.filter(\.isRequired)
    }

    /// The same line in both languages.
    package struct Words: Sendable, Equatable {
        /// In Chinese.
        package let zh: String
        /// In English.
        package let en: String

        /// Creates a line in both languages.
        package init(_ zh: String, _ en: String) { (self.zh, self.en) = (zh, en) }
    }

    /// The roles in the ledger whose holders may ask; who acts for another needs what that person needs.
    package enum Permission: Sendable, Equatable {
        /// Everybody whom the ledger knows.
        case everybody
        /// Everybody but auditors, who read and never act.
        case actors
        /// The office of the leading group and administrators.
        case office
        /// Administrators in person.
        case administrators

        /// The ledger roles that it stands for.
        package var roles: [LedgerRole] {
            switch self {
            case .everybody: LedgerRole.allCases
            case .actors: [.administrator, .office, .staff]
            case .office: [.administrator, .office]
            case .administrators: [.administrator]
            }
        }
    }

    /// How an operation is carried out.
    package enum Work: Sendable {
        /// Reads, and changes nothing.
        case look(@Sendable (Desk) throws -> Page)
        /// Acts on a case that is open: says what the parameters mean, given the case as it is then.
        case act(@Sendable (Desk, CaseFile) throws -> Intent)
        /// Opens a case.
        case open(@Sendable (Desk) throws -> Opening)
        /// Is about the service itself or the connection; only a server carries it out.
        case serve
        /// Changes something else of the ledger, in a transaction of its own.
        case change(@Sendable (Desk, Engine) throws -> Page)
    }

    /// Whether it may change the ledger.
    package var writes: Bool { work.writes }

    /// Whether a token that may only look is not enough: for what changes the ledger, and for a copy of all of it.
    package var needsToAct: Bool {
        if case .serve = work { permission == .administrators } else { writes }
    }
}

extension Operation.Work {
    /// Whether it may change the ledger.
    fileprivate var writes: Bool {
        switch self {
        case .look, .serve: false
        case .act, .open, .change: true
        }
    }
}

/// What an operation that opens a case was asked.
package struct Opening: Sendable {
    let caseID: String
    let title: String
    let year: Int
    let workflow: String
}

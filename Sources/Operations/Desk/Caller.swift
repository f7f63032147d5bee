package import Approvals
package import Engine

/// Who is at the other end, as far as the connection tells.
package struct Caller: Sendable, Equatable {
    private enum Proof: Equatable {
        case account(name: String, number: UInt32)
        case token(String)
    }
    private let proof: Proof

    /// A user of the operating system, as the kernel names them.
    ///
    /// - Parameters:
    ///   - account: The user's name, or `uid:N` where the number has none.
    ///   - number: The user's number.
    package static func user(_ account: String, number: UInt32) -> Caller {
        Caller(proof: .account(name: account, number: number))
    }

    /// A person who has shown a token, by the token's number.
    package static func token(_ id: String) -> Caller { Caller(proof: .token(id)) }

    /// Who it is, for limits and for the log of the service: never a name.
    package var label: String {
        switch proof {
        case .account(_, let number): "uid:\(number)"
        case .token(let id): "token:\(id)"
        }
    }

    /// Finds out whose act it is; readers too must be known to the ledger.
    ///
    /// - Parameter isWriting: Whether the operation may change something, for which a token must be good.
    /// - Throws: `engine.not_registered`, `engine.unknown_person`, `engine.not_permitted`, `auth.*`.
    package func identity(
        in directory: Directory, as other: PersonID?, isWriting: Bool
    ) throws(EngineError) -> Identity {
        switch proof {
        case .account(let name, let number):
            // A person may be registered by the number of the user as well, also where it has a name.
            let numbered = "uid:\(number)"
            let isNamed = directory.person(account: name) != nil || directory.person(account: numbered) == nil
            return try directory.identify(account: isNamed ? name : numbered, as: other)
        case .token(let id):
            guard let token = directory.token(id) else { throw .token(.unknown) }
            // A token that was good at the login may be over or taken back by now.
            if let fault = token.fault(at: WallClock.now()) { throw .token(fault) }
            if isWriting, token.scope == .read { throw .token(.readOnly) }
            return try directory.identify(token.person, as: other)
        }
    }
}

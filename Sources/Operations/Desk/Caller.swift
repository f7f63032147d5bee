package import Approvals
package import Engine

/// Who is at the other end, as far as the connection tells.
package struct Caller: Sendable, Equatable {
    private enum Proof: Equatable {
        case account(name: String, number: UInt32)
        case person(PersonID)
    }
    private let proof: Proof
    /// False for a token that may only read.
    package let mayWrite: Bool

    /// A user of the operating system, as the kernel names them.
    ///
    /// - Parameters:
    ///   - account: The user's name, or `uid:N` where the number has none.
    ///   - number: The user's number.
    package static func user(_ account: String, number: UInt32) -> Caller {
        Caller(proof: .account(name: account, number: number), mayWrite: true)
    }

    /// A person who has shown a token.
    package static func token(of person: PersonID, mayWrite: Bool) -> Caller {
        Caller(proof: .person(person), mayWrite: mayWrite)
    }

    /// Finds out whose act it is; readers too must be known to the ledger.
    ///
    /// - Throws: `engine.not_registered`, `engine.unknown_person`, `engine.not_permitted`.
    package func identity(in directory: Directory, as other: PersonID?) throws(EngineError) -> Identity {
        switch proof {
        case .account(let name, let number):
            // A person may be registered by the number of the user as well, also where it has a name.
            let numbered = "uid:\(number)"
            let isNamed = directory.person(account: name) != nil || directory.person(account: numbered) == nil
            return try directory.identify(account: isNamed ? name : numbered, as: other)
        case .person(let id): return try directory.identify(id, as: other)
        }
    }
}

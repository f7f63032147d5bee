internal import Ledger

/// Opens the secret bodies of a ledger, as far as its master key is at hand.
final class SecretBodies {
    private let ledger: String
    private var master: MasterKey?
    private var id: [UInt8] = []

    init(of ledger: String) { self.ledger = ledger }

    /// Opens a body.
    ///
    /// - Returns: nil where its master key is not here.
    /// - Throws: `ledger.damaged` if the body is not what was encrypted; `ledger.key` for a file that is no key.
    func open(_ secret: SecretBody, of seq: Int64) throws(LedgerError) -> Body? {
        guard try has(secret.master) else { return nil }
        guard let body = master?.open(secret) else {
            throw .damaged(path: ledger, reason: "the secret body '\(secret.name)' of entry \(seq) cannot be decrypted")
        }
        return body
    }

    /// Opens a body for checking it: what is not what was encrypted fits no commitment.
    func openToCheck(_ secret: SecretBody) throws(LedgerError) -> Body? {
        guard try has(secret.master) else { return nil }
        return master?.open(secret) ?? Body(name: secret.name, salt: [], content: [])
    }

    /// The key to encrypt by: the ledger's, or a new one if nothing was encrypted yet.
    ///
    /// - Parameter known: The master key's id of what was encrypted before; nil if nothing was.
    /// - Throws: `ledger.key` if that key is not here.
    func keyToSeal(known: () throws(LedgerError) -> [UInt8]?) throws(LedgerError) -> MasterKey {
        if let master { return master }
        let known = try known()
        if let known {
            guard try has(known), let master else {
                throw .key(
                    path: MasterKey.path(of: ledger),
                    reason: "it is not the key that secret bodies were encrypted under; bring that one back")
            }
            return master
        }
        let new: MasterKey
        if let found = try MasterKey(of: ledger) {
            new = found
        } else {
            new = MasterKey()
            try new.write(of: ledger)
        }
        (master, id) = (new, new.id)
        return new
    }

    /// Whether the master key of this id is at hand; the file may have come since.
    func has(_ wanted: [UInt8]) throws(LedgerError) -> Bool {
        if master == nil || id != wanted {
            master = try MasterKey(of: ledger)
            id = master?.id ?? []
        }
        return id == wanted
    }
}

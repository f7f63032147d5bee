import CanonicalJSON

/// Every operation there is, in the order in which people meet them.
package enum Registry {
    /// The whole list.
    package static let operations: [Operation] =
        Operation.people + Operation.workflows + Operation.cases + Operation.appointing + Operation.forms
        + Operation.findings + Operation.deciding + Operation.recording + Operation.rectification
        + Operation.publication + Operation.looking + Operation.audits + Operation.process
        + Operation.ledger
        + Operation.redaction + Operation.logKeys + Operation.witnesses + Operation.receipts
        + Operation.tokens
        + Operation.keys
        + Operation.serving

    private static let byName = Dictionary(uniqueKeysWithValues: operations.map { ($0.name, $0) })

    /// Finds an operation by its name.
    package static func operation(_ name: String) -> Operation? { byName[name] }
}

/// All checks there are, in the order in which their findings are listed.
package enum CheckCatalog {
    static let all: [Check] = weights + scores + targets + units + money + acrossAmounts + acrossOutputs + texts

    static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })

    /// The ids of all checks, which are never renamed or reused.
    package static var ids: [String] { all.map(\.id) }
}

import CanonicalJSON

/// One entry of the service's log, in the order in which things happened.
public struct Event: Sendable, Hashable {
    /// The position in the log, from 1 on.
    public let seq: Int64
    /// The case that it belongs to.
    public let `case`: String
    /// The position among the entries of its case, from 1 on.
    public let version: Int64
    /// What happened, in kebab-case, such as `case-opened`.
    public let type: String
    /// When it happened: RFC 3339, UTC.
    public let at: String
    /// Who made it true.
    public let actor: Value
    /// What there is to say about it, by its type.
    public let data: Value

    init(notification params: JSON.Fields) throws(ConnectionError) {
        guard let entry = params["entry"], let seq = entry["seq"]?.integer, let file = entry["case"]?.text,
            let version = entry["version"]?.integer, let type = entry["type"]?.text, let at = entry["at"]?.text,
            let actor = entry["actor"], let data = entry["data"]
        else { throw .malformed(reason: "The entry lacks one of its seven members.") }
        self.seq = seq
        self.case = file
        self.version = version
        self.type = type
        self.at = at
        self.actor = Value(actor)
        self.data = Value(data)
    }
}

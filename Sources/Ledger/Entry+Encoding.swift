import CanonicalJSON

extension Entry {
    /// Gives an event its place in the log.
    ///
    /// - Throws: `ledger.bad_event` if the event breaks the rules of entries.
    package init(
        _ event: NewEvent, seq: Int64, stream: String, version: Int64, at: Int64, actor: Actor, command: String,
        previous: Hash
    ) throws(LedgerError) {
        if let fault = Self.fault(event, stream, at, command) {
            throw .badEvent(type: event.type, reason: fault)
        }
        var commitments: [String: Hash] = [:]
        for body in event.bodies { commitments[body.name] = body.commitment }
        for body in event.absent { commitments[body.name] = body.commitment }
        let secret = (event.bodies.filter(\.isSecret).map(\.name) + event.absent.filter(\.isSecret).map(\.name))
            .sorted()
        let bytes: [UInt8]
        do {
            bytes = try Self.encode(
                seq: seq, stream: stream, version: version, type: event.type, schema: event.schema, at: at,
                actor: actor, command: command, previous: previous, data: event.data, commitments: commitments,
                secret: secret, signer: event.signer)
        } catch {
            throw .badEvent(type: event.type, reason: error.message)
        }
        guard bytes.count <= Self.largestSize else {
            throw .badEvent(type: event.type, reason: "it takes \(bytes.count) bytes, above \(Self.largestSize)")
        }
        self.init(
            seq: seq, stream: stream, version: version, type: event.type, schema: event.schema, at: at,
            actor: actor, command: command, previous: previous, data: event.data, commitments: commitments,
            secret: secret, signer: event.signer, bytes: bytes, leaf: Self.leaf(of: bytes), isCanonical: true)
    }

    private static func fault(_ event: NewEvent, _ stream: String, _ at: Int64, _ command: String) -> String? {
        if !EntryRules.isName(stream) { return "case '\(stream)' is not 1 to 256 bytes of text" }
        if !EntryRules.isName(command) { return "command key '\(command)' is not 1 to 256 bytes of text" }
        if !Timestamp.range.contains(at) { return "its time \(at) is not within the years 0 to 9999" }
        return EntryRules.fault(in: event)
    }

    /// Writes the fields in the order of their keys, without building an object first.
    private static func encode(
        seq: Int64, stream: String, version: Int64, type: String, schema: Int, at: Int64, actor: Actor,
        command: String, previous: Hash, data: JSON, commitments: [String: Hash], secret: [String],
        signer: String?
    ) throws(JSONError) -> [UInt8] {
        var writer = CanonicalWriter(capacity: 640)
        writer.raw("{\"actor\":")
        actor.write(into: &writer)
        writer.raw(",\"at\":\"")
        Timestamp.write(at, into: &writer)
        writer.raw("\",\"bodies\":{")
        var isFirst = true
        // The names are ASCII, for which every order of strings is the same.
        for (name, commitment) in commitments.sorted(by: { $0.key < $1.key }) {
            if isFirst { isFirst = false } else { writer.raw(",") }
            writer.string(name)
            writer.raw(":\"")
            commitment.write(into: &writer)
            writer.raw("\"")
        }
        writer.raw("},\"case\":")
        writer.string(stream)
        writer.raw(",\"cmd\":")
        writer.string(command)
        writer.raw(",\"data\":")
        try writer.value(data)
        writer.raw(",\"prev\":\"")
        previous.write(into: &writer)
        writer.raw("\",\"schema\":")
        writer.string("\(type)/\(schema)")
        if !secret.isEmpty {
            writer.raw(",\"secret\":")
            try writer.value(.array(secret.map(JSON.string)))
        }
        writer.raw(",\"seq\":")
        try writer.integer(seq)
        if let signer {
            writer.raw(",\"sig\":")
            writer.string(signer)
        }
        writer.raw(",\"type\":")
        writer.string(type)
        writer.raw(",\"ver\":")
        try writer.integer(version)
        writer.raw("}")
        return writer.bytes
    }
}

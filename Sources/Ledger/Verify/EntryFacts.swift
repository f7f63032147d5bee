import CanonicalJSON

/// What the check of a log asks of an entry that is canonical: a look at its bytes, of which little is copied.
///
/// The texts are the memory of whoever made the facts.
struct EntryFacts {
    let seq: Int64
    let version: Int64
    let stream: UnsafeBufferPointer<UInt8>
    let command: UnsafeBufferPointer<UInt8>
    let previous: Hash
    /// What it commits to, by the names of the bodies, in their order.
    let commitments: [(name: String, hash: Hash)]
    /// The names of those that are secret.
    let secret: [String]
    /// The bodies that it removed.
    let removed: [BodyPlace]

    /// The facts of an entry that was read, whose names are lent.
    init(_ entry: Entry, stream: UnsafeBufferPointer<UInt8>, command: UnsafeBufferPointer<UInt8>) {
        (seq, version, previous) = (entry.seq, entry.version, entry.previous)
        (self.stream, self.command) = (stream, command)
        commitments = entry.commitments.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        secret = entry.secret
        removed = Redaction.removed(by: entry)
    }

    /// Looks at the bytes of an entry. It is several times as quick as reading it, and knows the usual entry alone.
    ///
    /// - Returns: nil if the bytes are no canonical entry, or an unusual one: with escapes in a name, with secret bodies,
    ///   or one that removes bodies. `Entry(bytes:)` tells which.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count <= Entry.largestSize else { return nil }
        var scan = CanonicalScan(bytes)
        guard scan.literal("{\"actor\":"), Self.skipActor(&scan), scan.literal(",\"at\":"),
            let at = scan.string(count: 27), Timestamp.parse(at) != nil,
            scan.literal(",\"bodies\":{"), let commitments = Self.commitments(&scan),
            scan.literal(",\"case\":"), let stream = Self.name(&scan),
            scan.literal(",\"cmd\":"), let command = Self.name(&scan),
            scan.literal(",\"data\":"), scan.isNext(UInt8(ascii: "{")), scan.skipValue(depth: 7),
            scan.literal(",\"prev\":"), let hex = scan.string(count: 64), let previous = Hash(hex: hex),
            scan.literal(",\"schema\":"), let shape = scan.plainString(),
            scan.literal(",\"seq\":"), let seq = scan.integer(), seq > 0
        else { return nil }
        if scan.literal(",\"sig\":"), Self.name(&scan) == nil { return nil }
        guard scan.literal(",\"type\":"), let type = scan.plainString(), Self.is(shape, of: type),
            scan.literal(",\"ver\":"), let version = scan.integer(), version > 0,
            scan.literal("}"), scan.isAtEnd
        else { return nil }
        (self.seq, self.version, self.previous) = (seq, version, previous)
        (self.stream, self.command, self.commitments) = (stream, command, commitments)
        (secret, removed) = ([], [])
    }

    private static func skipActor(_ scan: inout CanonicalScan) -> Bool {
        guard scan.literal("{\"kind\":\"person\"") || scan.literal("{\"kind\":\"machine\"") else { return false }
        if scan.literal(",\"on_behalf_of\":"), scan.plainString() == nil { return false }
        if scan.literal(",\"person\":"), scan.plainString() == nil { return false }
        return scan.literal("}")
    }

    /// Reads the names of the bodies with what the entry commits to, behind the opening brace.
    private static func commitments(_ scan: inout CanonicalScan) -> [(name: String, hash: Hash)]? {
        var commitments: [(name: String, hash: Hash)] = []
        while !scan.literal("}") {
            if !commitments.isEmpty, !scan.literal(",") { return nil }
            guard let text = scan.plainString(), scan.literal(":"), let hex = scan.string(count: 64),
                let hash = Hash(hex: hex)
            else { return nil }
            let name = String(decoding: text, as: UTF8.self)
            guard EntryRules.isKey(name), commitments.last.map({ $0.name < name }) ?? true else { return nil }
            commitments.append((name, hash))
        }
        return commitments
    }

    private static func name(_ scan: inout CanonicalScan) -> UnsafeBufferPointer<UInt8>? {
        guard let text = scan.plainString(), EntryRules.isName(text) else { return nil }
        return text
    }

    /// Tells whether a shape is that of a type which removes no bodies: the type, a slash, and a number from 1 on.
    private static func `is`(_ shape: UnsafeBufferPointer<UInt8>, of type: UnsafeBufferPointer<UInt8>) -> Bool {
        guard shape.count > type.count, shape[type.count] == UInt8(ascii: "/"),
            UnsafeBufferPointer(rebasing: shape[..<type.count]).isSame(as: type),
            EntryRules.isKebab(type),
            type.count != Redaction.type.utf8.count || !type.elementsEqual(Redaction.type.utf8)
        else { return false }
        var number = CanonicalScan(UnsafeBufferPointer(rebasing: shape[(type.count + 1)...]))
        guard let schema = number.integer() else { return false }
        return schema > 0 && number.isAtEnd
    }
}

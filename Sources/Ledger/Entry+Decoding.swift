import CanonicalJSON

extension Entry {
    /// Reads an entry's bytes strictly: the fields in their order, no others, no space between them.
    ///
    /// `isCanonical` tells whether spaces, escapes and order inside `data` and strings are canonical too.
    ///
    /// - Throws: `ledger.bad_entry`.
    package init(bytes: [UInt8]) throws(LedgerError) {
        do {
            self = try bytes.withUnsafeBufferPointer { (buffer) throws(JSONError) in
                var cursor = JSONCursor(buffer, depth: 7)
                return try Entry(from: &cursor, bytes: bytes)
            }
        } catch {
            throw .badEntry(seq: nil, expected: "an entry", found: "\(error.message) [\(error.code.rawValue)]")
        }
    }

    private init(from cursor: inout JSONCursor, bytes: [UInt8]) throws(JSONError) {
        guard bytes.count <= Self.largestSize else {
            throw JSONError(.syntax, at: Self.largestSize, found: "\(bytes.count) bytes in all")
        }
        try cursor.literal("{\"actor\":")
        actor = try Actor(from: &cursor)
        try cursor.literal(",\"at\":")
        at = try cursor.read { (cursor) throws(JSONError) in Timestamp.parse(try cursor.ascii()) }
        try cursor.literal(",\"bodies\":{")
        commitments = try Self.commitments(from: &cursor)
        try cursor.literal(",\"case\":")
        stream = try cursor.read { (cursor) throws(JSONError) in try cursor.name() }
        try cursor.literal(",\"cmd\":")
        command = try cursor.read { (cursor) throws(JSONError) in try cursor.name() }
        try cursor.literal(",\"data\":")
        data = try cursor.read { (cursor) throws(JSONError) in
            let data = try cursor.value()
            // Not `nil` in a ternary: that would be read as the JSON value null.
            guard case .object = data, case nil = EntryRules.flaw(in: data, levels: 7) else { return JSON?.none }
            return data
        }
        try cursor.literal(",\"prev\":")
        previous = try cursor.read { (cursor) throws(JSONError) in Hash(hex: try cursor.ascii()) }
        try cursor.literal(",\"schema\":")
        let shape = try cursor.string()
        if cursor.isNext(",\"secret\":") {
            try cursor.literal(",\"secret\":")
            let names = commitments.keys
            secret = try cursor.read { (cursor) throws(JSONError) in Self.secret(try cursor.value(), among: names) }
        } else {
            secret = []
        }
        try cursor.literal(",\"seq\":")
        seq = try cursor.positive()
        if cursor.isNext(",\"sig\":") {
            try cursor.literal(",\"sig\":")
            signer = try cursor.read { (cursor) throws(JSONError) in try cursor.name() }
        } else {
            signer = nil
        }
        try cursor.literal(",\"type\":")
        let type = try cursor.read { (cursor) throws(JSONError) in
            let type = try cursor.string()
            return EntryRules.isKebab(type) ? type : nil
        }
        let start = cursor.offset
        guard shape.utf8.starts(with: type.utf8), let schema = Int(shape.dropFirst(type.count + 1)), schema > 0,
            shape == "\(type)/\(schema)"
        else { throw JSONError(.syntax, at: start, found: "type '\(type)' with schema '\(shape)'") }
        self.type = type
        self.schema = schema
        try cursor.literal(",\"ver\":")
        version = try cursor.positive()
        try cursor.literal("}")
        if cursor.offset < bytes.count { throw JSONError(.trailing, at: cursor.offset) }
        self.bytes = bytes
        leaf = Self.leaf(of: bytes)
        isCanonical = cursor.isCanonical
    }

    /// The names of bodies that are secret: some of the entry's, in order, each once.
    private static func secret(_ json: JSON, among names: Dictionary<String, Hash>.Keys) -> [String]? {
        guard let secret = json.list?.compactMap(\.text), secret.count == json.list?.count, !secret.isEmpty,
            secret.allSatisfy(names.contains), zip(secret, secret.dropFirst()).allSatisfy({ $0 < $1 })
        else { return nil }
        return secret
    }

    private static func commitments(from cursor: inout JSONCursor) throws(JSONError) -> [String: Hash] {
        var commitments: [String: Hash] = [:]
        var before = ""
        while !cursor.isNext(UInt8(ascii: "}")) {
            if !commitments.isEmpty { try cursor.literal(",") }
            let start = cursor.offset
            let name = try cursor.string()
            guard EntryRules.isKey(name) else { throw JSONError(.syntax, at: start, found: "body name '\(name)'") }
            try cursor.literal(":")
            let hash = try cursor.read { (cursor) throws(JSONError) in Hash(hex: try cursor.ascii()) }
            // In order, which also keeps a name from coming twice; it is ASCII, where all orders are the same.
            guard before < name else { throw JSONError(.duplicateKey, at: start, found: name) }
            before = name
            commitments[name] = hash
        }
        try cursor.literal("}")
        return commitments
    }
}

extension JSONCursor {
    /// Reads one value and names its place if it is none of those that are allowed.
    fileprivate mutating func read<Value>(
        _ body: (inout JSONCursor) throws(JSONError) -> Value?
    ) throws(JSONError) -> Value {
        let start = offset
        guard let value = try body(&self) else { throw JSONError(.syntax, at: start, found: "another value") }
        return value
    }

    fileprivate mutating func name() throws(JSONError) -> String? {
        let name = try string()
        return EntryRules.isName(name) ? name : nil
    }

    fileprivate mutating func positive() throws(JSONError) -> Int64 {
        try read { (cursor) throws(JSONError) in
            let number = try cursor.integer()
            return number > 0 ? number : nil
        }
    }
}

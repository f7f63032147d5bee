import CanonicalJSON

/// What every entry keeps to, whatever its event.
enum EntryRules {
    /// The most bytes of a case's id, a command's key or a type.
    static let longestName = 256

    /// Finds what is wrong with an event that is to be recorded, or nil.
    static func fault(in event: NewEvent) -> String? {
        if !isKebab(event.type) { return "type '\(event.type)' is not kebab-case" }
        if event.schema < 1 { return "schema \(event.schema) is below 1" }
        guard case .object = event.data else { return "data is not an object" }
        switch flaw(in: event.data, levels: 7) {
        case .key(let key): return "key '\(key)' in data is not [a-z0-9_]+"
        case .depth: return "data is nested too deeply"
        case nil: break
        }
        for (index, body) in event.bodies.enumerated() {
            if !isKey(body.name) { return "body name '\(body.name)' is not [a-z0-9_]+" }
            if body.salt.count != 32 { return "the salt of body '\(body.name)' is not 32 bytes" }
            if event.bodies[..<index].contains(where: { $0.name == body.name }) {
                return "two bodies are named '\(body.name)'"
            }
        }
        for body in event.absent where !isKey(body.name) { return "body name '\(body.name)' is not [a-z0-9_]+" }
        if let signer = event.signer {
            if !isName(signer) { return "signer '\(signer)' is not 1 to 256 bytes of text" }
            if !(event.bodies.map(\.name) + event.absent.map(\.name)).contains("signature") {
                return "it is signed without a signature"
            }
        }
        return nil
    }

    /// Tells whether text can name a case or a command: 1 to 256 bytes, no control characters.
    static func isName(_ text: String) -> Bool { isName(text.utf8) }

    /// The same of UTF-8.
    static func isName(_ text: some Collection<UInt8>) -> Bool {
        (1...longestName).contains(text.count) && !text.contains { $0 < 0x20 || $0 == 0x7F }
    }

    /// Tells whether text is lowercase words with single hyphens between them.
    static func isKebab(_ text: String) -> Bool { isKebab(text.utf8) }

    /// The same of UTF-8.
    static func isKebab(_ text: some Collection<UInt8>) -> Bool {
        var before = UInt8(ascii: "-")
        for byte in text {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): break
            case UInt8(ascii: "-") where before != byte: break
            default: return false
            }
            before = byte
        }
        return before != UInt8(ascii: "-") && text.count <= longestName
    }

    /// Tells whether text is `[a-z0-9_]+`.
    static func isKey(_ text: String) -> Bool {
        let utf8 = text.utf8.span
        for index in utf8.indices {
            switch utf8[index] {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): break
            default: return false
            }
        }
        return !utf8.isEmpty
    }

    enum Flaw {
        case key(String)
        case depth
    }

    /// Finds a key anywhere in a value that is not `[a-z0-9_]+`, or objects and arrays in more than so many levels.
    static func flaw(in json: JSON, levels: Int) -> Flaw? {
        switch json {
        case .object(let fields):
            if levels == 0 { return .depth }
            for (key, value) in fields {
                if !isKey(key) { return .key(key) }
                if let flaw = flaw(in: value, levels: levels - 1) { return flaw }
            }
            return nil
        case .array(let list):
            if levels == 0 { return .depth }
            for value in list { if let flaw = flaw(in: value, levels: levels - 1) { return flaw } }
            return nil
        case .null, .bool, .int, .string: return nil
        }
    }
}

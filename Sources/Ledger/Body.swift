/// Content that a person typed or handed in: kept beside its entry, which holds only the commitment to it.
package struct Body: Sendable, Equatable {
    /// What it is within its event, such as `opinion`; `[a-z0-9_]+`.
    package let name: String
    /// Thirty-two random bytes, so that short content cannot be guessed from its commitment.
    package let salt: [UInt8]
    /// The content itself.
    package let content: [UInt8]
    /// Whether it is 涉密: kept encrypted, and read by those alone who are cleared for it. Its entry says so too.
    package var isSecret = false

    /// Creates a body with a salt of one's own: thirty-two bytes.
    package init(name: String, salt: [UInt8], content: [UInt8]) {
        self.name = name
        self.salt = salt
        self.content = content
    }

    /// Creates a body with a fresh salt from the system's random numbers.
    package init(name: String, content: [UInt8]) {
        // Four draws, not thirty-two: each is a call to the system.
        var random = SystemRandomNumberGenerator()
        let salt = (0..<4).flatMap { _ in withUnsafeBytes(of: random.next() as UInt64) { Array($0) } }
        self.init(name: name, salt: salt, content: content)
    }

    /// The hash that the entry holds: of a fixed label, the name, the salt and the content, each with its length.
    package var commitment: Hash {
        content.withUnsafeBytes { content in
            salt.withUnsafeBytes { Self.commitment(name: name, salt: $0, content: content) }
        }
    }

    /// The commitment to a body that lies somewhere in memory.
    package static func commitment(
        name: String, salt: UnsafeRawBufferPointer, content: UnsafeRawBufferPointer
    ) -> Hash {
        var prefix: [UInt8] = []
        prefix.reserveCapacity(128)
        prefix += "countersign/body/v1\0".utf8
        append(UInt32(name.utf8.count), to: &prefix)
        prefix += name.utf8
        prefix += salt
        append(UInt64(content.count), to: &prefix)
        return prefix.withUnsafeBytes { Hash.sha256($0, content) }
    }

    private static func append(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
    }
}

/// Reads the data types of RFC 4251, section 5, one behind another.
struct SSHBytes {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    /// A number of bytes as they stand.
    mutating func bytes(_ count: Int) throws(SSHSignatureError) -> [UInt8] {
        guard count <= rest.count else { throw .truncated }
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
    }

    /// `uint32`: four bytes, the most significant first.
    mutating func number() throws(SSHSignatureError) -> UInt32 {
        try bytes(4).reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// `string`: a length and as many bytes.
    mutating func string() throws(SSHSignatureError) -> [UInt8] { try bytes(Int(try number())) }

    /// Requires that nothing is left.
    func end() throws(SSHSignatureError) {
        guard rest.isEmpty else { throw .trailing }
    }

    /// The bytes as `string`.
    static func string(_ bytes: some Collection<UInt8>) -> [UInt8] {
        withUnsafeBytes(of: UInt32(bytes.count).bigEndian) { Array($0) } + bytes
    }
}

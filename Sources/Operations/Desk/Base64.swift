import Foundation

/// Bytes within JSON: base64 with padding, RFC 4648.
enum Base64 {
    /// The bytes as text.
    static func text(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }
    /// The bytes of a text; nil if it is none of base64.
    static func bytes(_ text: String) -> [UInt8]? { Data(base64Encoded: text).map { [UInt8]($0) } }
}

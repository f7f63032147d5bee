private import Foundation

/// Base64 with padding, RFC 4648, section 4, as all formats of C2SP use it.
package enum Base64 {
    /// The bytes as text.
    package static func text(_ bytes: some Collection<UInt8>) -> String { Data(bytes).base64EncodedString() }

    /// The bytes of a text; nil if it is not exactly what `text` would write.
    package static func bytes(_ text: some StringProtocol) -> [UInt8]? {
        guard let data = Data(base64Encoded: String(text)), data.base64EncodedString() == String(text) else {
            return nil
        }
        return [UInt8](data)
    }
}

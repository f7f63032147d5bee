private import Foundation

/// Where a witness takes requests: its submission prefix (c2sp.org/tlog-witness).
package struct WitnessAddress: Sendable, Equatable {
    /// The address as it was given, without a slash at its end.
    package let text: String
    /// Whether the connection is encrypted. What witnesses sign is public and checked, so plain connections may be used.
    package let isSecure: Bool

    /// Where a call goes.
    package func url(of call: String) -> String { "\(text)/\(call)" }

    /// Reads an address like `https://witness.example/w1`; nil if it is none.
    package init?(_ text: String) {
        let text = String(text.reversed().drop { $0 == "/" }.reversed())
        guard text.utf8.count <= 2_000, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
            let parts = URLComponents(string: text, encodingInvalidCharacters: false),
            let scheme = parts.scheme?.lowercased(), ["http", "https"].contains(scheme),
            let host = parts.host, !host.isEmpty, parts.user == nil, parts.password == nil, parts.query == nil,
            parts.fragment == nil, (1...65_535).contains(parts.port ?? 1)
        else { return nil }
        (self.text, isSecure) = (text, scheme == "https")
    }
}

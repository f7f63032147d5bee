package import Approvals
import Foundation

/// The system's clock.
package enum WallClock {
    /// Microseconds since 1970, UTC; nothing keeps them from going backwards.
    package static func now() -> Microseconds { Microseconds(Date().timeIntervalSince1970 * 1_000_000) }
}

/// Keys for acts whose sender gave none.
package enum FreshKey {
    /// A key that no other act has, rising with time so that the log's index of keys grows at its end.
    package static func next() -> String {
        "\(String(WallClock.now(), radix: 36))-\(String(UInt64.random(in: .min ... .max), radix: 36))"
    }
}

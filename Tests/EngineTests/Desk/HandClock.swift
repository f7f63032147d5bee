import Approvals
import TestSupport

/// A clock that moves only when told, in either direction.
final class HandClock {
    var now = FixedClock.start
}

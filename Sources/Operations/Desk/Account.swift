import Glibc

/// Users of the operating system, as people of a ledger are registered by them.
package enum Account {
    /// The name of a user, or `uid:N` where the number has none.
    ///
    /// The kernel's usual call keeps the name in one place for the whole process, which others may be reading.
    package static func name(of uid: UInt32) -> String {
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        var room = [CChar](repeating: 0, count: 4_096)
        let name = room.withUnsafeMutableBufferPointer { room -> String? in
            guard let base = room.baseAddress, getpwuid_r(uid, &entry, base, room.count, &found) == 0, found != nil
            else { return nil }
            return String(cString: entry.pw_name)
        }
        return name ?? "uid:\(uid)"
    }
}

/// A kind of file system, by the number that Linux gives it.
package struct FileSystem: Sendable, Equatable {
    /// What matters of it for a ledger.
    package enum Kind: String, Sendable, CaseIterable {
        /// A disk of this machine.
        case local
        /// Reached through another machine or program, where `flock` and shared memory do not hold.
        case network
        /// Emptied by a restart.
        case memory
        /// Removed with its container.
        case layered
    }

    /// The name, or the number in hexadecimal if it is not known.
    package let name: String
    /// What matters of it; an unknown one counts as local.
    package let kind: Kind

    /// Creates a description.
    package init(name: String, kind: Kind) {
        self.name = name
        self.kind = kind
    }

    /// Looks up the number that `statfs` gives.
    package init(magic: UInt32) {
        let known = Self.known[magic]
        self.init(name: known?.name ?? "0x" + String(magic, radix: 16), kind: known?.kind ?? .local)
    }

    private static let known: [UInt32: (name: String, kind: Kind)] = [
        0xEF53: ("ext4", .local), 0x5846_5342: ("xfs", .local), 0x9123_683E: ("btrfs", .local),
        0x2FC1_2FC1: ("zfs", .local), 0xF2F5_2010: ("f2fs", .local), 0xCA45_1A4E: ("bcachefs", .local),
        0x6969: ("nfs", .network), 0xFF53_4D42: ("cifs", .network), 0xFE53_4D42: ("smb2", .network),
        0x517B: ("smb", .network), 0x6573_5546: ("fuse", .network), 0x0102_1997: ("9p", .network),
        0x00C3_6400: ("ceph", .network), 0x5346_414F: ("afs", .network), 0x6B41_4653: ("kafs", .network),
        0x7375_7245: ("coda", .network), 0x786F_4256: ("vboxsf", .network), 0x0BD0_0BD0: ("lustre", .network),
        0x0116_1970: ("gfs2", .network), 0x7461_636F: ("ocfs2", .network), 0x1983_0326: ("fhgfs", .network),
        0x0102_1994: ("tmpfs", .memory), 0x8584_58F6: ("ramfs", .memory), 0x794C_7630: ("overlay", .layered),
    ]
}

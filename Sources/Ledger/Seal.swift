/// A checkpoint of the log that was signed and kept.
package struct Seal: Sendable, Equatable {
    /// The number of entries that it vouches for.
    package let size: Int64
    /// The signed note, as it is given to others (c2sp.org/tlog-checkpoint).
    package let note: [UInt8]

    /// Creates a seal.
    package init(size: Int64, note: [UInt8]) { (self.size, self.note) = (size, note) }
}

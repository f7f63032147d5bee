/// What a witness said of a checkpoint, as it is kept.
package struct KeptCosignature: Sendable, Equatable {
    /// The number of entries of the checkpoint.
    package let size: Int64
    /// The name of the witness's key.
    package let name: String
    /// The line that goes under the checkpoint, without its end (c2sp.org/tlog-cosignature).
    package let line: String
    /// When, by the witness's clock, in microseconds since 1970.
    package let at: Int64

    /// Creates what is kept.
    package init(size: Int64, name: String, line: String, at: Int64) {
        (self.size, self.name, self.line, self.at) = (size, name, line, at)
    }
}

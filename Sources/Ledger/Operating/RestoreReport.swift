/// What a restore put in place, and what gave way to it.
package struct RestoreReport: Sendable, Equatable {
    /// A ledger that was there before.
    package struct Replaced: Sendable, Equatable {
        /// Where its files are now; those with changes are beside it under the same name.
        package let path: String
        /// The number of its entries; nil if they could not be read.
        package let entries: Int64?
        /// The number of them that the restored ledger does not hold; nil if it could not be found out.
        package let lost: Int64?

        /// Creates a description of the old ledger.
        package init(path: String, entries: Int64?, lost: Int64?) {
            self.path = path
            self.entries = entries
            self.lost = lost
        }
    }

    /// What checking every entry of the restored ledger found; it is always good.
    package let verified: VerifyReport
    /// The size of the file in bytes.
    package let bytes: Int64
    /// The ledger that was there before; nil if there was none.
    package let replaced: Replaced?

    /// Creates a report.
    package init(verified: VerifyReport, bytes: Int64, replaced: Replaced?) {
        self.verified = verified
        self.bytes = bytes
        self.replaced = replaced
    }
}

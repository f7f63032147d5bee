import CanonicalJSON

/// A set of commands with their entries as a number, to be compared with another such set, in whatever order both come.
///
/// It is the sum of a hash of each one with a key that is drawn anew in each run of the program (SipHash), so that nobody
/// can make two sets that have the same.
package struct CommandTally: Sendable, Equatable {
    private var count: Int64 = 0
    private var sum: UInt64 = 0

    /// Creates the tally of no command.
    package init() {}

    /// Adds a command with its first and its last entry.
    package mutating func add(_ key: UnsafeRawBufferPointer, _ firstSeq: Int64, _ lastSeq: Int64) {
        var hasher = Hasher()
        hasher.combine(firstSeq)
        hasher.combine(lastSeq)
        hasher.combine(bytes: key)
        count += 1
        sum &+= UInt64(bitPattern: Int64(hasher.finalize()))
    }
}

/// The commands as the entries name them: neighbours of one command are its entries.
struct CommandRuns {
    private var tally = CommandTally()
    private var key: [UInt8] = []
    private var firstSeq: Int64 = 0
    private var lastSeq: Int64 = 0

    mutating func take(_ command: UnsafeBufferPointer<UInt8>, _ seq: Int64) {
        if !key.withUnsafeBufferPointer({ $0.isSame(as: command) }) {
            end()
            key.removeAll(keepingCapacity: true)
            key.append(contentsOf: command)
            firstSeq = seq
        }
        lastSeq = seq
    }

    /// The tally of all that came.
    mutating func finish() -> CommandTally {
        end()
        return tally
    }

    private mutating func end() {
        if firstSeq > 0 { key.withUnsafeBytes { tally.add($0, firstSeq, lastSeq) } }
    }
}

/// Cuts a stream of bytes into lines, without ever holding more of an unfinished line than a line may have.
///
/// Feed it what arrives, then take lines until there are none. A carriage return before the newline is dropped.
package struct LineSplitter {
    /// What comes next in the stream.
    package enum Piece {
        /// A line without its newline; the memory is valid only during the call.
        case line(UnsafeRawBufferPointer)
        /// A line longer than allowed; nothing more comes after it, whatever is fed.
        case tooLong
    }

    /// The largest number of bytes before a newline.
    package let longest: Int
    private var bytes: [UInt8] = []
    /// Where the first line that was not taken starts.
    private var start = 0
    /// Up to where there is no newline after `start`.
    private var searched = 0
    private var isOver = false

    /// Creates a splitter for lines of at most so many bytes, the newline not counted.
    package init(longest: Int) {
        self.longest = longest
    }

    /// The number of bytes that wait here: lines not taken yet and the beginning of the next.
    package var waiting: Int { bytes.count - start }

    /// Takes over bytes that arrived; copies them once.
    ///
    /// Take all lines before feeding again where memory must stay bounded: then at most `longest` bytes and what is
    /// fed in one call are held.
    package mutating func feed(_ arrived: UnsafeRawBufferPointer) {
        guard !isOver, !arrived.isEmpty else { return }
        if start > 0 {
            bytes.removeSubrange(0..<start)
            searched -= start
            start = 0
        }
        bytes.append(contentsOf: arrived)
    }

    /// Hands the next line to a function and returns what that returns; nil if no whole line is there.
    package mutating func next<Outcome>(_ take: (Piece) -> Outcome) -> Outcome? {
        guard !isOver else { return nil }
        let newline = bytes.withUnsafeBytes { Self.newline(in: $0, from: searched) }
        let length = (newline ?? bytes.count) - start
        guard length <= longest else {
            isOver = true
            release()
            return take(.tooLong)
        }
        guard let newline else {
            searched = bytes.count
            if waiting == 0 { release() }
            return nil
        }
        let end = newline > start && bytes[newline - 1] == UInt8(ascii: "\r") ? newline - 1 : newline
        let outcome = bytes.withUnsafeBytes { take(.line(UnsafeRawBufferPointer(rebasing: $0[start..<end]))) }
        start = newline + 1
        searched = start
        return outcome
    }

    /// Empties the memory, and gives a large one back: most connections are idle most of the time.
    private mutating func release() {
        bytes.removeAll(keepingCapacity: bytes.capacity <= 4096)
        start = 0
        searched = 0
    }

    /// Finds the first newline, eight bytes at a time.
    private static func newline(in bytes: UnsafeRawBufferPointer, from first: Int) -> Int? {
        let ones: UInt64 = 0x0101_0101_0101_0101
        var index = first
        while index + 8 <= bytes.count {
            // A byte is zero exactly where the newline was; then the subtraction borrows into its top bit.
            let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian ^ (ones &* 0x0A)
            let found = (word &- ones) & ~word & (ones &* 0x80)
            if found != 0 { return index + found.trailingZeroBitCount / 8 }
            index += 8
        }
        while index < bytes.count {
            if bytes[index] == 0x0A { return index }
            index += 1
        }
        return nil
    }
}

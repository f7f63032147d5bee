extension UnsafeBufferPointer<UInt8> {
    /// Tells whether both hold the same bytes; words at once, since most of what is compared is short.
    @inline(__always)
    package func isSame(as other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard count == other.count else { return false }
        guard let baseAddress, let address = other.baseAddress else { return true }
        let (first, second) = (UnsafeRawPointer(baseAddress), UnsafeRawPointer(address))
        var index = 0
        while index &+ 8 <= count {
            let word = first.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            if word != second.loadUnaligned(fromByteOffset: index, as: UInt64.self) { return false }
            index &+= 8
        }
        while index < count {
            if self[index] != other[index] { return false }
            index &+= 1
        }
        return true
    }
}

internal import CSQLite
internal import Ledger

/// Sets the values of a statement.
struct Binder {
    let statement: OpaquePointer
    let memory: BoundMemory

    func set(_ index: Int32, _ integer: Int64?) {
        if let integer { sqlite3_bind_int64(statement, index, integer) } else { sqlite3_bind_null(statement, index) }
    }

    func set(_ index: Int32, _ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            let (address, owner) = memory.place(UnsafeRawBufferPointer(utf8))
            sqlite3_bind_text(
                statement, index, address.assumingMemoryBound(to: CChar.self), Int32(utf8.count), owner)
        }
    }

    func set(_ index: Int32, _ bytes: [UInt8]) {
        bytes.withUnsafeBytes { bytes in
            let (address, owner) = memory.place(bytes)
            sqlite3_bind_blob64(statement, index, address, UInt64(bytes.count), owner)
        }
    }

    func set(_ cells: [ViewCell]) {
        for (index, cell) in cells.enumerated() {
            switch cell {
            case .null: sqlite3_bind_null(statement, Int32(index) + 1)
            case .integer(let integer): set(Int32(index) + 1, integer)
            case .text(let text): set(Int32(index) + 1, text)
            }
        }
    }
}

/// Where the texts and blobs of one statement lie while it runs: SQLite would allocate memory for each of them.
final class BoundMemory {
    /// More than that is left to SQLite.
    private static let most = 4_096
    private var buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256, alignment: 1)
    private var used = 0

    /// `SQLITE_TRANSIENT`, a cast that Swift cannot import.
    private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

    deinit {
        buffer.deallocate()
    }

    /// Begins anew; what lay there before is no statement's any more.
    func begin() {
        // What did not fit the last time does this time.
        if used > buffer.count, buffer.count < Self.most {
            buffer.deallocate()
            buffer = .allocate(byteCount: min(Self.most, 2 * used), alignment: 1)
        }
        used = 0
    }

    /// Keeps a value until the next `begin`, or has SQLite copy it.
    ///
    /// - Returns: The address, never nil, since SQLite would take that for NULL; and what SQLite is to do with it.
    func place(_ value: UnsafeRawBufferPointer) -> (UnsafeRawPointer, sqlite3_destructor_type?) {
        let start = used
        used += value.count
        guard used <= buffer.count else {
            return (value.baseAddress ?? UnsafeRawPointer(buffer.baseAddress!), Self.copied)
        }
        let place = UnsafeMutableRawBufferPointer(rebasing: buffer[start..<used])
        place.copyMemory(from: value)
        return (UnsafeRawPointer(buffer.baseAddress! + start), nil)
    }
}

internal import CSQLite
internal import Ledger

/// Reads the values of a statement's present row.
struct Columns {
    let statement: OpaquePointer

    func isNull(_ index: Int32) -> Bool {
        sqlite3_column_type(statement, index) == SQLITE_NULL
    }

    func integer(_ index: Int32) -> Int64 {
        sqlite3_column_int64(statement, index)
    }

    func optionalInteger(_ index: Int32) -> Int64? {
        isNull(index) ? nil : integer(index)
    }

    func text(_ index: Int32) -> String {
        guard let address = sqlite3_column_text(statement, index) else { return "" }
        let count = Int(sqlite3_column_bytes(statement, index))
        return String(decoding: UnsafeBufferPointer(start: address, count: count), as: UTF8.self)
    }

    /// A text that is stored as one, else "".
    func storedText(_ index: Int32) -> String {
        String(decoding: memory(index, of: SQLITE_TEXT), as: UTF8.self)
    }

    /// The bytes of a blob; none if it is not one.
    func bytes(_ index: Int32) -> [UInt8] { Array(memory(index)) }

    /// The bytes of a blob, or of a text, where SQLite has them, until the next row; none if it is stored as another type.
    ///
    /// One bit in a file makes a text a blob with the same bytes, and then no question for the text finds its row.
    func memory(_ index: Int32, of type: Int32 = SQLITE_BLOB) -> UnsafeRawBufferPointer {
        guard sqlite3_column_type(statement, index) == type else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        let address = sqlite3_column_blob(statement, index)
        return UnsafeRawBufferPointer(start: address, count: Int(sqlite3_column_bytes(statement, index)))
    }

    func cells(_ count: Int) -> ViewCells {
        ViewCells(
            (0..<Int32(count)).map { index in
                switch sqlite3_column_type(statement, index) {
                case SQLITE_NULL: .null
                case SQLITE_INTEGER: .integer(integer(index))
                default: .text(text(index))
                }
            })
    }
}

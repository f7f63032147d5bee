/// Reads JSON strictly: UTF-8 only, no floats, no key twice, no lone surrogate, limited depth, nothing after the value.
package enum JSONReader {
    /// What a document may ask of the reader.
    package struct Limits: Sendable, Hashable {
        /// The largest number of objects and arrays inside one another.
        package var depth: Int

        /// Creates limits.
        package init(depth: Int = 8) {
            self.depth = depth
        }

        /// The limits of a log entry.
        package static let entry = Limits()
        /// The limits of form contents and of requests.
        package static let document = Limits(depth: 64)
    }

    /// Reads one value from bytes; white space around it is allowed.
    ///
    /// Two keys that Swift's strings take as equal, such as é composed and decomposed, count as the same key.
    ///
    /// - Throws: a `JSONError` with the offset of the first fault.
    package static func parse(_ bytes: [UInt8], limits: Limits = .entry) throws(JSONError) -> JSON {
        try bytes.withUnsafeBufferPointer { (buffer) throws(JSONError) in try parse(buffer, limits: limits) }
    }

    /// Reads one value from the UTF-8 of a text; white space around it is allowed.
    package static func parse(text: String, limits: Limits = .document) throws(JSONError) -> JSON {
        try parse(Array(text.utf8), limits: limits)
    }

    /// Reads one value from memory; white space around it is allowed.
    package static func parse(
        _ bytes: UnsafeBufferPointer<UInt8>, limits: Limits = .entry
    ) throws(JSONError) -> JSON {
        var cursor = JSONCursor(bytes, depth: limits.depth)
        let value = try cursor.value()
        try cursor.finish()
        return value
    }

    /// Reads one value from memory; white space around it is allowed.
    package static func parse(_ bytes: UnsafeRawBufferPointer, limits: Limits = .entry) throws(JSONError) -> JSON {
        try parse(bytes.bindMemory(to: UInt8.self), limits: limits)
    }

    /// Tells whether bytes are acceptable JSON and exactly as `JSON.canonical()` would write them.
    package static func isCanonical(_ bytes: [UInt8], limits: Limits = .entry) -> Bool {
        bytes.withUnsafeBufferPointer { buffer in
            var cursor = JSONCursor(buffer, depth: limits.depth)
            do throws(JSONError) {
                _ = try cursor.value()
                try cursor.finish()
                return cursor.isCanonical
            } catch {
                return false
            }
        }
    }
}

package import CanonicalJSON

/// One call of a method by name; without an id it is a notification, which is carried out and never answered.
package struct Request: Sendable, Hashable {
    /// The mark for the answer; nil for a notification.
    package var id: RequestID?
    /// The name of the method, never empty.
    package var method: String
    /// The parameters by name; empty if the request carries none.
    package var params: JSON.Fields

    /// Creates a request or, without an id, a notification.
    package init(id: RequestID? = nil, method: String, params: JSON.Fields = [:]) {
        self.id = id
        self.method = method
        self.params = params
    }

    /// Writes the request as one line with its newline.
    ///
    /// - Throws: `json.range` for an integer beyond ±(2^53 − 1).
    package func line() throws(JSONError) -> [UInt8] {
        var writer = CanonicalWriter(capacity: 256)
        try write(into: &writer)
        writer.raw(UInt8(ascii: "\n"))
        return writer.bytes
    }

    /// Writes several requests as one batch on one line, in this order.
    ///
    /// The server refuses an empty batch and one of more than 100 requests.
    ///
    /// - Throws: `json.range` for an integer beyond ±(2^53 − 1).
    package static func line(batch: [Request]) throws(JSONError) -> [UInt8] {
        var writer = CanonicalWriter(capacity: 256 * batch.count)
        writer.raw(UInt8(ascii: "["))
        var isFirst = true
        for request in batch {
            if isFirst { isFirst = false } else { writer.raw(UInt8(ascii: ",")) }
            try request.write(into: &writer)
        }
        writer.raw("]\n")
        return writer.bytes
    }

    private func write(into writer: inout CanonicalWriter) throws(JSONError) {
        if let id {
            writer.raw("{\"jsonrpc\":\"2.0\",\"id\":")
            id.write(into: &writer)
            writer.raw(",\"method\":")
        } else {
            writer.raw("{\"jsonrpc\":\"2.0\",\"method\":")
        }
        writer.string(method)
        writer.raw(",\"params\":")
        try writer.value(.object(params))
        writer.raw(UInt8(ascii: "}"))
    }
}

package import CanonicalJSON

/// What a request comes to: a result, as a value or as JSON that is already written, or an error.
package enum Reply: Sendable, Hashable {
    case result(JSON)
    /// JSON without a newline, taken as it stands; whoever wrote it answers for its being JSON.
    case written([UInt8])
    case failure(RPCError)

    /// Writes the answer to one request as a line with its newline.
    ///
    /// A result that cannot be written, for an integer beyond ±(2^53 − 1), becomes the error `defect`.
    package func line(to id: RequestID) -> [UInt8] {
        bytes(to: id, end: "}\n")
    }

    /// Writes the answers to a batch as one line with its newline, in this order; nothing if there are none.
    package static func line(batch answers: [(RequestID, Reply)]) -> [UInt8] {
        guard !answers.isEmpty else { return [] }
        var line: [UInt8] = []
        var separator = UInt8(ascii: "[")
        for (id, reply) in answers {
            line.append(separator)
            line.append(contentsOf: reply.element(to: id))
            separator = UInt8(ascii: ",")
        }
        line.append(UInt8(ascii: "]"))
        line.append(UInt8(ascii: "\n"))
        return line
    }

    /// Writes the answer to one request of a batch, without the brackets and commas between them.
    package func element(to id: RequestID) -> [UInt8] {
        bytes(to: id, end: "}")
    }

    private func bytes(to id: RequestID, end: StaticString) -> [UInt8] {
        switch self {
        case .result(let value):
            var writer = CanonicalWriter(capacity: 256)
            Self.begin(id, "result", into: &writer)
            do throws(JSONError) {
                try writer.value(value)
            } catch {
                return Reply.failure(.defect).bytes(to: id, end: end)
            }
            writer.raw(end)
            return writer.bytes
        case .written(let json):
            var writer = CanonicalWriter(capacity: 48)
            Self.begin(id, "result", into: &writer)
            var bytes: [UInt8] = []
            bytes.reserveCapacity(writer.bytes.count + json.count + 2)
            bytes.append(contentsOf: writer.bytes)
            bytes.append(contentsOf: json)
            bytes.append(contentsOf: UnsafeBufferPointer(start: end.utf8Start, count: end.utf8CodeUnitCount))
            return bytes
        case .failure(let failure):
            var writer = CanonicalWriter(capacity: 256)
            Self.begin(id, "error", into: &writer)
            do throws(JSONError) {
                try failure.write(into: &writer)
            } catch {
                // The error 'defect' itself holds small numbers only, so this goes one level deep.
                return Reply.failure(.defect).bytes(to: id, end: end)
            }
            writer.raw(end)
            return writer.bytes
        }
    }

    private static func begin(_ id: RequestID, _ member: StaticString, into writer: inout CanonicalWriter) {
        writer.raw("{\"jsonrpc\":\"2.0\",\"id\":")
        id.write(into: &writer)
        writer.raw(",\"")
        writer.raw(member)
        writer.raw("\":")
    }
}

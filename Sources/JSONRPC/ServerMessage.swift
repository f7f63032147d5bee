package import CanonicalJSON

/// What one line from a server says: an answer, the answers to a batch, or a notification.
package enum ServerMessage: Sendable, Hashable {
    case answer(Answer)
    case answers([Answer])
    case notification(method: String, params: JSON.Fields)

    /// The outcome of one request.
    package struct Answer: Sendable, Hashable {
        /// The id of the request; null if the server could not read it.
        package var id: RequestID
        /// What it came to; never `written`.
        package var reply: Reply

        /// Creates an answer.
        package init(id: RequestID, reply: Reply) {
            self.id = id
            self.reply = reply
        }
    }

    /// Writes a notification from server to client as one line with its newline.
    ///
    /// - Throws: `json.range` for an integer beyond ±(2^53 − 1).
    package static func line(notification method: String, params: JSON.Fields) throws(JSONError) -> [UInt8] {
        try Request(method: method, params: params).line()
    }

    /// Reads one line without its newline, as the other `parse` does.
    package static func parse(line: [UInt8], depth: Int = 64) throws(RPCError) -> ServerMessage {
        try line.withUnsafeBufferPointer { (bytes) throws(RPCError) in
            try parse(line: UnsafeRawBufferPointer(bytes), depth: depth)
        }
    }

    /// Reads one line without its newline.
    ///
    /// - Parameters:
    ///   - line: Any bytes.
    ///   - depth: The largest number of objects and arrays inside one another.
    /// - Throws: `rpc.parse` if it is not JSON, `rpc.invalid_request` if it is no message of a server.
    package static func parse(line: UnsafeRawBufferPointer, depth: Int = 64) throws(RPCError) -> ServerMessage {
        let json: JSON
        do throws(JSONError) {
            json = try JSONReader.parse(line, limits: JSONReader.Limits(depth: depth))
        } catch {
            throw .parse(error)
        }
        switch json {
        case .array(let list) where !list.isEmpty:
            var answers: [Answer] = []
            for element in list {
                answers.append(try answer(element))
            }
            return .answers(answers)
        case .object(let fields) where fields["method"] != nil: return try notification(fields)
        case .object, .array, .null, .bool, .int, .string: return .answer(try answer(json))
        }
    }

    private static func notification(_ fields: JSON.Fields) throws(RPCError) -> ServerMessage {
        guard fields["jsonrpc"]?.text == "2.0", fields["id"] == nil, let method = fields["method"]?.text else {
            throw .invalidRequest("Expected a notification without an id.")
        }
        switch fields["params"] {
        case .object(let params): return .notification(method: method, params: params)
        case nil: return .notification(method: method, params: [:])
        case .null, .bool, .int, .string, .array:
            throw .invalidRequest("Expected the parameters of a notification as an object.")
        }
    }

    private static func answer(_ json: JSON) throws(RPCError) -> Answer {
        guard json["jsonrpc"]?.text == "2.0", let id = json["id"].flatMap(RequestID.init) else {
            throw .invalidRequest("Expected an answer with \"jsonrpc\":\"2.0\" and an id.")
        }
        switch (json["result"], json["error"]) {
        case (let result?, nil): return Answer(id: id, reply: .result(result))
        case (nil, let error?):
            guard let failure = RPCError(error) else {
                throw .invalidRequest("Expected an error with a code and a message.")
            }
            return Answer(id: id, reply: .failure(failure))
        case (nil, nil), (.some, .some):
            throw .invalidRequest("Expected an answer with either a result or an error.")
        }
    }
}

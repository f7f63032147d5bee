import CanonicalJSON

/// What one line from a client asks for: one request, or a batch of them that is answered by one line.
package enum Incoming: Sendable {
    case single(Result<Request, Unacceptable>)
    /// At least one request; the server answers those with an id, in this order.
    case batch([Result<Request, Unacceptable>])

    /// A message that is not carried out, and the answer it gets.
    package struct Unacceptable: Error, Sendable, Hashable {
        /// The id to answer with: null if none could be read; nil if there must be no answer, as to a notification.
        package var id: RequestID?
        /// What is wrong.
        package var error: RPCError

        /// Creates a refusal.
        package init(id: RequestID?, error: RPCError) {
            self.id = id
            self.error = error
        }
    }

    /// What a line may ask of the reader.
    package struct Limits: Sendable, Hashable {
        /// The largest number of objects and arrays inside one another, the request itself and its batch counted.
        package var depth: Int
        /// The largest number of requests in a batch.
        package var batch: Int

        /// Creates limits.
        package init(depth: Int = 32, batch: Int = 100) {
            self.depth = depth
            self.batch = batch
        }
    }

    /// Reads one line without its newline; any bytes are allowed, and what is wrong with them is in the result.
    package static func parse(line: [UInt8], limits: Limits = Limits()) -> Incoming {
        line.withUnsafeBytes { parse(line: $0, limits: limits) }
    }

    /// Reads one line without its newline; any bytes are allowed, and what is wrong with them is in the result.
    package static func parse(line: UnsafeRawBufferPointer, limits: Limits = Limits()) -> Incoming {
        if let request = Request(usual: line, depth: limits.depth) { return .single(.success(request)) }
        return parse(unusual: line, limits: limits)
    }

    /// Reads a line of any layout; for the usual one it comes to the same as the short way.
    static func parse(unusual line: UnsafeRawBufferPointer, limits: Limits) -> Incoming {
        let json: JSON
        do throws(JSONError) {
            json = try JSONReader.parse(line, limits: JSONReader.Limits(depth: limits.depth))
        } catch {
            return .single(.failure(Unacceptable(id: .null, error: .parse(error))))
        }
        guard case .array(let list) = json else { return .single(request(json)) }
        guard !list.isEmpty, list.count <= limits.batch else {
            let error = RPCError.invalidRequest(
                "Expected a batch of 1 to \(limits.batch) requests, but found \(list.count).")
            return .single(.failure(Unacceptable(id: .null, error: error)))
        }
        return .batch(list.map(request))
    }

    private static func request(_ json: JSON) -> Result<Request, Unacceptable> {
        guard case .object(let fields) = json else {
            let error = RPCError.invalidRequest("Expected a request as an object, but found another kind of value.")
            return .failure(Unacceptable(id: .null, error: error))
        }
        return request(fields)
    }

    private static func request(_ fields: JSON.Fields) -> Result<Request, Unacceptable> {
        var id: RequestID?
        if let json = fields["id"] {
            guard let known = RequestID(json) else {
                let kinds = "an integer, null or a text of at most \(RequestID.longestText) bytes"
                return refused(.null, .invalidRequest("Expected the id to be \(kinds)."))
            }
            id = known
        }
        guard fields["jsonrpc"]?.text == "2.0" else {
            return refused(id ?? .null, .invalidRequest("Expected \"jsonrpc\":\"2.0\"."))
        }
        guard let method = fields["method"]?.text, !method.isEmpty else {
            return refused(id ?? .null, .invalidRequest("Expected the name of a method as text."))
        }
        if let other = fields.keys.filter({ !["jsonrpc", "id", "method", "params"].contains($0) }).min() {
            let message = "Expected jsonrpc, id, method and params, but found '\(other.beginning)'."
            return refused(id ?? .null, .invalidRequest(message))
        }
        switch fields["params"] {
        case nil: return .success(Request(id: id, method: method))
        case .object(let params): return .success(Request(id: id, method: method, params: params))
        // This is a request, so a notification with it gets no answer.
        case .array: return refused(id, .badParams("Expected parameters by name, but found a list."))
        case .null, .bool, .int, .string:
            return refused(id ?? .null, .invalidRequest("Expected parameters as an object."))
        }
    }

    private static func refused(_ id: RequestID?, _ error: RPCError) -> Result<Request, Unacceptable> {
        .failure(Unacceptable(id: id, error: error))
    }
}

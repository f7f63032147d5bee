import CanonicalJSON

extension Request {
    /// Reads a request in the layout that our own clients write, without building a dictionary for its four members.
    ///
    /// Returns nil for any other layout, right or wrong: then the long way finds out.
    init?(usual line: UnsafeRawBufferPointer, depth: Int) {
        // The request is one level itself.
        guard depth > 1 else { return nil }
        var cursor = JSONCursor(line.bindMemory(to: UInt8.self), depth: depth - 1)
        do throws(JSONError) {
            try cursor.literal("{\"jsonrpc\":\"2.0\",")
            var id: RequestID?
            if cursor.isNext("\"id\":") {
                try cursor.literal("\"id\":")
                guard let known = RequestID(try cursor.value()) else { return nil }
                id = known
                try cursor.literal(",")
            }
            try cursor.literal("\"method\":")
            let method = try cursor.string()
            guard !method.isEmpty else { return nil }
            try cursor.literal(",\"params\":")
            guard case .object(let params) = try cursor.value() else { return nil }
            try cursor.literal("}")
            try cursor.finish()
            self.init(id: id, method: method, params: params)
        } catch {
            return nil
        }
    }
}

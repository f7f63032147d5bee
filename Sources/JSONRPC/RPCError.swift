package import CanonicalJSON

/// Why a request was not carried out, as it is told to the client.
///
/// Programs look at `data["code"]`, which is never renamed; people read `message` and `data["remedy"]`.
package struct RPCError: Error, Sendable, Hashable {
    /// The number by which JSON-RPC sorts errors, as in the table of the protocol.
    package var code: Int
    /// What was expected and what was found, in one sentence.
    package var message: String
    /// The name of the error, the exit code for a command line, the next action, and details.
    package var data: JSON.Fields

    /// Creates an error from its parts.
    package init(code: Int, message: String, data: JSON.Fields) {
        self.code = code
        self.message = message
        self.data = data
    }

    /// Creates an error from what a program, a shell and a person need; details with these three names are overwritten.
    package init(
        _ kind: Kind, name: String, exit: Int64, message: String, remedy: String, details: JSON.Fields = [:]
    ) {
        var data = details
        data["code"] = .string(name)
        data["exit"] = .int(exit)
        data["remedy"] = .string(remedy)
        self.init(code: kind.rawValue, message: message, data: data)
    }

    /// The name of the error that is never changed, such as `rpc.parse`; nil if a foreign server sent none.
    package var name: String? { data["code"]?.text }
}

extension RPCError {
    /// The numbers of the protocol's table, one for each row.
    package enum Kind: Int, Sendable, CaseIterable {
        case parse = -32700
        case invalidRequest = -32600
        case unknownMethod = -32601
        case badParams = -32602
        case defect = -32603
        case refused = -32022
        case notFound = -32004
        case notPermitted = -32003
        case changed = -32009
        case badContent = -32065
        case unreachable = -32050
        case overloaded = -32029
    }

    func write(into writer: inout CanonicalWriter) throws(JSONError) {
        writer.raw("{\"code\":")
        try writer.integer(Int64(code))
        writer.raw(",\"message\":")
        writer.string(message)
        if !data.isEmpty {
            writer.raw(",\"data\":")
            try writer.value(.object(data))
        }
        writer.raw(UInt8(ascii: "}"))
    }

    /// Reads the error member of an answer; nil if code or message is missing or of the wrong kind.
    init?(_ json: JSON) {
        guard let code = json["code"]?.integer, let message = json["message"]?.text else { return nil }
        switch json["data"] {
        case .object(let data): self.init(code: Int(code), message: message, data: data)
        case nil: self.init(code: Int(code), message: message, data: [:])
        case .null, .bool, .int, .string, .array: return nil
        }
    }
}

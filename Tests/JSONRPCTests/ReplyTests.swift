import CanonicalJSON
import JSONRPC
import Testing

@Suite struct `A reply` {
    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test func `is one line with the id of its request`() {
        #expect(
            text(Reply.result(["a": 1]).line(to: .integer(-5)))
                == #"{"jsonrpc":"2.0","id":-5,"result":{"a":1}}"# + "\n")
        #expect(
            text(Reply.written(Array("[true]".utf8)).line(to: .string("\n")))
                == #"{"jsonrpc":"2.0","id":"\n","result":[true]}"# + "\n")
        let error = RPCError(code: -32022, message: "no", data: ["code": "refused.role"])
        #expect(
            text(Reply.failure(error).line(to: .null))
                == #"{"jsonrpc":"2.0","id":null,"error":{"code":-32022,"message":"no","data":{"code":"refused.role"}}}"#
                + "\n")
    }

    @Test func `that cannot be written is our defect`() {
        let line = text(Reply.result([1, .int(.max)]).line(to: .integer(1)))
        #expect(line == text(Reply.failure(.defect).line(to: .integer(1))))
        let error = RPCError(code: 1, message: "", data: ["n": .int(.min)])
        #expect(text(Reply.failure(error).line(to: .integer(1))) == line)
    }

    @Test func `to a batch is one line, and none if there is nothing to answer`() {
        let line = Reply.line(batch: [(.integer(1), .result(true)), (.integer(2), .written([0x31]))])
        #expect(text(line) == #"[{"jsonrpc":"2.0","id":1,"result":true},{"jsonrpc":"2.0","id":2,"result":1}]"# + "\n")
        #expect(Reply.line(batch: []).isEmpty)
    }

    @Test func `reads back as it was`() throws {
        let replies: [Reply] = [
            .result(["k": [nil, false, "\u{1}\u{10FFFF}"]]), .failure(.tooLong(limit: 5)), .failure(.closing),
        ]
        for reply in replies {
            let line = reply.line(to: .string("x")).dropLast()
            let message = try line.withUnsafeBytes { try ServerMessage.parse(line: $0) }
            #expect(message == .answer(.init(id: .string("x"), reply: reply)))
        }
    }
}

@Suite struct `An error of the protocol` {
    @Test func `has a name, an exit code and a remedy`() {
        let all: [RPCError] = [
            .parse(JSONError(.syntax)), .unfinished, .invalidRequest("x"), .tooLong(limit: 1), .tooSlow,
            .unknownMethod("x"), .badParams("x"), .defect, .overloaded("x", retryAfter: 5), .closing, .authRequired,
        ]
        for error in all {
            #expect(RPCError.Kind(rawValue: error.code) != nil)
            #expect(error.name?.isEmpty == false)
            #expect(error.data["exit"]?.integer ?? 0 >= 64)
            #expect(error.data["remedy"]?.text?.isEmpty == false)
        }
    }
}

import CanonicalJSON
import JSONRPC
import Testing

@Suite struct `A line from a server` {
    private func parse(_ line: String) throws(RPCError) -> ServerMessage {
        try ServerMessage.parse(line: Array(line.utf8))
    }

    @Test func `is a notification if it has a method`() throws {
        let line = try ServerMessage.line(notification: "events.entry", params: ["n": 1])
        #expect(line.last == UInt8(ascii: "\n"))
        let message = try parse(String(decoding: line, as: UTF8.self))
        #expect(message == .notification(method: "events.entry", params: ["n": 1]))
    }

    @Test func `may hold the answers to a batch`() throws {
        let message = try parse(#"[{"jsonrpc":"2.0","id":1,"result":null}]"#)
        #expect(message == .answers([.init(id: .integer(1), reply: .result(.null))]))
    }

    @Test(arguments: [
        "", "{}", "[]", "5", #"{"jsonrpc":"2.0","id":1}"#, #"{"jsonrpc":"2.0","result":1}"#,
        #"{"jsonrpc":"2.0","id":1,"result":1,"error":{"code":1,"message":""}}"#,
        #"{"jsonrpc":"2.0","id":1,"error":{"code":"x","message":""}}"#, #"{"jsonrpc":"2.0","id":1,"method":"m"}"#,
    ])
    func `that is none of these is refused`(line: String) {
        #expect(throws: RPCError.self) { try parse(line) }
    }

    @Test func `answers a request that our writer wrote`() throws {
        let request = Request(id: .integer(1), method: "m", params: ["a": "b"])
        guard case .single(let read) = Incoming.parse(line: try request.line().dropLast()) else {
            Issue.record("it is a batch")
            return
        }
        #expect(try read.get() == request)
    }
}

extension Incoming {
    fileprivate static func parse(line: ArraySlice<UInt8>) -> Incoming { parse(line: Array(line)) }
}

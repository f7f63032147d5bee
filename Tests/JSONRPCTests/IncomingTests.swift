import CanonicalJSON
import JSONRPC
import Testing

@Suite struct `A line from a client` {
    private func single(_ line: String) -> Result<Request, Incoming.Unacceptable>? {
        guard case .single(let request) = Incoming.parse(line: Array(line.utf8)) else { return nil }
        return request
    }

    private func refusal(_ line: String) -> Incoming.Unacceptable? {
        guard case .failure(let refused) = single(line) else { return nil }
        return refused
    }

    @Test(arguments: [
        #"{"jsonrpc":"2.0","id":7,"method":"case.open","params":{"a":[1,"é"]}}"#,
        #" { "params" : {"a":[1,"\u00e9"]}, "method":"case.open","id":7, "jsonrpc":"2.0" } "#,
    ])
    func `is a request in any layout`(line: String) throws {
        let request = try #require(try single(line)?.get())
        #expect(request == Request(id: .integer(7), method: "case.open", params: ["a": [1, "é"]]))
    }

    @Test func `keeps the kind of its id`() throws {
        for (text, id) in [("\"x\"", RequestID.string("x")), ("null", .null), ("-3", .integer(-3))] {
            let line = #"{"jsonrpc":"2.0","id":\#(text),"method":"m"}"#
            #expect(try single(line)?.get().id == id)
        }
        #expect(try #require(try single(#"{"jsonrpc":"2.0","method":"m"}"#)?.get()).id == nil)
    }

    @Test(arguments: [
        "", " ", "{", "nonsense", #"{"jsonrpc":"2.0","id":1,"method":"m"} x"#, #"{"id":1,"id":2}"#, "1.5",
        #"{"jsonrpc":"2.0","id":1.0,"method":"m"}"#, #"{"jsonrpc":"2.0","id":1,"method":"\ud800"}"#,
        String(repeating: "[", count: 33) + String(repeating: "]", count: 33),
    ])
    func `that is not JSON of our kind is answered with the id null`(line: String) {
        #expect(refusal(line)?.id == .null)
        #expect(refusal(line)?.error.name == "rpc.parse")
        #expect(refusal(line)?.error.code == -32700)
    }

    @Test func `that is not UTF-8 is not JSON`() {
        let line = Array(#"{"jsonrpc":"2.0","id":1,"method":""#.utf8) + [0xC3, 0x28] + Array("\"}".utf8)
        guard case .single(.failure(let refused)) = Incoming.parse(line: line) else {
            Issue.record("it was accepted")
            return
        }
        #expect(refused.error.code == -32700)
    }

    @Test(arguments: [
        (#"{"id":1,"method":"m"}"#, RequestID.integer(1)),
        (#"{"jsonrpc":"1.0","id":1,"method":"m"}"#, .integer(1)),
        (#"{"jsonrpc":"2.0","id":1}"#, .integer(1)),
        (#"{"jsonrpc":"2.0","id":1,"method":""}"#, .integer(1)),
        (#"{"jsonrpc":"2.0","id":1,"method":5}"#, .integer(1)),
        (#"{"jsonrpc":"2.0","id":1,"method":"m","param":{}}"#, .integer(1)),
        (#"{"jsonrpc":"2.0","id":1,"method":"m","params":"x"}"#, .integer(1)),
        (#"{"jsonrpc":"2.0","id":[1],"method":"m"}"#, .null),
        (#"{"jsonrpc":"2.0","method":7}"#, .null),
        ("[]", .null), ("7", .null), ("null", .null),
    ])
    func `that is JSON but no request says so`(line: String, id: RequestID) {
        #expect(refusal(line)?.id == id)
        #expect(refusal(line)?.error.code == -32600)
    }

    @Test func `with parameters in a list is answered, unless it is a notification`() {
        let request = refusal(#"{"jsonrpc":"2.0","id":1,"method":"m","params":[]}"#)
        #expect(request?.error.code == -32602)
        #expect(request?.id == .integer(1))
        let notification = refusal(#"{"jsonrpc":"2.0","method":"m","params":[]}"#)
        #expect(notification?.error.code == -32602)
        #expect(notification != nil && notification?.id == nil)
    }

    @Test func `with an id longer than allowed is refused without repeating it`() {
        let id = String(repeating: "x", count: RequestID.longestText + 1)
        #expect(refusal(#"{"jsonrpc":"2.0","id":"\#(id)","method":"m"}"#)?.id == .null)
        let short = id.dropLast()
        #expect(try! single(#"{"jsonrpc":"2.0","id":"\#(short)","method":"m"}"#)?.get().id == .string(String(short)))
    }

    @Test func `with a fault of a megabyte gets a short answer`() throws {
        let long = String(repeating: "é", count: 500_000)
        for line in [#"{"\#(long)":1,"\#(long)":2}"#, #"{"jsonrpc":"2.0","id":1,"method":"m","\#(long)":2}"#] {
            let error = try #require(refusal(line)?.error)
            #expect(error.message.utf8.count < 300)
        }
        #expect(RPCError.unknownMethod(long).message.utf8.count < 300)
    }

    @Test func `may hold a batch, good and bad requests mixed`() throws {
        let line = #"[{"jsonrpc":"2.0","id":1,"method":"a"},5,{"jsonrpc":"2.0","method":"b"}]"#
        guard case .batch(let list) = Incoming.parse(line: Array(line.utf8)) else {
            Issue.record("it is no batch")
            return
        }
        #expect(list.count == 3)
        #expect(try list[0].get().method == "a")
        #expect(list[1] == .failure(.init(id: .null, error: .invalidRequest(Self.noObject))))
        #expect(try list[2].get().id == nil)
    }

    private static let noObject = "Expected a request as an object, but found another kind of value."

    @Test func `may hold a hundred requests and no more`() {
        let request = #"{"jsonrpc":"2.0","id":1,"method":"a"}"#
        func batch(_ count: Int) -> String {
            "[" + Array(repeating: request, count: count).joined(separator: ",") + "]"
        }
        guard case .batch(let list) = Incoming.parse(line: Array(batch(100).utf8)) else {
            Issue.record("a hundred are too many")
            return
        }
        #expect(list.count == 100)
        #expect(refusal(batch(101))?.error.code == -32600)
    }

    @Test func `counts the request as one level of its depth`() throws {
        func line(_ levels: Int) -> String {
            let list = String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
            return #"{"jsonrpc":"2.0","id":1,"method":"m","params":{"a":\#(list)}}"#
        }
        #expect(throws: Never.self) { try #require(single(line(30))).get() }
        #expect(refusal(line(31))?.error.code == -32700)
        // The long way, for a space in front.
        #expect(throws: Never.self) { try #require(single(" " + line(30))).get() }
        #expect(refusal(" " + line(31))?.error.code == -32700)
    }
}

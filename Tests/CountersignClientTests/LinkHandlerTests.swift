import CanonicalJSON
import NIOCore
import NIOEmbedded
import Synchronization
import Testing

@testable import CountersignClient

/// What the real service never sends, or not in this order.
@Suite struct `A connection` {
    /// The outcomes of three calls after the service has sent some lines; nil where there is none yet.
    private func outcomes(after lines: (_ ids: [Int64]) -> [String]) throws -> (list: [String?], isOpen: Bool) {
        let channel = EmbeddedChannel()
        let handler = LinkHandler(isSecure: false, listener: .none, on: channel.eventLoop)
        try channel.pipeline.syncOperations.addHandler(handler)
        try channel.connect(to: SocketAddress(unixDomainSocketPath: "/socket")).wait()
        let outcomes = Mutex<[String?]>([nil, nil, nil])
        var ids: [Int64] = []
        for place in 0..<3 {
            let letter = try Letter("method", [:]) { outcome in
                let text: String
                switch outcome {
                case .success(let json): text = Value(json).description
                case .failure(let error as ServiceError): text = error.code
                case .failure(ConnectionError.malformed): text = "malformed"
                case .failure(ConnectionError.closed(let reason)): text = "closed: \(reason)"
                case .failure(let error): text = "\(error)"
                }
                outcomes.withLock { $0[place] = text }
            }
            ids += letter.calls.map(\.id)
            _ = handler.outbox.post(letter)
        }
        handler.send()
        for line in lines(ids) { try channel.writeInbound(ByteBuffer(string: line + "\n")) }
        channel.embeddedEventLoop.run()
        defer { _ = try? channel.finish(acceptAlreadyClosed: true) }
        return (outcomes.withLock { $0 }, channel.isActive)
    }

    private func answer(_ id: Int64, _ result: String) -> String {
        #"{"jsonrpc":"2.0","id":\#(id),"result":\#(result)}"#
    }

    @Test func `matches answers by their ids, in whatever order they come`() throws {
        let (list, isOpen) = try outcomes { [answer($0[2], "2"), answer($0[0], "0")] }
        #expect(list == ["0", nil, "2"] && isOpen)
    }

    @Test(arguments: [
        "nonsense", "{}", #"{"jsonrpc":"2.0","id":0,"result":1}"#, #"{"jsonrpc":"2.0","id":"a","result":1}"#,
    ])
    func `ends with what is no answer`(line: String) throws {
        let (list, isOpen) = try outcomes { [answer($0[0], "0"), line, answer($0[1], "1")] }
        #expect(list == ["0", "malformed", "malformed"] && !isOpen)
    }

    @Test func `gives an error without an id to the oldest line if it is about a line`() throws {
        let error = #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"m","data":{"code":"rpc.parse"}}}"#
        let (list, isOpen) = try outcomes { [answer($0[0], "0"), error, answer($0[2], "2")] }
        #expect(list == ["0", "rpc.parse", "2"] && isOpen)
    }

    @Test func `gives an error without an id to everybody if it is about the connection`() throws {
        let error =
            #"{"jsonrpc":"2.0","id":null,"error":{"code":-32029,"message":"m","data":{"code":"service.overloaded"}}}"#
        let (list, isOpen) = try outcomes { _ in [error] }
        #expect(list == ["service.overloaded", "service.overloaded", "service.overloaded"] && !isOpen)
    }

    @Test func `takes answers after the service has said that it closes`() throws {
        let closing = #"{"jsonrpc":"2.0","method":"service.closing","params":{"reason":"why"}}"#
        let (list, isOpen) = try outcomes { [closing, answer($0[0], "0")] }
        #expect(list == ["0", nil, nil] && isOpen)
    }
}

import CanonicalJSON
import Dispatch
import JSONRPC
import SocketAPI
import Synchronization

/// An application that gives parameters back: at once, from another thread, late, or when the test says so.
final class Echo: Dispatching {
    typealias Answer = @Sendable (Reply) -> Void

    struct Record {
        var connections: [Int: Connection] = [:]
        var closed = 0
        var underWay: [Int: Int] = [:]
        var mostUnderWay = 0
        var started: [String] = []
        var held: [Answer] = []
    }

    let record = Mutex(Record())
    let refusal: RPCError?

    init(refusal: RPCError? = nil) {
        self.refusal = refusal
    }

    func opened(_ connection: Connection) -> RPCError? {
        if refusal == nil { record.withLock { $0.connections[connection.id] = connection } }
        return refusal
    }

    func closed(_ connection: Connection) {
        record.withLock {
            $0.connections[connection.id] = nil
            $0.closed += 1
        }
    }

    func order(of request: Request, on connection: Connection) -> Order {
        request.method.hasPrefix("alone.") ? .alone : .together
    }

    func dispatch(_ request: Request, from connection: Connection, answer: @escaping Answer) {
        record.withLock {
            if $0.started.count < 1000 { $0.started.append(request.params["name"]?.text ?? request.method) }
            $0.underWay[connection.id, default: 0] += 1
            $0.mostUnderWay = max($0.mostUnderWay, $0.underWay[connection.id, default: 0])
        }
        let id = connection.id
        let finish: Answer = { reply in
            self.record.withLock { $0.underWay[id, default: 0] -= 1 }
            answer(reply)
        }
        carryOut(request, from: connection, finish)
    }

    private func carryOut(_ request: Request, from connection: Connection, _ finish: @escaping Answer) {
        let echo = Reply.result(.object(request.params))
        switch request.method.split(separator: ".").last {
        case "echo": finish(echo)
        case "thread": DispatchQueue.global().async { finish(echo) }
        case "later":
            let time = DispatchTimeInterval.milliseconds(Int(request.params["ms"]?.integer ?? 0))
            DispatchQueue.global().asyncAfter(deadline: .now() + time) { finish(echo) }
        case "twice":
            finish(echo)
            finish(.failure(.defect))
        case "forget": break
        case "hold": record.withLock { $0.held.append { _ in finish(echo) } }
        case "large":
            finish(.result(.string(String(repeating: "x", count: Int(request.params["size"]?.integer ?? 0)))))
        case "login":
            connection.isWelcome = true
            finish(.result(true))
        case "who":
            guard case .unix(let uid, let gid, let pid) = connection.peer else { return finish(.result(nil)) }
            finish(.result([.int(Int64(uid)), .int(Int64(gid)), .int(Int64(pid))]))
        default: finish(.failure(.unknownMethod(request.method)))
        }
    }

    /// Answers all that is held.
    func release() {
        let held = record.withLock { record in
            let held = record.held
            record.held = []
            return held
        }
        for answer in held { answer(.result(nil)) }
    }

    var started: [String] { record.withLock { $0.started } }
    var closed: Int { record.withLock { $0.closed } }
    var mostUnderWay: Int { record.withLock { $0.mostUnderWay } }
    var onlyConnection: Connection? { record.withLock { $0.connections.values.first } }
}

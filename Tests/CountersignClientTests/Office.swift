import CanonicalJSON
import JSONRPC
import SocketAPI
import Synchronization

/// A service as the client sees it: it echoes, refuses, signs once for each key, and keeps a log that can be followed.
final class Office: Dispatching {
    typealias Answer = @Sendable (Reply) -> Void

    /// What becomes of a request to sign, in the order in which they come; without a plan it is answered.
    enum Plan: Sendable {
        case silence
        case unknown
        case overloaded(milliseconds: Int64)
    }

    struct Record {
        var started: [String] = []
        var held: [Answer] = []
        var plans: [Plan] = []
        /// When each request to sign came, and with which key.
        var attempts: [(key: String, at: ContinuousClock.Instant)] = []
        var executions: [String: Int] = [:]
        var log: [JSON] = []
        var followers: [Int: Follower] = [:]
        var subscriptions = 0
        /// The number of entries that were handed to connections.
        var entriesSent = 0
        /// How many entries before the one that is asked for are sent again.
        var overlap: Int64 = 0
    }

    struct Follower {
        let connection: Connection
        let subscription: String
        var next: Int64
    }

    private let record = Mutex(Record())
    let refusal: RPCError?

    init(refusal: RPCError? = nil) {
        self.refusal = refusal
    }

    /// Looks at what was recorded, or changes it.
    func with<Outcome>(_ body: (inout Record) -> Outcome) -> Outcome {
        record.withLock { body(&$0) }
    }

    func opened(_ connection: Connection) -> RPCError? { refusal }

    func closed(_ connection: Connection) {
        record.withLock { $0.followers[connection.id] = nil }
    }

    func order(of request: Request, on connection: Connection) -> Order { .together }

    func dispatch(_ request: Request, from connection: Connection, answer: @escaping Answer) {
        record.withLock { $0.started.append(request.method) }
        if connection.isSecure, !connection.isWelcome, request.method != "auth.login" {
            return answer(.failure(.authRequired))
        }
        switch request.method {
        case "echo": answer(.result(.object(request.params)))
        case "hold": record.withLock { $0.held.append(answer) }
        case "refuse": answer(.failure(Self.refused))
        case "sign": sign(request.params["key"]?.text ?? "", answer)
        case "auth.login":
            connection.isWelcome = request.params["token"] == "sesame"
            answer(connection.isWelcome ? .result(true) : .failure(Self.wrongToken))
        case "events.subscribe": subscribe(connection, from: request.params["from"]?.integer ?? 1, answer)
        default: answer(.failure(.unknownMethod(request.method)))
        }
    }

    static let refused = RPCError(
        .refused, name: "refused.role", exit: 1, message: "Expected a chair.", remedy: "ask the chair.",
        details: ["role": "clerk"])
    static let wrongToken = RPCError(
        .notPermitted, name: "auth.unknown_token", exit: 77, message: "Expected a token.", remedy: "ask for one.")
    static let unknownOutcome = RPCError(
        .unreachable, name: "ledger.unknown", exit: 69, message: "Expected a written entry.", remedy: "ask again.")

    private func sign(_ key: String, _ answer: @escaping Answer) {
        let plan = record.withLock { record -> Plan? in
            record.attempts.append((key, .now))
            let plan = record.plans.isEmpty ? nil : record.plans.removeFirst()
            if case .overloaded = plan { return plan }
            // Whoever has signed with this key is given the same answer.
            if record.executions[key] == nil { record.executions[key] = record.executions.count + 1 }
            return plan
        }
        switch plan {
        case nil: answer(.result(["number": .int(Int64(record.withLock { $0.executions[key] ?? 0 }))]))
        case .silence: record.withLock { $0.held.append(answer) }
        case .unknown: answer(.failure(Self.unknownOutcome))
        case .overloaded(let time): answer(.failure(.overloaded("Expected less to do.", retryAfter: time)))
        }
    }

    /// Answers all that is held.
    func release() {
        let held = record.withLock { record in
            defer { record.held = [] }
            return record.held
        }
        for answer in held { answer(.result(nil)) }
    }
}

/// The log.
extension Office {
    func publish(_ count: Int, size: Int = 10) {
        let text = JSON.string(String(repeating: "x", count: size))
        record.withLock { record in
            for _ in 0..<count {
                let seq = Int64(record.log.count + 1)
                record.log.append([
                    "seq": .int(seq), "case": .string("c\(seq % 3)"), "version": .int(seq), "type": "step-signed",
                    "at": "2026-01-02T03:04:05Z", "actor": ["person": "p30"], "data": ["text": text],
                ])
            }
        }
        for id in record.withLock({ Array($0.followers.keys) }) { feed(id) }
    }

    private func subscribe(_ connection: Connection, from seq: Int64, _ answer: Answer) {
        let subscription = record.withLock { record in
            record.subscriptions += 1
            let name = "s\(record.subscriptions)"
            record.followers[connection.id] = Follower(
                connection: connection, subscription: name, next: max(1, seq - record.overlap))
            return name
        }
        answer(.result(["subscription": .string(subscription)]))
        feed(connection.id)
    }

    /// Sends what a follower has not got, as long as the connection takes it.
    private func feed(_ id: Int) {
        let blocked = record.withLock { record -> Connection? in
            guard var follower = record.followers[id] else { return nil }
            defer { record.followers[id] = follower }
            while follower.next <= record.log.count {
                let params: JSON.Fields = [
                    "subscription": .string(follower.subscription), "entry": record.log[Int(follower.next) - 1],
                ]
                guard follower.connection.notify("events.entry", params: params) else { return follower.connection }
                follower.next += 1
                record.entriesSent += 1
            }
            return nil
        }
        blocked?.whenWritable { [weak self] in self?.feed(id) }
    }
}

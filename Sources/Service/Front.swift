import Approvals
import CanonicalJSON
import Engine
import Foundation
import JSONRPC
import Ledger
import Messages
import Operations
import SocketAPI
import Synchronization

/// Receives every request: finds out who asks, keeps the limits, and hands it to who can answer.
final class Front: Dispatching {
    private let writer: Writer
    private let reading: ReadingRoom
    private let slow: ReadingRoom
    private let feed: Feed
    private let metrics: Metrics
    private let throttle: Throttle
    private let denials: Seldom
    private let accounts = Mutex<[UInt32: String]>([:])
    private let subscriptions = Atomic(0)
    private let words: @Sendable ([String], [String: String]) -> Spoken
    private let own: @Sendable (Asked, @escaping @Sendable (Problem) -> Void) -> Bool

    /// - Parameters:
    ///   - words: Finds out what the words of a command ask for.
    ///   - own: Answers what is about the service itself; false for what it does not know.
    init(
        writer: Writer, reading: ReadingRoom, slow: ReadingRoom, feed: Feed, metrics: Metrics, throttle: Throttle,
        denials: Seldom, words: @escaping @Sendable ([String], [String: String]) -> Spoken,
        own: @escaping @Sendable (Asked, @escaping @Sendable (Problem) -> Void) -> Bool
    ) {
        (self.writer, self.reading, self.slow, self.feed) = (writer, reading, slow, feed)
        (self.metrics, self.throttle, self.denials) = (metrics, throttle, denials)
        (self.words, self.own) = (words, own)
    }

    func opened(_ connection: Connection) -> RPCError? {
        if case .unix(let uid, _, _) = connection.peer {
            connection.state.withLock { $0 = Caller.user(account(uid), number: uid) }
        }
        return nil
    }

    func closed(_ connection: Connection) { feed.tell(.left(connection: connection.id)) }

    func order(of request: JSONRPC.Request, on connection: Connection) -> Order {
        Registry.operation(request.method)?.writes == true ? .together : .alone
    }

    func dispatch(_ request: JSONRPC.Request, from connection: Connection, answer: @escaping @Sendable (Reply) -> Void)
    {
        metrics.countRequest()
        guard let operation = Registry.operation(request.method) else {
            return answer(.failure(.unknownMethod(request.method)))
        }
        let known = connection.state.withLock { $0 as? Caller }
        if operation.name == "auth.login" { return login(request, connection, answer) }
        guard let caller = known else {
            if case .tcp(let address) = connection.peer { remember("auth.required", operation.name, address) }
            return answer(.failure(.authRequired))
        }
        if let wait = throttle.enter(caller.label) {
            metrics.countTurnedAway()
            return answer(
                .failure(.overloaded("Expected fewer requests at a time from \(caller.label).", retryAfter: wait)))
        }
        let asked = Asked(operation: operation, values: request.params, caller: caller) { [throttle] reply in
            throttle.leave(caller.label)
            answer(reply)
        }
        handOrTurnAway(asked, connection)
    }

    private func handOrTurnAway(_ asked: Asked, _ connection: Connection) {
        if hand(asked, connection) { return }
        metrics.countTurnedAway()
        if writer.isTaking {
            asked.turnAway(
                .init("服务繁忙，请稍后再试。", "The service has too much to do; try again in a moment."), retryAfter: 100)
        } else {
            asked.answer(.failure(.closing))
        }
    }

    /// Hands a request to who can answer it; false if they have too much to do.
    private func hand(_ asked: Asked, _ connection: Connection) -> Bool {
        let denied: @Sendable (Problem) -> Void = { [self] in
            remember($0.code, asked.operation.name, asked.caller.label)
        }
        switch asked.operation.work {
        case .act, .open, .change: return writer.write(.asked(asked))
        case .look where Self.isSlow(asked.operation): return slow.answer(asked, refused: denied)
        case .look: return reading.answer(asked, refused: denied)
        case .serve:
            switch asked.operation.name {
            case "events.subscribe", "todo.watch": return follow(asked, connection, denied)
            case "events.unsubscribe": return leave(asked, connection, denied)
            case "command.run": return listen(asked, connection, denied)
            default: return own(asked, denied)
            }
        }
    }

    /// What reads the whole log keeps others from being read to.
    private static func isSlow(_ operation: Operations.Operation) -> Bool {
        ["ledger.verify", "ledger.stats", "overdue"].contains(operation.name)
    }

    /// Does what the words of a command ask for, and answers with what the command would have said.
    private func listen(
        _ asked: Asked, _ connection: Connection, _ denied: @escaping @Sendable (Problem) -> Void
    ) -> Bool {
        reading.read { [self] records in
            do {
                _ = try Desk(asked.operation, asked.values, from: asked.caller, records)
                let said = asked.values["environment"]?.fields?.compactMapValues(\.text) ?? [:]
                let list = asked.values["words"]?.list?.compactMap(\.text) ?? []
                guard case .asks(let operation, var values, let shown) = words(list, said) else {
                    return asked.answer(.result(["elsewhere": true]))
                }
                if operation.writes, let key = asked.values["key"]?.text, !list.contains(where: Self.isKey) {
                    values["key"] = .string(key)
                }
                let meant = Asked(operation: operation, values: values, caller: asked.caller) { reply in
                    asked.answer(.result(shown(reply)?.json ?? ["elsewhere": true]))
                }
                handOrTurnAway(meant, connection)
            } catch {
                let problem = Problem(error, asked.language)
                if problem.exit == .notPermitted { denied(problem) }
                asked.fail(problem)
            }
        }
    }

    private static func isKey(_ word: String) -> Bool { word == "--key" || word.hasPrefix("--key=") }

    private func follow(
        _ asked: Asked, _ connection: Connection, _ denied: @escaping @Sendable (Problem) -> Void
    ) -> Bool {
        let id = "s\(subscriptions.add(1, ordering: .relaxed).newValue)"
        return reading.read { [self] records in
            do {
                let desk = try Desk(asked.operation, asked.values, from: asked.caller, records)
                let size = try records.ledger.head().size
                let kind: Subscription.Kind
                var result: JSON.Fields = ["subscription": .string(id)]
                if asked.operation.name == "todo.watch" {
                    let person = asked.values["person"]?.text ?? desk.identity.person.text
                    let seats = JSON.array(try records.ledger.openSeats(person: person).map(\.json))
                    result["seats"] = seats
                    kind = .todo(person: person, sent: (try? seats.canonical()) ?? [])
                } else {
                    kind = .entries(
                        next: asked.values["from"]?.integer ?? size + 1, caseID: asked.values["case"]?.text,
                        person: asked.values["person"]?.text)
                }
                // The answer goes first, so that the client knows the subscription before its first entry.
                asked.answer(.result(.object(result)))
                feed.tell(.follow(Subscription(id: id, connection: connection, caller: asked.caller, kind: kind)))
            } catch {
                let problem = Problem(error, asked.language)
                if problem.exit == .notPermitted { denied(problem) }
                asked.fail(problem)
            }
        }
    }

    /// Ends a subscription of this connection; another's is not there for it.
    private func leave(
        _ asked: Asked, _ connection: Connection, _ denied: @escaping @Sendable (Problem) -> Void
    ) -> Bool {
        reading.read { [feed] records in
            do {
                _ = try Desk(asked.operation, asked.values, from: asked.caller, records)
                let id = asked.values["subscription"]?.text ?? ""
                feed.tell(.end(id, connection: connection.id))
                asked.answer(.result(["subscription": .string(id)]))
            } catch {
                let problem = Problem(error, asked.language)
                if problem.exit == .notPermitted { denied(problem) }
                asked.fail(problem)
            }
        }
    }

    private func login(
        _ request: JSONRPC.Request, _ connection: Connection, _ answer: @escaping @Sendable (Reply) -> Void
    ) {
        guard let secret = request.params["token"]?.text else {
            return answer(.failure(.badParams("Expected 'token', a string, but found none.")))
        }
        let peer = if case .tcp(let address) = connection.peer { address } else { "unix" }
        let isTaken = reading.read { [self] records in
            do {
                guard let token = try records.directory().token(Hash.sha256(Array(secret.utf8))) else {
                    throw EngineError.token(.unknown)
                }
                if let fault = token.fault(at: WallClock.now()) { throw EngineError.token(fault) }
                connection.state.withLock { $0 = Caller.token(token.id) }
                connection.isWelcome = true
                answer(
                    .result([
                        "token": .string(token.id), "person": .string(token.person.text),
                        "scope": .string(token.scope.rawValue),
                    ]))
            } catch {
                let problem = Problem(error, .zh)
                remember(problem.code, "auth.login", peer)
                answer(.failure(RPCError(problem)))
            }
        }
        if !isTaken { answer(.failure(.overloaded("Expected a login when there is less to do.", retryAfter: 500))) }
    }

    /// Records once a minute that somebody was turned away, whatever they send.
    private func remember(_ code: String, _ verb: String, _ peer: String) {
        metrics.count(.denied)
        guard denials.isDue("\(peer) \(code) \(verb)") else { return }
        _ = writer.write(
            .own { engine, _ in
                try? engine.recordAccess(refused: code, verb: verb, peer: peer, person: nil, key: FreshKey.next())
            })
    }

    private func account(_ uid: UInt32) -> String {
        if let known = accounts.withLock({ $0[uid] }) { return known }
        let name = Account.name(of: uid)
        accounts.withLock { $0[uid] = name }
        return name
    }
}

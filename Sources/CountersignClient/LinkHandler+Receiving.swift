import CanonicalJSON
import JSONRPC

extension LinkHandler {
    /// Reads one line; an error ends the connection.
    static func read(_ piece: LineSplitter.Piece) -> Result<(ServerMessage, Int), any Error> {
        guard case .line(let line) = piece else {
            return .failure(ConnectionError.malformed(reason: "The line is too long."))
        }
        do throws(RPCError) {
            return .success((try ServerMessage.parse(line: line), line.count))
        } catch {
            return .failure(ConnectionError.malformed(reason: error.message))
        }
    }

    /// Hands a message to those whom it concerns; an error ends the connection.
    func take(_ message: ServerMessage, _ size: Int) throws {
        switch message {
        case .answer(let answer): try take(answer)
        case .answers(let answers): for answer in answers { try take(answer) }
        case .notification("service.closing", let params):
            // Answers may still come, but new requests go to the next service.
            outbox.shut()
            if end == nil { end = ConnectionError.closed(reason: params["reason"]?.text ?? "") }
        case .notification(let method, let params):
            if case .pause = try listener.heard(method, params, size) { isPaused = true }
        }
    }

    private func take(_ answer: ServerMessage.Answer) throws {
        let outcome: Result<JSON, any Error>
        switch answer.reply {
        case .result(let value): outcome = .success(value)
        case .failure(let error): outcome = .failure(ServiceError(error))
        case .written: return
        }
        switch (answer.id, answer.reply) {
        case (.integer(let id), _):
            guard let entry = waiting.removeValue(forKey: id) else {
                throw ConnectionError.malformed(reason: "There was no request with the id \(id).")
            }
            entry.settle(outcome)
        case (.null, .failure(let error)): try take(unaddressed: ServiceError(error))
        case (.null, .result), (.null, .written), (.string, _):
            throw ConnectionError.malformed(reason: "There was no request with such an id.")
        }
    }

    /// Finds out whom an error without an id concerns.
    private func take(unaddressed error: ServiceError) throws {
        // After these the service ends the connection: new requests go over another.
        if ["rpc.too_long", "rpc.too_slow"].contains(error.code) { outbox.shut() }
        // A line that the service could not read is the oldest one not answered, for answers keep the order.
        if error.code.hasPrefix("rpc."), let line = waiting.values.lazy.map(\.line).min() {
            let guilty = waiting.filter { $0.value.line == line }
            for (id, entry) in guilty {
                waiting[id] = nil
                entry.settle(.failure(error))
            }
            return
        }
        // All else concerns the connection, such as that there are too many.
        throw error
    }
}

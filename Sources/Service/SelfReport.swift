import CanonicalJSON
import Engine
import JSONRPC
import Ledger
import Messages
import Operations

/// What the service says about itself.
struct SelfReport: Sendable {
    let backend: Backend
    let store: any LedgerStore
    let writer: Writer
    let reading: ReadingRoom
    let slow: ReadingRoom
    let metrics: Metrics
    let version: String
    let started: Int64

    /// Answers a request about the service; false if there is too much to do.
    func answer(_ asked: Asked, denied: @escaping @Sendable (Problem) -> Void) -> Bool {
        switch asked.operation.name {
        case "rpc.discover": reply(asked, Reference.openRPC(version: version)) { $0.pretty() }
        case "service.ready":
            reply(asked, ["ready": .bool(writer.isTaking && writer.standing.fault == nil)]) { _ in
                asked.language == .zh ? "就绪" : "ready"
            }
        case "service.health": reply(asked, health) { $0.pretty() }
        case "service.metrics": return permitted(asked, denied) { records in try numbers(records) }
        case "ledger.backup": return permitted(asked, denied) { _ in try backUp(asked) }
        default: asked.answer(.failure(.unknownMethod(asked.operation.name)))
        }
        return true
    }

    private func reply(_ asked: Asked, _ value: JSON, _ text: (JSON) -> String) {
        do throws(Usage) { _ = try Arguments(asked.values, for: asked.operation) } catch {
            return asked.fail(Problem(error, asked.language))
        }
        asked.answer(.result(asked.wantsText ? ["text": .string(text(value))] : value))
    }

    /// Answers on a thread that may take its time, if who asks may ask.
    private func permitted(
        _ asked: Asked, _ denied: @escaping @Sendable (Problem) -> Void,
        _ work: @escaping @Sendable (Records) throws -> JSON
    ) -> Bool {
        slow.read { records in
            do {
                _ = try Desk(asked.operation, asked.values, from: asked.caller, records)
                asked.answer(.result(try work(records)))
            } catch {
                let problem = Problem(error, asked.language)
                if problem.exit == .notPermitted { denied(problem) }
                asked.fail(problem)
            }
        }
    }

    private var health: JSON {
        let standing = writer.standing
        return [
            "status": standing.fault == nil ? "ok" : "read_only", "reason": standing.fault.map { .string($0) } ?? nil,
            "since": .string(Moment.rfc3339(started)), "entries": .int(standing.size),
            "queue": .int(Int64(writer.waiting)), "version": .string(version),
        ]
    }

    private func numbers(_ records: Records) throws -> JSON {
        let now = WallClock.now()
        let counts = try records.ledger.counts(now: now)
        let text = metrics.text(gauges: [
            ("countersign_queue_acts", "Acts that wait for the writer.", Int64(writer.waiting)),
            ("countersign_queue_reads", "Requests that wait to be read to.", Int64(reading.waiting)),
            ("countersign_open_seats", "Seats that wait for somebody.", counts.openSeats),
            ("countersign_overdue", "Steps that are past their deadline.", counts.overdue),
            ("countersign_log_entries", "Entries in the log.", writer.standing.size),
            ("countersign_log_bytes", "Bytes of the ledger's files.", records.ledger.fileBytes),
            ("countersign_writable", "1 while acts can be recorded.", writer.standing.fault == nil ? 1 : 0),
        ])
        return ["text": .string(text)]
    }

    private func backUp(_ asked: Asked) throws -> JSON {
        guard let path = asked.values["to"]?.text, path.hasPrefix("/") else {
            throw Usage("to：应为以 / 开头的完整路径", "to: expected a whole path that begins with /")
        }
        let report = try backend.backUp(store, path)
        return BackingUp.answer(report, asText: asked.wantsText, asked.language)
    }
}

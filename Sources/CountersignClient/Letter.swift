import CanonicalJSON
import JSONRPC
import Synchronization

/// One line for the service, with those who wait for what it answers.
struct Letter: Sendable {
    typealias Settle = @Sendable (Result<JSON, any Error>) -> Void

    let line: [UInt8]
    /// The requests in the line by their ids.
    let calls: [(id: Int64, settle: Settle)]

    /// One count for the whole process, so that an id is never used twice on a connection.
    private static let lastID = Atomic<Int64>(0)

    /// Writes one request.
    ///
    /// - Throws: `rpc.bad_params` for a number beyond ±(2^53 − 1).
    init(_ method: String, _ params: JSON.Fields, settle: @escaping Settle) throws(ServiceError) {
        let id = Self.nextID()
        do throws(JSONError) {
            line = try Request(id: .integer(id), method: method, params: params).line()
        } catch {
            throw ServiceError(.badParams(error.message, remedy: error.remedy))
        }
        calls = [(id, settle)]
    }

    /// Writes several requests as one batch; the function gets the place of each, from 0 on, with its answer.
    ///
    /// - Throws: `rpc.bad_params` for a number beyond ±(2^53 − 1).
    init(
        batch: [(method: String, params: JSON.Fields)],
        settle: @escaping @Sendable (Int, Result<JSON, any Error>) -> Void
    ) throws(ServiceError) {
        let ids = batch.map { _ in Self.nextID() }
        do throws(JSONError) {
            line = try Request.line(
                batch: zip(ids, batch).map { Request(id: .integer($0), method: $1.method, params: $1.params) })
        } catch {
            throw ServiceError(.badParams(error.message, remedy: error.remedy))
        }
        calls = ids.enumerated().map { place, id in (id, { settle(place, $0) }) }
    }

    /// Tells all who wait that there will be no answer.
    func fail(_ error: any Error) {
        for call in calls { call.settle(.failure(error)) }
    }

    private static func nextID() -> Int64 {
        lastID.add(1, ordering: .relaxed).newValue
    }
}

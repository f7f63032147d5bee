import CanonicalJSON
import Synchronization

extension Client {
    /// The largest number of requests that the service takes on one line.
    private static let mostInBatch = 100

    /// Sends many requests at once and returns their outcomes in the same order.
    ///
    /// They travel in lines of at most 100 requests, which are not all-or-nothing: each request stands alone.
    ///
    /// - Throws: `ConnectionError` if any of them is left without an answer; `CancellationError`.
    public func batch(_ requests: [(String, [String: Value])]) async throws -> [Result<Value, ServiceError>] {
        try Task.checkCancellation()
        guard !requests.isEmpty else { return [] }
        let tally = Tally(requests.count)
        for start in stride(from: 0, to: requests.count, by: Self.mostInBatch) {
            let part = requests[start..<min(start + Self.mostInBatch, requests.count)]
            let calls = part.map { (method: $0.0, params: JSON.Fields($0.1.mapValues(\.json))) }
            send(try Letter(batch: calls) { place, outcome in tally.note(outcome, at: start + place) })
        }
        return try await tally.answer.get()
    }
}

/// The outcomes of a batch as they come in.
private final class Tally: Sendable {
    let answer = Answer<[Result<Value, ServiceError>]>()
    private let outcomes: Mutex<(list: [Result<Value, ServiceError>?], missing: Int)>

    init(_ count: Int) {
        outcomes = Mutex((Array(repeating: nil, count: count), count))
    }

    func note(_ outcome: Result<JSON, any Error>, at place: Int) {
        let result: Result<Value, ServiceError>
        switch outcome {
        case .success(let json): result = .success(Value(json))
        case .failure(let error as ServiceError): result = .failure(error)
        case .failure(let error):
            answer.settle(.failure(error))
            return
        }
        let all = outcomes.withLock { outcomes -> [Result<Value, ServiceError>]? in
            outcomes.list[place] = result
            outcomes.missing -= 1
            return outcomes.missing == 0 ? outcomes.list.compactMap(\.self) : nil
        }
        if let all { answer.settle(.success(all)) }
    }
}

import CanonicalJSON
import Engine
import JSONRPC
import Messages
import Operations

/// One request on its way: what was asked, by whom, and where the answer goes.
struct Asked: Sendable {
    let operation: Operation
    let values: JSON.Fields
    let caller: Caller
    let answer: @Sendable (Reply) -> Void

    var language: Language { Language(rawValue: values["lang"]?.text ?? "") ?? .zh }

    /// Whether text for people was asked for, which takes longer to make than data.
    var wantsText: Bool { values["text"]?.flag ?? false }

    /// Answers with an error that was put into words.
    func fail(_ problem: Problem) { answer(.failure(RPCError(problem))) }

    /// Answers that there is too much to do.
    func turnAway(_ words: Operation.Words, retryAfter milliseconds: Int64) {
        answer(.failure(.overloaded(language == .zh ? words.zh : words.en, retryAfter: milliseconds)))
    }
}

extension RPCError {
    /// The error as the socket shows it.
    init(_ problem: Problem) {
        var data = problem.json.fields ?? [:]
        data["message"] = nil
        self.init(code: Int(problem.exit.rpcCode), message: problem.message, data: data)
    }
}

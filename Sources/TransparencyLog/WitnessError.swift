/// Why a witness did not cosign.
package enum WitnessError: Error, Sendable, Equatable {
    /// Nobody answers at its address, or not in time, or not over a connection that can be trusted.
    case unreachable(String, reason: String)
    /// It does not know the log.
    case unknownLog(String)
    /// It knows the log, and none of the keys that signed the checkpoint.
    case untrusted(String)
    /// It takes the request for malformed.
    case refused(String)
    /// It answers with a status that is none of the protocol's.
    case answer(String, status: Int)
    /// What it answers cannot be used.
    case garbled(String, String)
    /// It names a time that cannot be, in seconds since 1970.
    case time(String, found: Int64, now: Int64)
    /// It has cosigned more entries of the log than there are.
    case ahead(String, seen: Int64, size: Int64)
    /// It has cosigned other entries of the log than there are.
    case forked(String, seen: Int64, size: Int64)
}

extension WitnessError {
    /// The name of the error, which is never changed or given to another one.
    package var code: String {
        switch self {
        case .unreachable: "witness.unreachable"
        case .unknownLog: "witness.unknown_log"
        case .untrusted: "witness.untrusted"
        case .refused: "witness.refused"
        case .answer: "witness.answer"
        case .garbled: "witness.garbled"
        case .time: "witness.time"
        case .ahead: "witness.ahead"
        case .forked: "witness.forked"
        }
    }

    /// Whether it says that somebody has seen another history of the log than this one.
    package var isFork: Bool {
        switch self {
        case .ahead, .forked: true
        case .unreachable, .unknownLog, .untrusted, .refused, .answer, .garbled, .time: false
        }
    }

    /// What was expected and what was found, in English.
    package var message: String {
        switch self {
        case .unreachable(let name, let reason): "Expected the witness \(name) to answer, but \(reason)."
        case .unknownLog(let name): "Expected the witness \(name) to know this log, but it does not."
        case .untrusted(let name): "Expected the witness \(name) to trust the key of this log, but it does not."
        case .refused(let name): "Expected the witness \(name) to take the request, but it calls it malformed."
        case .answer(let name, let status):
            "Expected the witness \(name) to cosign or to say why not, but it answers with the status \(status)."
        case .garbled(let name, let reason): "Expected a cosignature of the witness \(name), but \(reason)."
        case .time(let name, let found, let now):
            "Expected the witness \(name) to name about the present, second \(now) since 1970, but it names \(found)."
        case .ahead(let name, let seen, let size):
            "Expected this log to have the \(seen) entries that the witness \(name) has cosigned, but \(size) are signed: LOG TRUNCATED OR FORKED."
        case .forked(let name, let seen, let size):
            "Expected the witness \(name) to find in these \(size) entries the \(seen) that it has cosigned, but it does not: LOG FORKED."
        }
    }

    /// The next action, in English.
    package var remedy: String {
        switch self {
        case .unreachable, .answer: "ask again later; what the witness cosigned before is kept."
        case .unknownLog, .untrusted: "give the witness's operator the log's public key: 'ledger key list'."
        case .refused: "ask the witness's operator which version of c2sp.org/tlog-witness it follows."
        case .garbled: "compare its key and address with what its operator has published: 'ledger witness list'."
        case .time: "set this machine's clock right, or ask the witness's operator about its own."
        case .ahead, .forked:
            "write nothing more; keep ledger, key and checkpoint file as they are, and find out who else has signed under this key."
        }
    }
}

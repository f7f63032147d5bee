import CanonicalJSON
import Logging
import Operations

/// Writes the log as one JSON object per line to standard error; no name, text or content of a form is ever in it.
struct JSONLines: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level

    init(level: Logger.Level) { logLevel = level }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var fields: JSON.Fields = [
            "at": .string(Moment.rfc3339(WallClock.now())), "level": .string(event.level.rawValue),
            "message": .string("\(event.message)"),
        ]
        for (key, value) in metadata.merging(event.metadata ?? [:], uniquingKeysWith: { $1 }) {
            fields[key] = .string("\(value)")
        }
        guard let line = try? JSON.object(fields).canonical() else { return }
        Output.note(String(decoding: line, as: UTF8.self))
    }
}

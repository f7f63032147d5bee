import CanonicalJSON
import Foundation

/// Results go to standard output, everything else to standard error.
enum Output {
    /// Why a result could not be written out; nil while all is well.
    nonisolated(unsafe) private(set) static var failure: (any Error)?

    /// Writes text and a line's end to standard output; a failure is kept, not thrown.
    static func result(_ text: String) { write(text + "\n", to: .standardOutput) }
    /// Writes one JSON document to standard output.
    static func result(_ json: JSON) { result(json.pretty()) }
    /// Writes a line to standard error.
    static func note(_ text: String) { write(text + "\n", to: .standardError) }

    private static func write(_ text: String, to handle: FileHandle) {
        do {
            try handle.write(contentsOf: Data(text.utf8))
        } catch {
            // A reader that went away (`| head`) is no error of ours.
            let isGone = ((error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError)?.code == Int(EPIPE)
            if !isGone, handle === FileHandle.standardOutput { failure = error }
        }
    }
}

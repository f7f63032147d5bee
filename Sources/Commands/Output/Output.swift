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

    /// What a person typed, on one line and without characters that steer a terminal: nobody draws a row that is none.
    static func oneLine(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: steers) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { steers($0) ? " " : $0 }))
    }

    /// Control characters, separators of lines and paragraphs, and those that turn the direction of the text.
    private static func steers(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

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

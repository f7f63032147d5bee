import CanonicalJSON
import Foundation

/// Results go to standard output, everything else to standard error.
enum Output {
    static func result(_ text: String) { write(text + "\n", to: .standardOutput) }
    static func result(_ json: JSON) { result(json.pretty()) }
    static func note(_ text: String) { write(text + "\n", to: .standardError) }

    private static func write(_ text: String, to handle: FileHandle) {
        // A reader that went away (`| head`) is no error of ours.
        try? handle.write(contentsOf: Data(text.utf8))
    }
}

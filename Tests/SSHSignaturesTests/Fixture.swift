import Foundation

/// What `ssh-keygen` of OpenSSH 9.2 made; the private keys are gone.
enum Fixture {
    static let namespace = "decision@countersign"

    static func text(_ name: String) throws -> String {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
        return try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    static func message() throws -> [UInt8] { Array(try text("message.txt").utf8) }
}

import ChildProcess
import Engine
import Foundation
import SSHSignatures

/// A key made by the `ssh-keygen` that is installed, in a folder of its own.
final class Signer {
    let key: SSHPublicKey
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "signer-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Self.run(["-t", "ed25519", "-N", "", "-f", "key"], in: folder)
        key = try SSHPublicKey(line: try String(contentsOf: folder.appending(path: "key.pub"), encoding: .utf8))
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// What somebody brings who has signed these bytes.
    func signed(_ intent: [UInt8], for namespace: String = SignedIntent.namespace) throws -> SignedIntent {
        let signature = folder.appending(path: "intent.sig")
        try? FileManager.default.removeItem(at: signature)
        try Data(intent).write(to: folder.appending(path: "intent"))
        try Self.run(["-Y", "sign", "-n", namespace, "-f", "key", "intent"], in: folder)
        return SignedIntent(intent: intent, signature: try String(contentsOf: signature, encoding: .utf8))
    }

    private struct NotDone: Error { let words: [String] }

    private static func run(_ words: [String], in folder: URL) throws {
        let child = try Child(["ssh-keygen", "-q"] + words, in: folder.path)
        guard child.wait(seconds: 60) == 0 else { throw NotDone(words: words) }
    }
}

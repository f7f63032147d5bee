import Foundation
import Operations

/// OpenSSH's own program, which signs with a key's file or through an agent; we never see a private key.
enum SSHKeygen {
    /// Signs text for a purpose (`ssh-keygen -Y sign`); it may ask for a passphrase on the terminal.
    ///
    /// - Returns: The signature in its armour.
    /// - Throws: `key.unsigned` when there is no such program or it does not sign.
    static func sign(_ text: String, with key: String, namespace: String, _ counter: Counter) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "countersign-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "intent.json")
        try Data(text.utf8).write(to: file)
        let status = try run(["ssh-keygen", "-q", "-Y", "sign", "-n", namespace, "-f", key, file.path])
        guard status == 0, let signature = try? String(contentsOf: file.appendingPathExtension("sig"), encoding: .utf8)
        else {
            throw Problem(
                .unreachable, code: "key.unsigned",
                message: counter.say(
                    "ssh-keygen 应以 \(key) 签名，而没有成功。", "Expected ssh-keygen to sign with \(key), but it did not."),
                remedy: counter.say(
                    "核对密钥文件；用公钥文件时，代理（ssh-agent）里要有它的私钥。",
                    "check the key's file; with a .pub file, the agent must hold its private key."))
        }
        return signature
    }

    /// Runs a program with our own streams, so that it can ask for a passphrase.
    private static func run(_ words: [String]) throws -> Int32 {
        let arguments = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var pid: pid_t = 0
        guard posix_spawnp(&pid, words[0], nil, nil, arguments, environ) == 0 else { return -1 }
        var status: Int32 = 0
        while waitpid(pid, &status, 0) == -1, errno == EINTR {}
        return status
    }
}

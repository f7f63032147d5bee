import ChildProcess
import Foundation
import Testing

@testable import SSHSignatures

@Suite struct `A signature of ssh-keygen` {
    private func fault(_ armoured: String, _ message: [UInt8]? = nil) throws -> SSHSignatureError? {
        let message = try message ?? Fixture.message()
        do throws(SSHSignatureError) {
            try SSHSignature(armoured: armoured, namespace: Fixture.namespace).check(message)
            return nil
        } catch {
            return error
        }
    }

    /// The armour around other bytes.
    private func armoured(_ blob: [UInt8]) -> String {
        "-----BEGIN SSH SIGNATURE-----\n\(Base64.text(blob))\n-----END SSH SIGNATURE-----\n"
    }

    private func blob(_ name: String) throws -> [UInt8] {
        let lines = try Fixture.text(name).split(separator: "\n").dropFirst().dropLast()
        return try #require(Base64.bytes(Array(lines.joined().utf8)))
    }

    /// The fields of a blob, to be put together again with one of them changed.
    private func blob(
        magic: String = "SSHSIG", version: UInt8 = 1, key: [UInt8]? = nil, namespace: String = Fixture.namespace,
        reserved: String = "", hash: String = "sha512", signature: [UInt8]? = nil
    ) throws -> [UInt8] {
        var bytes = SSHBytes(try blob("ed25519.sig"))
        _ = try bytes.bytes(10)
        let fields = try (0..<5).map { _ in try bytes.string() }
        return Array(magic.utf8) + [0, 0, 0, version] + SSHBytes.string(key ?? fields[0])
            + SSHBytes.string(namespace.utf8) + SSHBytes.string(reserved.utf8) + SSHBytes.string(hash.utf8)
            + SSHBytes.string(signature ?? fields[4])
    }

    @Test(arguments: [("ed25519.sig", "ed25519"), ("ed25519.sha256.sig", "ed25519"), ("ecdsa.sig", "ecdsa")])
    func `is good for its message, and names its key`(name: String, key: String) throws {
        let armoured = try Fixture.text(name)
        #expect(try fault(armoured) == nil)
        #expect(try fault(armoured.replacing("\n", with: "\r\n")) == nil)
        let signature = try SSHSignature(armoured: armoured, namespace: Fixture.namespace)
        #expect(signature.key == (try SSHPublicKey(line: try Fixture.text("\(key).pub"))))
    }

    @Test(arguments: ["ed25519.sig", "ed25519.sha256.sig", "ecdsa.sig"])
    func `is good for no other message`(name: String) throws {
        let message = try Fixture.message()
        for other in [[], message + [10], Array(message.dropLast()), message.map { $0 ^ 1 }] {
            #expect(try fault(try Fixture.text(name), other) == .forged)
        }
    }

    @Test(arguments: ["ed25519.sig", "ecdsa.sig"]) func `with any bit flipped is refused`(name: String) throws {
        let whole = try blob(name)
        #expect(try fault(armoured(whole)) == nil)
        let key = try SSHSignature(armoured: armoured(whole), namespace: Fixture.namespace).key
        for bit in 0..<whole.count * 8 {
            var bytes = whole
            bytes[bit / 8] ^= 1 << (bit % 8)
            let signature = try? SSHSignature(armoured: armoured(bytes), namespace: Fixture.namespace)
            // Another key cannot have made it either.
            #expect(try fault(armoured(bytes)) != nil, "bit \(bit)")
            #expect(signature == nil || signature?.key != key || (try? signature?.check(Fixture.message())) == nil)
        }
    }

    @Test func `with any bit of its armour flipped is refused`() throws {
        let text = Array(try Fixture.text("ed25519.sig").utf8)
        for bit in 0..<text.count * 8 {
            var bytes = text
            bytes[bit / 8] ^= 1 << (bit % 8)
            guard let armoured = String(validating: bytes, as: UTF8.self) else { continue }
            #expect(try fault(armoured) != nil, "bit \(bit)")
        }
    }

    @Test func `that is cut off anywhere is refused`() throws {
        let whole = try blob("ed25519.sig")
        for count in 0..<whole.count { #expect(try fault(armoured(Array(whole.prefix(count)))) != nil, "\(count)") }
    }

    @Test func `that is none is refused, each with its own reason`() throws {
        let whole = try Fixture.text("ed25519.sig")
        #expect(try fault(armoured(try blob())) == nil)
        #expect(try fault("") == .armour)
        #expect(try fault("Hello\n" + whole) == .armour)
        #expect(try fault(whole + "\n") == .armour)
        #expect(try fault(whole.replacing("SSH SIGNATURE", with: "PGP SIGNATURE")) == .armour)
        #expect(try fault(whole.replacing("U1NI", with: "U1N ")) == .base64)
        #expect(try fault(armoured(Array(try blob().dropLast()))) == .truncated)
        #expect(try fault(armoured(try blob() + [0])) == .trailing)
        #expect(try fault(armoured(try blob(magic: "SSHSIH"))) == .magic)
        #expect(try fault(armoured(try blob(version: 2))) == .version)
        #expect(try fault(try Fixture.text("ed25519.file.sig")) == .namespace)
        #expect(try fault(armoured(try blob(reserved: "x"))) == .reserved)
        #expect(try fault(armoured(try blob(hash: "sha1"))) == .hash)
        #expect(try fault(armoured(try blob(hash: "sha256"))) == .forged)
        #expect(try fault(try Fixture.text("rsa.sig")) == .kind)
        #expect(try fault(try Fixture.text("p384.sig")) == .kind)
        let ed25519 = SSHBytes.string("ssh-ed25519".utf8)
        #expect(try fault(armoured(try blob(key: ed25519 + SSHBytes.string([1, 2, 3])))) == .key)
        #expect(try fault(armoured(try blob(signature: SSHBytes.string("ssh-rsa".utf8) + [0, 0, 0, 0]))) == .shape)
        #expect(try fault(armoured(try blob(signature: ed25519 + SSHBytes.string([1])))) == .shape)
        #expect(try fault(armoured(try blob(signature: ed25519 + SSHBytes.string([1]) + [0]))) == .trailing)
        // A key that is good, but did not make it.
        let ecdsa = try SSHPublicKey(line: try Fixture.text("ecdsa.pub")).blob
        #expect(try fault(armoured(try blob(key: ecdsa))) == .shape)
    }

    @Test func `of the program that is installed is good, with each kind of key`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "ssh-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func run(_ words: String...) throws {
            #expect(try Child(["ssh-keygen", "-q"] + words, in: folder.path).wait(seconds: 60) == 0, "\(words)")
        }
        try Data(try Fixture.message()).write(to: folder.appending(path: "message"))
        for kind in ["ed25519", "ecdsa"] {
            try run("-t", kind, "-N", "", "-f", kind)
            try run("-Y", "sign", "-n", Fixture.namespace, "-f", kind, "message")
            let signature = folder.appending(path: "message.sig")
            #expect(try fault(try String(contentsOf: signature, encoding: .utf8)) == nil)
            try FileManager.default.removeItem(at: signature)
        }
    }
}

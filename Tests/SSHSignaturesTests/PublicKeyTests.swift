import Testing

@testable import SSHSignatures

@Suite struct `A public key of OpenSSH` {
    @Test(arguments: ["ed25519", "ecdsa"]) func `has the fingerprint that ssh-keygen prints`(name: String) throws {
        let key = try SSHPublicKey(line: try Fixture.text("\(name).pub"))
        #expect(key.fingerprint + "\n" == (try Fixture.text("\(name).fingerprint")))
    }

    @Test(arguments: ["ed25519", "ecdsa"]) func `is written without its comment, and read as the same key`(
        name: String
    ) throws {
        let text = try Fixture.text("\(name).pub")
        let key = try SSHPublicKey(line: text)
        #expect(key.line == text.split(separator: " ").prefix(2).joined(separator: " "))
        #expect(try SSHPublicKey(line: key.line) == key)
    }

    @Test(arguments: ["rsa", "p384"]) func `of another kind is refused`(name: String) throws {
        #expect(throws: SSHSignatureError.kind) { try SSHPublicKey(line: try Fixture.text("\(name).pub")) }
    }

    @Test func `that is none is refused, with the reason`() throws {
        let line = try SSHPublicKey(line: try Fixture.text("ed25519.pub")).line
        let other = try SSHPublicKey(line: try Fixture.text("ecdsa.pub")).line.split(separator: " ")[1]
        func fault(_ line: String) -> SSHSignatureError? {
            do throws(SSHSignatureError) { _ = try SSHPublicKey(line: line) } catch { return error }
            return nil
        }
        #expect(fault("") == .kind)
        #expect(fault("ssh-ed25519") == .kind)
        #expect(fault("command=\"x\" \(line)") == .kind)
        #expect(fault("\(line)\n\(line)") == .kind)
        #expect(fault("ssh-ed25519 AAAA!") == .base64)
        #expect(fault("ssh-ed25519 \(other)") == .key)
        #expect(fault(String(line.dropLast(4))) == .truncated)
        #expect(fault(line + "AAAA") == .trailing)
        #expect(fault(line) == nil)
    }
}

@Suite struct `Text in base64` {
    @Test(
        arguments: [
            ("", []), ("Zg==", [0x66]), ("Zm8=", [0x66, 0x6F]), ("Zm9v", [0x66, 0x6F, 0x6F]),
            ("Zm9vYg==", [0x66, 0x6F, 0x6F, 0x62]), ("+/+/", [0xFB, 0xFF, 0xBF]),
        ] as [(String, [UInt8])]) func `is that of RFC 4648`(text: String, bytes: [UInt8])
    {
        #expect(Base64.bytes(Array(text.utf8)) == bytes)
        #expect(Base64.text(bytes) == text)
    }

    @Test(arguments: ["Z", "Zg", "Zg=", "Zh==", "Zm9=", "Z===", "====", "Zg==Zg==", "Zm9v ", "Zm\n9", "Zm9-"])
    func `in another form than the one is refused`(text: String) {
        #expect(Base64.bytes(Array(text.utf8)) == nil)
    }
}

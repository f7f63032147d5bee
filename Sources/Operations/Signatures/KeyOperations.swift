import Approvals
import CanonicalJSON
import Engine
import Messages
import SSHSignatures

/// The keys with which approvers sign.
extension Operation {
    static let keys: [Operation] = [keyAdd, keyRevoke, keyRotate, keyList]

    private static let publicKey = Parameter.needs(
        "public_key", "公钥一行，如 id_ed25519.pub 的内容", "the public key in one line, as id_ed25519.pub holds it")
    private static let fingerprint = Parameter.needs(
        "fingerprint", "密钥指纹 SHA256:…", "the key's fingerprint, SHA256:…")

    static let keyAdd = Operation(
        "key.add", .init("登记签名密钥", "Register a key of one's own for signing decisions."), [publicKey],
        result: .init("person、fingerprint", "person, fingerprint"), for: .actors,
        .change { desk, engine in
            let key = try desk.publicKey()
            try engine.addKey(key, by: desk.identity, idempotency: desk.key)
            let owner = desk.identity.person
            return desk.keyPage(
                key.fingerprint, of: owner,
                desk.say(
                    "已登记\(desk.name(owner))的签名密钥 \(key.fingerprint)。",
                    "Registered the key \(key.fingerprint) of \(desk.name(owner))."))
        })

    static let keyRevoke = Operation(
        "key.revoke", .init("吊销签名密钥", "Revoke a key from now on; signatures made before stay valid."),
        [
            fingerprint,
            .takes(
                "since", "据称自何时起不可信，如 2023-02-06T09:30",
                "since when it is said to be in wrong hands, 2023-02-06T09:30"),
            .reason,
        ],
        result: .init("person、fingerprint", "person, fingerprint"), for: .actors,
        .change { desk, engine in
            let fingerprint = desk.arguments["fingerprint"]
            let since = try desk.arguments[maybe: "since"].map(Desk.moment)
            if let since, since > engine.now() {
                throw Usage("--since：应不晚于现在", "--since: expected a moment that is not to come")
            }
            try engine.revokeKey(
                fingerprint, since: since, reason: desk.reason, by: desk.identity, idempotency: desk.key)
            return desk.keyPage(
                fingerprint, of: desk.owner(of: fingerprint),
                desk.say("已吊销签名密钥 \(fingerprint)。", "Revoked the key \(fingerprint)."))
        })

    static let keyRotate = Operation(
        "key.rotate", .init("更换签名密钥", "Put a new key in the place of an old one."), [fingerprint, publicKey],
        result: .init("person、fingerprint（新密钥）", "person, fingerprint (of the new key)"), for: .actors,
        .change { desk, engine in
            let (old, new) = (desk.arguments["fingerprint"], try desk.publicKey())
            let owner = desk.owner(of: old)
            try engine.rotateKey(old, to: new, by: desk.identity, idempotency: desk.key)
            return desk.keyPage(
                new.fingerprint, of: owner,
                desk.say(
                    "已登记\(desk.name(owner))的签名密钥 \(new.fingerprint)，并吊销 \(old)。",
                    "Registered the key \(new.fingerprint) of \(desk.name(owner)) and revoked \(old)."))
        })

    static let keyList = Operation(
        "key.list", .init("签名密钥列表", "Every key that was registered, with whose it is and since when."),
        [
            .takes("person", "只看此人的", "only those of this person"),
            .takes(
                "allowed_signers", .flag, "改为输出 ssh-keygen -Y verify 用的文件",
                "as the file that ssh-keygen -Y verify takes"),
        ],
        result: .init(
            "各密钥；allowed_signers 时为 lines",
            "each key: person, fingerprint, key, added_at, added_by, revoked_at, since; "
                + "with allowed_signers: lines"), for: .everybody, .look(KeyList.page))
}

extension Desk {
    /// Whose a registered key is.
    fileprivate func owner(of fingerprint: String) -> PersonID { directory.key(fingerprint)?.person ?? identity.person }

    func name(_ person: PersonID) -> String { glossary().person(person.text) }

    fileprivate func publicKey() throws -> SSHPublicKey {
        do throws(SSHSignatureError) { return try SSHPublicKey(line: arguments["public_key"]) } catch {
            let kinds = SSHPublicKey.Kind.allCases.map(\.rawValue).joined(separator: ", ")
            throw Usage(
                "public_key：应为一行公钥（\(kinds)），收到的不是（\(error.rawValue)）",
                "public_key: expected one line with a public key (\(kinds)), found none (\(error.rawValue))")
        }
    }

    fileprivate func keyPage(_ fingerprint: String, of person: PersonID, _ text: String) -> Page {
        let person = person.text
        return page(["person": .string(person), "fingerprint": .string(fingerprint)], text)
    }
}

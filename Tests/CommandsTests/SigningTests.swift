import CanonicalJSON
import Foundation
import Testing

/// A rehearsal in which form F-1 waits for the review of p3, whose step is signed; the keys p3 and p4 lie in the folder.
private enum SignedStage {
    static let ledger = Result { try make() }

    static func desk() throws -> Desktop {
        let desk = try Desktop(nil)
        try ledger.get().write(to: URL(filePath: desk.ledger))
        for key in ["p3", "p4"] {
            let ending = try desk.tool("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", desk.file(key))
            #expect(ending.status == 0, "\(ending.errors)")
        }
        return desk
    }

    private static func make() throws -> Data {
        let desk = try Desktop(.empty)
        let small = try String(contentsOfFile: Program.fixture("small.yaml"), encoding: .utf8)
        let signed = small.replacing("name: small", with: "name: signed")
            .replacing("signs: all of reviewer,", with: "signs: all of reviewer, signed: required,")
        let workflow = try desk.write(signed, to: "signed.yaml")
        let people = ["leader p1", "group p1", "group p2", "group p4", "reviewer p3"]
        let lines =
            [
                "workflow add \(workflow) --as admin", "case open C-1 --title 自评 --year 2022 --workflow signed --as p2",
                "form add C-1 F-1 --title 第1号项目 --as p2", "appoint C-1 filler p5 --for F-1 --as p2",
            ] + people.map { "appoint C-1 \($0) --as p2" } + [
                "confirm C-1 --opinion 同意 --as p1", "form import C-1 \(Program.fixture("F-1.yaml")) --as p5",
                "submit C-1 F-1 --opinion 已核对 --as p5",
            ]
        for line in lines {
            let ending = try desk.say(line)
            if ending.status != 0 { throw Hanging(command: line, errors: ending.errors) }
        }
        return try Data(contentsOf: URL(filePath: desk.ledger))
    }
}

@Suite struct `A decision signed with a key of one's own` {
    private let desk: Desktop
    private let sign = "sign C-1 F-1 --opinion 同意 --as p3"

    init() throws { desk = try SignedStage.desk() }

    @discardableResult
    private func does(_ line: String) throws -> Ending {
        let ending = try desk.say(line)
        #expect(ending.status == 0, "\(line): \(ending.errors)")
        return ending
    }

    private func refused(_ line: String) throws -> JSON? {
        let ending = try desk.say("\(line) --json")
        #expect(ending.status == 1, "\(line): \(ending.output)\(ending.errors)")
        return try ending.error["code"]
    }

    private func fingerprint(_ key: String) throws -> String {
        let words = try desk.tool("ssh-keygen", "-l", "-f", desk.file("\(key).pub")).output.split(separator: " ")
        return String(try #require(words.dropFirst().first))
    }

    /// Makes what was signed for the one signed entry again, from the file alone, and has OpenSSH check it.
    private func verifyOutside() throws -> Ending {
        let signers = try does("key list --allowed-signers").output
        _ = try desk.write(signers, to: "allowed_signers")
        let script = """
            import hashlib, json, sqlite3, subprocess, sys
            rows = sqlite3.connect(sys.argv[1])
            first, = rows.execute("select leaf from entry where seq = 1").fetchone()
            for seq, raw in rows.execute("select seq, bytes from entry order by seq").fetchall():
                entry = json.loads(raw)
                if "sig" not in entry: continue
                bodies = dict(rows.execute("select name, content from body where seq = ?", [seq]))
                open("a.sig", "wb").write(bodies.pop("signature"))
                intent = {key: entry[key] for key in ("actor", "case", "cmd", "schema", "type", "ver")}
                intent["data"] = {key: value for key, value in entry["data"].items() if key != "at"}
                intent["texts"] = {name: hashlib.sha256(text).hexdigest() for name, text in bodies.items()}
                intent.update(intent="countersign/intent/v1", ledger=first.hex())
                line = json.dumps(intent, sort_keys=True, separators=(",", ":"), ensure_ascii=False) + "\\n"
                time = entry["at"][:19].replace("-", "").replace(":", "").replace("T", "") + "Z"
                sys.exit(subprocess.run(
                    ["ssh-keygen", "-Y", "verify", "-f", "allowed_signers", "-I", sys.argv[2], "-n", sys.argv[3],
                     "-s", "a.sig", "-Overify-time=" + time], input=line.encode()).returncode)
            sys.exit(99)
            """
        return try desk.python(script, desk.ledger, "p3", "decision@countersign")
    }

    @Test func `is demanded, made on the spot, and verified by OpenSSH with what the ledger gives out`() throws {
        #expect(try refused(sign) == "refused.signature.given")
        #expect(try refused("\(sign) --ssh-key \(desk.file("p3"))") == "refused.signature.key_known")
        try does("key add \(desk.file("p3.pub")) --as p3")
        try does("\(sign) --ssh-key \(desk.file("p3"))")
        #expect(try verifyOutside().status == 0)
        #expect(try does("ledger verify --json").json["signatures"] == 1)
        let signers = try (does("who-signed C-1 F-1 --json").json.list ?? []).map { $0["signer"] }
        #expect(signers == [JSON.null, .string(try fingerprint("p3"))])
        let audited = try (does("audit approvals C-1 --json").json["rows"]?.list ?? []).map { $0["signer"] }
        #expect(audited.contains(.string(try fingerprint("p3"))))
        #expect(try does("who-signed C-1 F-1").output.contains(try fingerprint("p3").prefix(15)))
        // A day later the key is exchanged; what it signed stays good, and it signs no more.
        try does("key rotate \(try fingerprint("p3")) \(desk.file("p4.pub")) --as p3 --at 2023-02-08T09:00")
        #expect(try verifyOutside().status == 0)
        #expect(try does("ledger verify --json").json["signatures"] == 1)
        let keys = try does("key list --person p3 --json").json.list ?? []
        #expect(keys.map { $0["revoked_at"] == nil } == [false, true])
        #expect(keys.map { $0["added_by"] } == ["admin", "admin"])
        let independent = try desk.tool(
            Program.package.appending(path: "Scripts/independent-verify").path, desk.ledger)
        #expect(independent.status == 0 && independent.errors.contains("1 signatures good"), "\(independent.errors)")
        let tried = try does("refused --json").output
        #expect(tried.contains("signature.given") && tried.contains("signature.key_known"))
    }

    @Test func `is brought by hand, and only for what was signed`() throws {
        try does("key add \(desk.file("p3.pub")) --as p3")
        _ = try desk.write(try does("intent \(sign)").output, to: "i.json")
        #expect(
            try desk.tool("ssh-keygen", "-q", "-Y", "sign", "-n", "decision@countersign", "-f", "p3", "i.json").status
                == 0)
        let files = "--intent \(desk.file("i.json")) --signature \(desk.file("i.json.sig"))"
        let altered = sign.replacing("同意", with: "不同意")
        #expect(try refused("\(altered) --key other \(files)") == "refused.signature.intent")
        #expect(try refused("\(sign) --key another \(files)") == "refused.signature.intent")
        try does("why \(sign) \(files)")
        try does("\(sign) \(files)")
        #expect(try does("\(sign) \(files) --json").json["replayed"] == true)
        #expect(try verifyOutside().status == 0)
        #expect(try desk.say("\(sign) --intent \(desk.file("i.json"))").status == 64)
    }

    @Test func `goes through the service as well, which reads no file of who asks`() throws {
        try does("key add \(desk.file("p3.pub")) --as p3")
        let server = try desk.serve()
        #expect(try refused("\(sign) --ssh-key \(desk.file("p4"))") == "refused.signature.key_known")
        try does("\(sign) --ssh-key \(desk.file("p3"))")
        server.signal(SIGTERM)
        #expect(try server.end(within: 20).status == 0)
        #expect(try verifyOutside().status == 0)
    }

    @Test func `is not made without its key`() throws {
        let ending = try desk.say("\(sign) --ssh-key \(desk.file("none")) --json")
        #expect(ending.status == 69)
        #expect(ending.errors.contains("key.unsigned"))
        #expect(try desk.say("key add \(Program.fixture("people.yaml")) --as p3").status == 64)
        #expect(try desk.say("intent claim C-1 F-1 --as p3").status == 64)
    }
}

import Ledger

/// The part of the guide that has `ssh-keygen` check one approver's own signature, as an example for all others.
struct SignatureGuide {
    private let entry: Entry

    /// The first entry that an approver signed and of which all bodies are in the bundle; nil if there is none.
    ///
    /// - Parameter size: How many entries the bundle has.
    init?(_ ledger: any LedgerReading, size: Int64, leaving mayLeave: (Entry, Body) -> Bool) throws {
        var next: Int64 = 1
        while next <= size {
            let entries = try ledger.entries(from: next, limit: 1_000)
            guard let last = entries.last else { return nil }
            for entry in entries where entry.signer != nil && entry.seq <= size {
                let bodies = try ledger.bodies(of: entry.seq)
                guard bodies.count == entry.commitments.count, bodies.allSatisfy({ mayLeave(entry, $0) }) else {
                    continue
                }
                self.entry = entry
                return
            }
            next = last.seq + 1
        }
        return nil
    }

    /// What is signed is made anew from the entry and its bodies, so that nothing but the bundle has to be believed.
    var text: String {
        let person = entry.actor.onBehalfOf ?? entry.actor.person ?? ""
        return """

            ## 4. 本人签名 An approver's own signature, with OpenSSH

            第 \(entry.seq) 条由 \(person) 用本人密钥签名；`\(BundleLayout.approvers)` 由记录中的登记与吊销得出。其他记录换成其序号、人员与时间即可。
            Entry \(entry.seq) was signed with a key of \(person)'s own; `\(BundleLayout.approvers)` comes of the entries that
            register and revoke keys. For another entry put its number, person and time in their places.

            ```
            python3 - \(entry.seq) <<'END'
            import base64, hashlib, json, pathlib, sys
            size = int(pathlib.Path("checkpoint").read_text().split("\\n")[1])
            def entry(seq):
                index, place = divmod(seq - 1, 256)
                width, name, rest = min(256, size - 256 * index), f"{index % 1000:03d}", index
                while rest >= 1000:
                    rest //= 1000
                    name = f"x{rest % 1000:03d}/" + name
                data = pathlib.Path("tile/entries", name if width == 256 else f"{name}.p/{width}").read_bytes()
                for _ in range(place):
                    data = data[2 + int.from_bytes(data[:2], "big"):]
                return data[2:2 + int.from_bytes(data[:2], "big")]
            seq = int(sys.argv[1])
            signed = json.loads(entry(seq))
            lines = pathlib.Path(f"bodies/{(seq - 1) // 256}.jsonl").read_text().splitlines()
            bodies = {body["name"]: base64.b64decode(body["content"]) for body in map(json.loads, lines) if body["seq"] == seq}
            pathlib.Path("intent.sig").write_bytes(bodies.pop("signature"))
            intent = {key: signed[key] for key in ("actor", "case", "cmd", "schema", "type", "ver")}
            intent["data"] = {key: value for key, value in signed["data"].items() if key != "at"}
            intent["texts"] = {name: hashlib.sha256(text).hexdigest() for name, text in bodies.items()}
            intent.update(intent="countersign/intent/v1", ledger=hashlib.sha256(b"\\0" + entry(1)).hexdigest())
            line = json.dumps(intent, sort_keys=True, separators=(",", ":"), ensure_ascii=False) + "\\n"
            pathlib.Path("intent.json").write_bytes(line.encode())
            END
            ssh-keygen -Y verify -f \(BundleLayout.approvers) -I \(person) -n \(Entry.signatureNamespace) \\
                -Overify-time=\(AllowedSigners.second(entry.at)) -s intent.sig <intent.json
            ```

            """
    }
}

"""Checks the approvers' own signatures in a bundle with ssh-keygen: signatures.py BUNDLE ALLOWED_SIGNERS

What was signed is made anew from the entry and its bodies; it must be what OpenSSH verifies, and nothing else.
"""
import base64, hashlib, json, pathlib, subprocess, sys, tempfile

from bundle import entries


def verifies(intent, person, time, signature, signers):
    with tempfile.NamedTemporaryFile() as file:
        file.write(signature)
        file.flush()
        return subprocess.run(
            ["ssh-keygen", "-Y", "verify", "-f", signers, "-I", person, "-n", "decision@countersign", "-s", file.name,
             "-Overify-time=" + time], input=intent, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def main():
    bundle, signers = pathlib.Path(sys.argv[1]), sys.argv[2]
    size = int((bundle / "checkpoint").read_text().split("\n")[1])
    bodies = {}
    for file in (bundle / "bodies").glob("*.jsonl"):
        for line in file.read_text().splitlines():
            body = json.loads(line)
            bodies.setdefault(body["seq"], {})[body["name"]] = base64.b64decode(body["content"])
    first, checked = None, 0
    for raw in entries(bundle, size):
        first = first or hashlib.sha256(b"\0" + raw).hexdigest()
        entry = json.loads(raw)
        if "sig" not in entry:
            continue
        texts = dict(bodies[entry["seq"]])
        signature = texts.pop("signature")
        intent = {key: entry[key] for key in ("actor", "case", "cmd", "schema", "type", "ver")}
        intent["data"] = {key: value for key, value in entry["data"].items() if key != "at"}
        intent["texts"] = {name: hashlib.sha256(text).hexdigest() for name, text in texts.items()}
        intent.update(intent="countersign/intent/v1", ledger=first)
        line = (json.dumps(intent, sort_keys=True, separators=(",", ":"), ensure_ascii=False) + "\n").encode()
        person = entry["actor"].get("on_behalf_of", entry["actor"].get("person"))
        time = entry["at"][:19].replace("-", "").replace(":", "").replace("T", "") + "Z"
        assert verifies(line, person, time, signature, signers), f"entry {entry['seq']}: the signature does not fit"
        assert not verifies(line.replace(b'"ver":', b'"ver":1'), person, time, signature, signers), "anything fits"
        checked += 1
    assert checked, "no signatures"
    print(f"OK: ssh-keygen: {checked} signatures of approvers, made anew from the bundle")


main()

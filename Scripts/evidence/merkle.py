"""Checks receipts and growth with pymerkle: merkle.py BUNDLE RECEIPTS OLD_SIZE OLD_ROOT

Each receipt's path must prove its entry in the signed root, and no other entry; the tree of the bundle must continue the
tree that had OLD_ROOT (hex) when it had OLD_SIZE entries, and no other one.
"""
import base64, hashlib, pathlib, sys

from bundle import entries
from pymerkle import InmemoryTree, InvalidProof, verify_consistency, verify_inclusion
from pymerkle.proof import MerkleProof


def refused(check, *values):
    try:
        check(*values)
    except InvalidProof:
        return True
    return False


def main():
    bundle, receipts, old_size, old_root = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3]), bytes.fromhex(sys.argv[4])
    _, size, root = (bundle / "checkpoint").read_text().split("\n")[:3]
    size, root = int(size), base64.b64decode(root)
    tree = InmemoryTree(algorithm="sha256")
    for entry in entries(bundle, size):
        tree.append_entry(entry)
    assert tree.get_size() == size and tree.get_root() == root, "the root is another one"
    files = sorted(receipts.glob("*.tlog-proof"))
    assert files, "no receipts"
    for file in files:
        head, note = file.read_text().split("\n\n", 1)
        lines = head.split("\n")
        assert lines[0] == "c2sp.org/tlog-proof@v1" and lines[1].startswith("extra ") and lines[2].startswith("index ")
        entry, index = base64.b64decode(lines[1][6:]), int(lines[2][6:])
        path = [base64.b64decode(line) for line in lines[3:]]
        leaf = hashlib.sha256(b"\0" + entry).digest()
        signed = base64.b64decode(note.split("\n")[2])
        assert int(note.split("\n")[1]) == size and signed == root, f"{file.name}: it is of another checkpoint"
        # The same path as pymerkle's own proof for the place, and it proves this entry and no other one.
        proof = tree.prove_inclusion(index + 1, size)
        assert proof.path[1:] == path, f"{file.name}: another path than pymerkle's"
        verify_inclusion(leaf, signed, proof)
        assert refused(verify_inclusion, hashlib.sha256(b"\0other").digest(), signed, proof), "a wrong entry was proved"
    growth = tree.prove_consistency(old_size, size)
    verify_consistency(old_root, root, growth)
    assert refused(verify_consistency, hashlib.sha256(b"fork").digest(), root, growth), "a fork was proved"
    print(f"OK: pymerkle: root of {size} entries, {len(files)} receipts, growth from entry {old_size}")


main()

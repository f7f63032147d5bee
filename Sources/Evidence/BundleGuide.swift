import TransparencyLog

/// The page in a bundle that tells an auditor how to check it with tools that are not ours.
enum BundleGuide {
    static func text(_ checkpoint: Checkpoint, _ keys: [VerifierKey]) -> String {
        let key = keys.last.map { Base64.text($0.publicKey) } ?? ""
        return """
            # 核验 Verifying this folder

            日志 \(checkpoint.origin) 的前 \(checkpoint.size) 条记录。公钥请向单位另行取得，勿只信本文件夹中的 `log.vkey`。
            The first \(checkpoint.size) entries of the log \(checkpoint.origin). Get the key from the body by another way;
            do not trust the `log.vkey` in this folder alone.

            | 文件 File | 内容 What it is |
            |---|---|
            | `checkpoint` | 已签署的条数与根 the signed size and root: c2sp.org/tlog-checkpoint |
            | `tile/`, `tile/entries/` | 树与记录 the tree and the entries: c2sp.org/tlog-tiles, RFC 6962 |
            | `\(BundleLayout.approvers)` | 签批人的公钥 the approvers' keys, each in its time: allowed_signers of ssh-keygen(1) |
            | `bodies/*.jsonl` | 记录所承诺的正文 what the entries commit to; what is withheld is not there |
            | `commands/*.jsonl` | 各命令及其答复 the commands that the entries came of, with their answers |

            ## 1. 签名 The signature, with OpenSSL 3

            The text is the first three lines; the signature stands below behind four bytes that name the key. Lines below
            it are of witnesses (见证方), who cosigned the checkpoint (c2sp.org/tlog-cosignature).

            ```
            head -3 checkpoint > text
            sed -n 5p checkpoint | cut -d' ' -f3 | base64 -d | tail -c +5 > signature
            { printf '\\060\\052\\060\\005\\006\\003\\053\\145\\160\\003\\041\\000'; echo \(key) | base64 -d; } > key.der
            openssl pkeyutl -verify -rawin -pubin -keyform DER -inkey key.der -in text -sigfile signature
            ```

            ## 2. 树 The tree, with pymerkle (PyPI)

            Each entry is hashed as RFC 6962 says; the root of all must be the third line of `checkpoint`.

            ```
            python3 - <<'END'
            import base64, pathlib, pymerkle
            origin, size, root = pathlib.Path("checkpoint").read_text().split("\\n")[:3]
            tree = pymerkle.InmemoryTree(algorithm="sha256")
            def parts(index):
                width = min(256, int(size) - 256 * index)
                name = f"{index % 1000:03d}"
                while index >= 1000:
                    index //= 1000
                    name = f"x{index % 1000:03d}/" + name
                return pathlib.Path("tile/entries", name if width == 256 else f"{name}.p/{width}").read_bytes()
            for index in range((int(size) + 255) // 256):
                data = parts(index)
                while data:
                    end = 2 + int.from_bytes(data[:2], "big")
                    tree.append_entry(data[2:end])
                    data = data[end:]
            assert tree.get_size() == int(size) and tree.get_root() == base64.b64decode(root)
            print("OK", origin, size, root)
            END
            ```

            ## 3. 正文 The bodies

            A line of `bodies/N.jsonl` fits its entry if
            SHA-256("countersign/body/v1" 00 u32be(len name) name salt u64be(len content) content) is the hash that the entry
            names under `bodies`; `salt` and `content` are base64.

            """
    }
}

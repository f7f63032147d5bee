import Foundation
import Ledger
import LedgerSQLite
import Testing
import TransparencyLog

@testable import Evidence

@Suite struct `A bundle` {
    private func export(
        _ signed: SignedLedger, to folder: Folder, leaving mayLeave: @escaping (Entry, Body) -> Bool = { _, _ in true }
    ) throws -> BundleExport.Report {
        let ledger = try signed.reader()
        defer { ledger.close() }
        return try BundleExport(ledger, keys: signed.keys, bodies: mayLeave).write(to: folder)
    }

    private func code(_ work: () throws -> Void) -> String? {
        do {
            try work()
            return nil
        } catch {
            return (error as? EvidenceError)?.code ?? "\(error)"
        }
    }

    @Test(arguments: [1, 255, 256, 257, 700]) func `is checked without the ledger`(entries: Int) throws {
        let signed = try SignedLedger(entries: entries)
        let folder = Folder(signed.folder + "/bundle")
        let report = try export(signed, to: folder)
        #expect(report.checkpoint.size == Int64(entries) && report.bodies == entries && report.withheld == 0)
        let found = try BundleReader(folder, trusting: signed.keys).verify()
        #expect(found.checkpoint == report.checkpoint && found.bodies == Int64(entries) && found.withheld == 0)
    }

    @Test func `is brought up to date, and what was there is kept`() throws {
        let signed = try SignedLedger(entries: 300)
        let folder = Folder(signed.folder + "/bundle")
        _ = try export(signed, to: folder)
        let ledger = try SQLiteLedger.openWriter(at: signed.path)
        for number in 300..<700 { _ = try ledger.append(SignedLedger.append(number)) }
        ledger.close()
        let more = try export(signed, to: folder)
        // The first tile with its entries, bodies and commands.
        #expect(more.kept == 4 && more.bodies == 700 - 256)
        #expect(try BundleReader(folder, trusting: signed.keys).verify().checkpoint.size == 700)
        #expect(!folder.has("tile/0/001.p/44") && !folder.has("tile/entries/001.p/44"))
        #expect(try export(signed, to: folder).written == 0)
    }

    @Test func `makes the same ledger again, or the ledger as it was`() throws {
        let signed = try SignedLedger(entries: 700)
        let folder = Folder(signed.folder + "/bundle")
        _ = try export(signed, to: folder)
        let original = try signed.reader()
        for size in [Int64?.none, 1, 256, 500] {
            let path = signed.folder + "/\(size ?? 0).db"
            let copy = try SQLiteLedger.create(at: path)
            let head = try BundleImport(BundleReader(folder, trusting: signed.keys), into: copy, upTo: size).run()
            #expect(head.size == size ?? 700)
            #expect(try copy.tree(of: head.size).root(of: head.size) == original.tree(of: 700).root(of: head.size))
            #expect(try copy.entries(from: 1, limit: 1_000) == original.entries(from: 1, limit: Int(head.size)))
            #expect(try copy.verify().problem == nil)
            #expect(try copy.command("k-0") == original.command("k-0"))
            copy.close()
        }
    }

    @Test func `forgets what was removed since, proves what it proved, and is made the same ledger again`() throws {
        let signed = try SignedLedger(entries: 300)
        let (folder, path) = (Folder(signed.folder + "/bundle"), signed.folder + "/copy.db")
        _ = try export(signed, to: folder)
        let removed: [Int64] = [5, 6, 290]
        func isThere(_ seq: Int64) throws -> Bool {
            let lines = try #require(try folder.read("bodies/\((seq - 1) / 256).jsonl"))
            return String(decoding: lines, as: UTF8.self).contains(Base64.text(Array("同意 \(seq - 1)".utf8)))
        }
        func receipt() throws -> LogProof {
            let ledger = try signed.reader()
            defer { ledger.close() }
            return try ledger.proof(of: 5, trusting: signed.keys)
        }
        let proof = try receipt()
        #expect(try removed.allSatisfy(isThere))
        let ledger = try SQLiteLedger.openWriter(at: signed.path)
        _ = try ledger.append(SignedLedger.removal(of: removed))
        #expect(try ledger.sweep())
        let root = try ledger.tree(of: 301).root(of: 301)
        ledger.close()
        _ = try export(signed, to: folder)
        #expect(try !removed.contains(where: isThere))
        #expect(try isThere(7))
        #expect(try BundleReader(folder, trusting: signed.keys).verify().withheld == 3)
        // The receipt that was made before, and one made now.
        let leaf = try signed.reader().entries(from: 5, limit: 1)[0].leaf
        for proof in [proof, try receipt()] {
            #expect(throws: Never.self) { try proof.verify(leaf: leaf, trusting: signed.keys) }
        }
        let copy = try SQLiteLedger.create(at: path)
        _ = try BundleImport(BundleReader(folder, trusting: signed.keys), into: copy).run()
        #expect(try copy.tree(of: 301).root(of: 301) == root)
        #expect(try copy.verify().removed == 3)
        #expect(try copy.bodies(of: 300).map(\.isSecret) == [true])
        copy.close()
        #expect(
            try FileManager.default.contents(atPath: path)?.firstRange(of: Data("同意 299".utf8)) == nil,
            "what is 涉密 is so in the copy too")
    }

    @Test func `shows that a body was withheld, and cannot be made a ledger then`() throws {
        let signed = try SignedLedger(entries: 10)
        let folder = Folder(signed.folder + "/bundle")
        let report = try export(signed, to: folder) { entry, _ in entry.seq != 7 }
        #expect(report.withheld == 1)
        #expect(try BundleReader(folder, trusting: signed.keys).verify().withheld == 1)
        let secret = Array("同意 6".utf8)
        let lines = try #require(try folder.read("bodies/0.jsonl"))
        #expect(String(decoding: lines, as: UTF8.self).contains(Base64.text(Array("同意 5".utf8))))
        #expect(!String(decoding: lines, as: UTF8.self).contains(Base64.text(secret)))
        let copy = try SQLiteLedger.create(at: signed.folder + "/copy.db")
        let found = code { _ = try BundleImport(BundleReader(folder, trusting: []), into: copy).run() }
        #expect(found == "evidence.bad_entry")
    }

    @Test func `names the approvers' keys, each in its time, and is found out where a line is another`() throws {
        let signed = try SignedLedger(entries: 300)
        let folder = Folder(signed.folder + "/bundle")
        _ = try export(signed, to: folder)
        func lines() throws -> [String] {
            String(decoding: try folder.bytes("approvers"), as: UTF8.self).split(separator: "\n").map(String.init)
        }
        let first = try lines()
        #expect(
            first == [
                #"p1 namespaces="decision@countersign",valid-after="19700101000000Z",valid-before="19700101000000Z" ssh-ed25519 AAAA"#,
                #"p2 namespaces="decision@countersign",valid-after="19700101000000Z" ssh-ed25519 BBBB"#,
            ])
        let reader = try BundleReader(folder, trusting: signed.keys)
        for changed in [
            [first[0]], [first[1], first[0]], first + first, [], [first[0], "p3" + first[1].dropFirst(2)],
        ] {
            try folder.write(Array(changed.map { $0 + "\n" }.joined().utf8), to: "approvers")
            #expect(throws: EvidenceError.self, "\(changed)") { try reader.verify() }
        }
        let found = #expect(throws: EvidenceError.self) { try reader.verify() }
        #expect(found?.message.contains("line 2") == true, "\(String(describing: found))")
        // What is there is brought up to date, and put right.
        let ledger = try SQLiteLedger.openWriter(at: signed.path)
        for number in 300..<700 { _ = try ledger.append(SignedLedger.append(number)) }
        ledger.close()
        _ = try export(signed, to: folder)
        #expect(try lines().count == 3)
        try reader.verify()
    }

    @Test func `takes no other log's folder, and no folder of another history`() throws {
        let signed = try SignedLedger(entries: 10)
        let folder = Folder(signed.folder + "/bundle")
        _ = try export(signed, to: folder)
        let other = try SignedLedger(entries: 20, origin: "example.org/other")
        #expect(code { _ = try export(other, to: folder) } == "evidence.unsigned")
        // The stolen key signs another history under the same name.
        let forked = try SignedLedger(entries: 30)
        try FileManager.default.removeItem(atPath: forked.path + ".key")
        try FileManager.default.copyItem(atPath: signed.path + ".key", toPath: forked.path + ".key")
        let ledger = try SQLiteLedger.openWriter(at: forked.path)
        _ = try ledger.append(SignedLedger.append(30))
        ledger.close()
        let thief = try forked.reader()
        let theft = code { _ = try BundleExport(thief, keys: signed.keys) { _, _ in true }.write(to: folder) }
        #expect(theft == "evidence.forked")
        #expect(try BundleReader(folder, trusting: signed.keys).verify().checkpoint.size == 10)
    }

    @Test func `with any byte changed in any file is found out`() throws {
        let signed = try SignedLedger(entries: 300, sealedEvery: 300)
        let folder = Folder(signed.folder + "/bundle")
        _ = try export(signed, to: folder)
        let reader = try BundleReader(folder, trusting: signed.keys)
        var random = SystemRandomNumberGenerator()
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { name in
            var isFolder: ObjCBool = false
            FileManager.default.fileExists(atPath: folder.path + "/" + name, isDirectory: &isFolder)
            // The guide proves nothing, and the keys were got by another way.
            return !isFolder.boolValue && !["VERIFY.md", "log.vkey"].contains(name)
        }
        #expect(names.count >= 10)
        for name in names {
            let bytes = try folder.bytes(name)
            for _ in 0..<12 {
                var changed = bytes
                let place = Int.random(in: bytes.indices, using: &random)
                changed[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
                try folder.write(changed, to: name)
                // What a command answered is in no tree; an import would hand it on.
                if name.hasPrefix("commands/") {
                    _ = try? reader.verify()
                } else {
                    #expect(throws: EvidenceError.self, "\(name) byte \(place)") { try reader.verify() }
                }
            }
            try folder.write(Array(bytes.dropLast()), to: name)
            #expect(throws: EvidenceError.self, "\(name) cut") { try reader.verify() }
            folder.remove(name)
            #expect(throws: EvidenceError.self, "\(name) removed") { try reader.verify() }
            try folder.write(bytes, to: name)
        }
        try reader.verify()
    }
}

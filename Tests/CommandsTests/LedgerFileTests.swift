import CanonicalJSON
import Foundation
import Testing

@Suite struct `A file that is no ledger of this program` {
    /// What stands at the path, and what is expected of it.
    enum Kind: CaseIterable {
        case text, database, empty, folder
    }

    private func make(_ kind: Kind, on desk: Desktop) throws -> String {
        let path = desk.file("other.db")
        switch kind {
        case .text: return try desk.write("年度工作总结\n", to: "other.db")
        case .empty: return try desk.write("", to: "other.db")
        case .folder: try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        case .database:
            #expect(
                try desk.python(
                    "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute('create table a (b)')",
                    path
                ).status == 0)
        }
        return path
    }

    @Test(arguments: Kind.allCases)
    func `is refused for reading and for writing, and stays as it was`(kind: Kind) throws {
        let desk = try Desktop()
        let path = try make(kind, on: desk)
        let before = try? Data(contentsOf: URL(filePath: path))
        for line in ["todo", "ledger verify", "people change p1 --role staff", "submit C-1 F-1"] {
            try desk.expectRefusal("\(line) --ledger \(path)", 65, "ledger.not_ours", naming: ["other.db"])
        }
        try desk.expectRefusal("init --body x --name y --ledger \(path)", 77, "ledger.exists", naming: ["other.db"])
        #expect((try? Data(contentsOf: URL(filePath: path))) == before)
        #expect(!FileManager.default.fileExists(atPath: path + "-wal"))
    }

    @Test func `and a ledger are told apart when one is to be made anew`() throws {
        let desk = try Desktop()
        try desk.expectRefusal("init --body x --name y", 77, "ledger.exists")
        try desk.expectRefusal(
            "init --body x --name y --ledger none/a.db", 66, "ledger.not_found", naming: ["none/a.db"])
    }

    @Test func `of a later version is left to that version`() throws {
        let desk = try Desktop()
        let newer = desk.file("newer.db")
        try FileManager.default.copyItem(atPath: desk.ledger, toPath: newer)
        let raised = try desk.python(
            "import sqlite3, sys; d = sqlite3.connect(sys.argv[1]); d.execute('pragma user_version = 9'); d.commit()",
            newer)
        #expect(raised.status == 0, "\(raised.errors)")
        for line in ["todo", "ledger verify", "submit C-1 F-1 --as p5"] {
            try desk.expectRefusal("\(line) --ledger \(newer)", 65, "ledger.newer_schema", naming: ["9"])
        }
    }
}

@Suite struct `A ledger that was tampered with` {
    private static let flip = """
        import sqlite3, sys
        d = sqlite3.connect(sys.argv[1])
        d.execute("drop trigger entry_is_not_changed")
        raw, = d.execute("select bytes from entry where seq = ?", [int(sys.argv[2])]).fetchone()
        at = raw.index(b'"at":"') + 10
        raw = raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1:]
        d.execute("update entry set bytes = ? where seq = ?", [raw, int(sys.argv[2])])
        d.commit()
        """

    @Test(arguments: [1, 12, 25]) func `names the entry with a flipped bit`(seq: Int) throws {
        let desk = try Desktop()
        #expect(try desk.python(Self.flip, desk.ledger, "\(seq)").status == 0)
        for language in ["en_US.UTF-8", "zh_CN.UTF-8"] {
            desk.language = language
            let ending = try desk.say("ledger verify")
            #expect(ending.status == 65)
            #expect(ending.errors.contains("[ledger.bad_entry]"))
            #expect(
                ending.errors.contains(language.hasPrefix("zh") ? "第 \(seq) 条" : "entry \(seq)"), "\(ending.errors)")
            #expect(ending.output.isEmpty)
        }
        let coded = try desk.say("ledger verify --json")
        #expect(try coded.error["code"] == "ledger.bad_entry")
    }

    @Test func `takes no further act when its last entry is bad`() throws {
        let desk = try Desktop()
        let last = try desk.entries()
        #expect(try desk.python(Self.flip, desk.ledger, "\(last)").status == 0)
        let before = try Data(contentsOf: URL(filePath: desk.ledger))
        let ending = try desk.say("submit C-1 F-1 --as p5")
        #expect(ending.status == 65, "\(ending.errors)")
        #expect(try Data(contentsOf: URL(filePath: desk.ledger)) == before)
    }

    @Test func `says when a view differs from the log, and is put right from the log`() throws {
        let desk = try Desktop(.voting)
        let forged = try desk.python(
            """
            import sqlite3, sys
            d = sqlite3.connect(sys.argv[1])
            d.execute("update sign_off set person = 'p7' where person = 'p3'")
            d.commit()
            """, desk.ledger)
        #expect(forged.status == 0)
        let ending = try desk.say("ledger verify")
        #expect(ending.status == 65)
        #expect(ending.errors.contains("[engine.replay_differs]"))
        #expect(try desk.say("ledger rebuild").status == 0)
        #expect(try desk.say("ledger verify").status == 0)
        #expect(try !desk.say("who-signed C-1").output.contains("p7"))
    }

    @Test func `and cut short is refused`() throws {
        let desk = try Desktop()
        let whole = try Data(contentsOf: URL(filePath: desk.ledger))
        for size in [whole.count / 2, 5_000, 100] {
            let cut = desk.file("cut.db")
            try whole.prefix(size).write(to: URL(filePath: cut))
            for line in ["ledger verify", "todo", "submit C-1 F-1 --as p5"] {
                let ending = try desk.say("\(line) --ledger \(cut)")
                #expect(ending.status == 65, "\(size) bytes, \(line): \(ending.status) \(ending.errors)")
                #expect(ending.errors.contains("[ledger."), "\(ending.errors)")
            }
        }
    }
}

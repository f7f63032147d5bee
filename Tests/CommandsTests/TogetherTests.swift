import CanonicalJSON
import ChildProcess
import Foundation
import Testing

@Suite struct `Several processes at one ledger` {
    private static let holder = """
        import fcntl, os, sys
        lock = open(sys.argv[1], "w")
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.write("pid %d\\n" % os.getpid())
        lock.flush()
        print("held", flush=True)
        sys.stdin.read()
        """

    @Test func `wait for the writer, and then name it`() throws {
        let desk = try Desktop()
        let (input, output) = (Pipe(), Pipe())
        let holder = try Child(
            ["python3", "-c", Self.holder, desk.ledger + ".lock"], input: .pipe(input), output: .pipe(output))
        #expect(output.fileHandleForReading.readData(ofLength: 5) == Data("held\n".utf8))
        desk.patience = 1
        let ending = try desk.say("submit C-1 F-1 --as p5")
        desk.patience = 600
        #expect(ending.status == 69, "\(ending.errors)")
        #expect(ending.errors.contains("[ledger.busy]"))
        let pid = try String(contentsOfFile: desk.ledger + ".lock", encoding: .utf8).filter(\.isNumber)
        #expect(ending.errors.contains(pid), "\(ending.errors)")
        #expect(try desk.say("todo").status == 0, "readers do not wait")
        let waiting = try desk.start(["submit", "C-1", "F-1", "--as", "p5"])
        try input.fileHandleForWriting.close()
        #expect(holder.wait() == 0)
        #expect(try waiting.end().status == 0)
    }

    @Test func `do every act exactly once`() throws {
        let desk = try Desktop()
        let before = try desk.entries()
        let opened = try (1...24).map { number in
            try desk.start([
                "rectification", "open", "C-1", "R-\(number)", "--title", "问题\(number)", "--as", "p2", "--json",
            ])
        }
        // The same act twice under one key, at once.
        let twins = try (1...4).map { _ in
            try desk.start(["submit", "C-1", "F-1", "--as", "p5", "--key", "k-1", "--json"])
        }
        let endings = try opened.map { try $0.end(within: 600) }
        let answers = try twins.map { try $0.end(within: 600) }
        for ending in endings + answers {
            #expect(ending.status == 0, "\(ending.errors)")
            #expect(!ending.errors.contains("locked"))
        }
        #expect(try answers.filter { try $0.json["replayed"] == false }.count == 1)
        let items = try desk.say("rectification list C-1 --json").json.list ?? []
        #expect(Set(items.compactMap { $0["item"]?.text }).count == 24 && items.count == 24)
        #expect(try desk.say("who-signed C-1 F-1 --json").json.list?.count == 1)
        let seqs = try endings.map { try $0.json["first_seq"]?.integer }
        #expect(Set(seqs).count == 24)
        #expect(try desk.entries() >= before + 25)
    }

    @Test func `lose nothing acknowledged when they are killed`() throws {
        let desk = try Desktop()
        var acknowledged: Set<String> = []
        var killed = 0
        let started = Date()
        #expect(try desk.say("rectification open C-1 R-0 --title 问题 --as p2").status == 0)
        let whole = Date().timeIntervalSince(started)
        for number in 1...30 {
            // Killed at thirty points from its start to a little after its end.
            let limit = String(format: "%.4f", whole * Double(number) / 25)
            let ending = try desk.tool(
                "timeout", "--signal=KILL", limit, Program.path, "rectification", "open", "C-1", "R-\(number)",
                "--title", "问题", "--as", "p2")
            if ending.status != 0 { killed += 1 }
            if ending.status == 0 || ending.output.contains("#") { acknowledged.insert("R-\(number)") }
        }
        let listed = try desk.say("rectification list C-1 --json")
        #expect(listed.status == 0, "\(listed.errors)")
        let items = Set(try listed.json.list?.compactMap { $0["item"]?.text } ?? [])
        #expect(acknowledged.isSubset(of: items))
        #expect(killed > 0)
        #expect(try desk.say("ledger verify").status == 0)
        #expect(try desk.say("submit C-1 F-1 --as p5").status == 0)
    }
}

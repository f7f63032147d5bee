import CanonicalJSON
import Foundation
import Testing

@Suite struct `Marking as 涉密 as a whole` {
    private func say(_ desk: Desktop, _ lines: String...) throws {
        for line in lines {
            let ending = try desk.say(line)
            #expect(ending.status == 0, "\(line): \(ending.errors)")
        }
    }

    @Test func `is signed for: a form that was signed asks for its signatures again`() throws {
        let desk = try Desktop(.voting)
        #expect(try desk.say("who-signed C-1 F-1 --json").json.list?.count == 2)
        try say(desk, "people clear admin", "people clear p5")
        try say(desk, "form import C-1 \(Program.fixture("F-1.yaml")) --secret --as p5")
        #expect(try desk.say("who-signed C-1 F-1 --json").json.list == [])
        #expect(try desk.say("who-signed C-1 F-2 --json").json.list?.count == 2)
        let changes = try desk.say("form diff C-1 F-1 --json").json.list
        #expect(changes == [["path": "secret", "old": nil, "new": "true"]])
        // What the file shows is what it takes.
        let file = try desk.write(try desk.say("form show C-1 F-1").output, to: "F-1.yaml")
        let again = try desk.say("form import C-1 \(file) --as p5 --lang en")
        #expect(again.output.contains("Nothing changed"), "\(again.output)\(again.errors)")
        // A file that says nothing of it does not publish the form.
        func isSecret() throws -> JSON? { try desk.say("form show C-1 F-1 --json").json["content"]?["secret"] }
        try say(desk, "form import C-1 \(Program.fixture("F-1.yaml")) --as p5")
        #expect(try isSecret() == true)
        try say(desk, "form import C-1 \(Program.fixture("F-1.yaml")) --no-secret --as p5")
        #expect(try isSecret() == nil)
    }

    @Test func `is read by those who are cleared, and gone for all when two of them say so`() throws {
        let desk = try Desktop(.voting)
        try say(desk, "people clear admin", "people clear p5", "people clear p3")
        let form = try String(contentsOfFile: Program.fixture("F-1.yaml"), encoding: .utf8)
        let file = try desk.write(form.replacing("第1号项目", with: "泄密项目XQZ"), to: "s.yaml")
        func refused(_ line: String, _ code: String) throws {
            let ending = try desk.say(line)
            #expect(ending.status != 0 && ending.errors.contains("[\(code)]"), "\(line): \(ending)")
        }
        func bytes(_ suffix: String = "") -> Data {
            FileManager.default.contents(atPath: desk.ledger + suffix) ?? Data()
        }
        func isInFile() -> Bool { bytes().firstRange(of: Data("XQZ".utf8)) != nil }
        try say(desk, "form import C-1 \(file) --secret --as p5")
        #expect(!isInFile())
        #expect(try desk.say("form show C-1 F-1").output.contains("XQZ"))
        try say(desk, "people clear admin --revoke")
        try refused("form show C-1 F-1", "engine.needs_clearance")
        try refused("form import C-1 \(file) --secret --as p4", "engine.needs_clearance")
        #expect(try !desk.say("form list C-1").output.contains("XQZ"))
        try refused("ledger export out --bodies all", "engine.needs_clearance")
        try say(desk, "people clear admin", "form import C-1 \(file) --no-secret --as p5")
        #expect(isInFile())
        let history = try desk.say("history C-1 --json").json.list ?? []
        let seqs = history.filter { $0["type"] == "revised" && $0["data"]?["unit"] == "F-1" }.compactMap {
            $0["seq"]?.integer
        }
        let backup = desk.file("b.db")
        try say(
            desk, "ledger backup \(backup)", "ledger key add --origin example.org/log",
            "receipt make C-1 --entry \(seqs[1]) --to old")
        for (number, seq) in seqs.dropFirst().enumerated() {
            try say(desk, "redaction request \(seq) --ground classified --authority 保密〔2023〕1号 --as p5")
            try refused("redaction approve rd-\(number + 1) --as p5", "engine.needs_another")
            let done = try desk.say("redaction approve rd-\(number + 1) --as p3 --json").json
            #expect(done["swept"] == true && done["backups"]?.list?.first?["path"] == .string(backup), "\(done)")
        }
        #expect(!isInFile())
        #expect(bytes("-wal").isEmpty)
        try refused("form show C-1 F-1", "engine.removed")
        let verified = try desk.say("ledger verify --json").json
        #expect(verified["removed"]?.integer == Int64(seqs.count - 1) && verified["unopened"] == 0, "\(verified)")
        let key = try desk.write(try desk.say("ledger key list").output, to: "log.vkey")
        let receipt = "\(desk.file("old"))/\(seqs[1]).tlog-proof"
        try say(
            desk, "receipt verify \(receipt) --trust \(key)", "ledger export out",
            "ledger verify-bundle out --trust \(key)")
        let lines = try String(contentsOfFile: desk.file("out/bodies/0.jsonl"), encoding: .utf8)
        #expect(!lines.contains(Data("泄密项目XQZ".utf8).base64EncodedString().prefix(16)))
        #expect(
            try desk.say("redaction list --json").json.list?.map { $0["status"] }
                == seqs.dropFirst().map { _ in "done" })
    }

    @Test func `goes with the plan of an item, and is seen in the list`() throws {
        let desk = try Desktop(.voting)
        try say(
            desk, "people clear admin", "people clear p5", "vote C-1 approve --as p1", "vote C-1 approve --as p2",
            "rectification open C-1 R-1 --title 甲 --as p2", "appoint C-1 responsible p5 --for R-1 --as p2")
        func isSecret() throws -> JSON? { try desk.say("rectification list C-1 --json").json.list?.first?["secret"] }
        #expect(try isSecret() == false)
        try say(desk, "rectification plan C-1 R-1 --measure 乙 --secret --as p5")
        #expect(try isSecret() == true)
        #expect(try desk.say("rectification list C-1").output.contains("〔涉密〕"))
        try say(desk, "rectification plan C-1 R-1 --measure 丙 --as p5")
        #expect(try isSecret() == true)
        try say(desk, "rectification plan C-1 R-1 --no-secret --as p5")
        #expect(try isSecret() == false)
    }
}

import CanonicalJSON
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

    @Test func `goes with the plan of an item, and is seen in the list`() throws {
        let desk = try Desktop(.voting)
        try say(
            desk, "vote C-1 approve --as p1", "vote C-1 approve --as p2",
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

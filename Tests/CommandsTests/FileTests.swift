import CanonicalJSON
import Foundation
import Testing

@Suite struct `A file handed in` {
    @Test func `that is broken YAML is refused at its line and column`() throws {
        let desk = try Desktop()
        let form = try desk.write("form: F-1\ntitle: x\nyear: [2022\n", to: "broken.yaml")
        try desk.expectRefusal(
            "form import C-1 \(form) --as p5", 65, "yaml.unclosed_bracket", naming: ["broken.yaml:3:7"])
        let people = try desk.write("people:\n  - {id: p9, name: 甲, rolle: staff}\n", to: "people.yaml")
        try desk.expectRefusal("people add \(people)", 65, "yaml.unknown_key", naming: ["people.yaml:2:23", "role"])
        let workflow = try desk.write("countersign: 1\nname: x\nname: y\n", to: "workflow.yaml")
        for verb in ["workflow check", "workflow add", "workflow show", "workflow draw"] {
            try desk.expectRefusal(
                "\(verb) \(workflow)", 65, "yaml.duplicate_key", naming: ["workflow.yaml:3:1"])
        }
    }

    @Test func `is refused with each problem once and each code once a line`() throws {
        let desk = try Desktop()
        let people = try desk.write(
            "people:\n  - {id: a b, name: 甲}\n  - {id: p9, name: 乙, role: boss}\n", to: "people.yaml")
        let ending = try desk.say("people add \(people)")
        #expect(ending.status == 65)
        #expect(ending.errors.contains("people.yaml:2:10"))
        #expect(ending.errors.contains("people.yaml:3:29"))
        for line in ending.errors.split(separator: "\n") { #expect(line.split(separator: "[").count <= 2, "\(line)") }
    }

    @Test func `of an unsound workflow is refused with a way to the trap`() throws {
        let desk = try Desktop(.empty)
        let sound = try String(contentsOfFile: Program.fixture("small.yaml"), encoding: .utf8)
        let trap = sound.replacingOccurrences(
            of: "{step: draft, title: 填报, by: filler, edits: all, until: archive, due: 10 working days}",
            with: "{step: draft, title: 填报, by: filler, edits: [goals]}"
        ).replacingOccurrences(
            of: "signs: all of reviewer, ", with: "signs: all of reviewer, needs: [filled: [head.项目名称]], ")
        let path = try desk.write(trap, to: "trap.yaml")
        let ending = try desk.say("workflow check \(path)")
        #expect(ending.status == 65, "\(ending.errors)")
        #expect(try desk.say("workflow add \(path)").status == 65)
        #expect(try desk.say("workflow check \(Program.fixture("small.yaml")) --copies 2").status == 0)
    }

    @Test func `that is missing, a folder, too large or no text is refused`() throws {
        let desk = try Desktop()
        try desk.expectRefusal("form import C-1 none.yaml --as p5", 66, "file.not_found", naming: ["none.yaml"])
        try desk.expectRefusal("form import C-1 \(desk.folder) --as p5", 65, "file.unreadable")
        let large = desk.file("large.yaml")
        _ = FileManager.default.createFile(atPath: large, contents: nil)
        truncate(large, 70 << 20)
        try desk.expectRefusal("form import C-1 \(large) --as p5", 65, "file.too_large")
        try desk.expectRefusal("form import C-1 /dev/zero --as p5", 65, "file.too_large")
        try Data([0x66, 0xFF, 0xFE]).write(to: URL(filePath: desk.file("latin.yaml")))
        try desk.expectRefusal("form import C-1 \(desk.file("latin.yaml")) --as p5", 65, "yaml.encoding")
        let nul = try desk.write("form: F-1\ntitle: \"a\0b\"\n", to: "nul.yaml")
        try desk.expectRefusal("form import C-1 \(nul) --as p5", 65, "yaml.character", naming: ["nul.yaml:2:"])
    }

    @Test func `may come through a pipe`() throws {
        let desk = try Desktop()
        let text = try String(contentsOfFile: Program.fixture("F-1.yaml"), encoding: .utf8)
        let changed = try desk.write(text.replacingOccurrences(of: "已完成", with: "基本完成"), to: "F-1.yaml")
        let ending = try desk.tool(
            "bash", "-c", #"exec "$1" form import C-1 <(cat "$2") --as p5 --reason 更正"#, "-", Program.path, changed)
        #expect(ending.status == 0, "\(ending.errors)")
        #expect(try desk.say("form show C-1 F-1 --json").json["revision"] == 2)
    }

    @Test func `for a form that the case does not have is refused by the rules`() throws {
        let desk = try Desktop()
        let text = try String(contentsOfFile: Program.fixture("F-1.yaml"), encoding: .utf8)
        let path = try desk.write(text.replacingOccurrences(of: "form: F-1", with: "form: F-9"), to: "F-9.yaml")
        try desk.expectRefusal("form import C-1 \(path) --as p5", 1, "refused.unit.known", recorded: true)
    }
}

import CanonicalJSON
import Foundation
import Testing

@Suite struct `The log and the model for process mining` {
    @Test func `are written as files, or shown`() throws {
        let desk = try Desktop(.voting)
        for (words, name, beginning) in [
            ("xes C-1", "log.xes", "<?xml"), ("net small", "small.pnml", "<?xml"), ("ocel C-1", "log.json", "{"),
        ] {
            let shown = try desk.say("process \(words)")
            #expect(shown.status == 0 && shown.output.hasPrefix(beginning), "\(words): \(shown.errors)")
            let written = try desk.say("process \(words) --to \(desk.file(name)) --json")
            #expect(try written.json["file"]?.text == desk.file(name))
            #expect(try String(contentsOfFile: desk.file(name), encoding: .utf8) + "\n" == shown.output)
        }
        let made = try desk.say("process ocel --format sqlite --to \(desk.file("log.sqlite"))")
        #expect(made.status == 0, "\(made.errors)")
        let bytes = try Data(contentsOf: URL(filePath: desk.file("log.sqlite")))
        #expect(bytes.starts(with: Data("SQLite format 3\0".utf8)))
        #expect(try desk.say("process ocel --format sqlite").status == 64)
    }

    @Test func `fit one another while a case runs`() throws {
        let desk = try Desktop(.voting)
        let answer = try desk.say("process check --json").json
        #expect(answer["fits"] == true)
        #expect(answer["traces"]?.list?.map { $0["unit"]?.text } == [nil, "F-1", "F-2"])
        #expect(answer["traces"]?.list?.allSatisfy { $0["order"] == "underway" } == true)
        #expect(try desk.say("process check C-1").output.contains("All 3 traces fit."))
        try desk.expectRefusal("process check C-9", 66, "engine.unknown_case", naming: ["C-9"])
        try desk.expectRefusal("process net large", 66, "engine.unknown_workflow", naming: ["small/1"])
    }

    @Test func `from elsewhere are held to the same rules`() throws {
        let desk = try Desktop(.voting)
        let log = try desk.say("process xes C-1 --json").json
        func check(_ change: (inout [JSON]) throws -> Void) throws -> Ending {
            var traces = log["traces"]?.list ?? []
            var fields = traces[1].fields ?? [:]
            var events = fields["events"]?.list ?? []
            try change(&events)
            fields["events"] = .array(events)
            traces[1] = .object(fields)
            let path = try desk.write(JSON.object(["traces": .array(traces)]).pretty(), to: "log.json")
            return try desk.say("process check --log \(path)")
        }
        #expect(try check { _ in }.status == 0)
        let turned = try check { $0.swapAt($0.count - 1, $0.count - 2) }
        #expect(turned.status == 1)
        #expect(turned.output.contains("✗") && turned.output.contains("1 of 3 traces do not fit."), "\(turned.output)")
        let sameHands = try check { events in
            let people = events.compactMap { $0["person"]?.text }
            let filler = try #require(people.first)
            for place in events.indices where events[place]["person"]?.text != nil {
                var event = events[place].fields ?? [:]
                event["person"] = .string(filler)
                events[place] = .object(event)
            }
        }
        #expect(sameHands.status == 1 && sameHands.output.contains("✗ p5"), "\(sameHands.output)")
        let text = try desk.write("no log", to: "log.txt")
        try desk.expectRefusal("process check --log \(text)", 65, "file.not_json", naming: ["log.txt"])
        let other = try desk.write("{\"traces\": [{\"case\": 1}]}", to: "other.json")
        try desk.expectRefusal("process check --log \(other)", 64, "usage")
    }
}

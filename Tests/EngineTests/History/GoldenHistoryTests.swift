import Approvals
import CanonicalJSON
import Engine
import Ledger
import ProcessMining
import TestSupport
import Testing
import Workflows

/// A whole case as it was recorded once is read for ever, to the same end.
@Suite struct `A golden history` {
    @Test func `is played on the net of its workflow`() throws {
        let office = try Office()
        try Story.play(in: office)
        for verdict in try office.verdicts() { #expect(verdict.fits, "\(verdict.misfit?.label ?? "")") }
    }

    /// `v1` was recorded before the clock reminded and told others, `v2` before there were findings; what they say must
    /// never change.
    @Test(arguments: ["v1", "v2", "v3"]) func `is folded to the state that it had`(version: String) throws {
        func golden(_ name: String, _ actual: @autoclosure () throws -> String) throws -> String {
            try version != "v3"
                ? Golden.text("histories/\(name)") : Golden.text("histories/\(name)", recording: actual())
        }
        let office = try Office()
        try Story.play(in: office)
        let recorded = try office.records.entries(of: "c-1").map { String(decoding: $0.bytes, as: UTF8.self) }
        let written = try golden(
            "story.\(version).workflow.json",
            String(decoding: try Workflow.story.canonicalJSON().canonical(), as: UTF8.self))
        let history = try golden("story.\(version).jsonl", recorded.joined(separator: "\n") + "\n")

        var file = CaseFile(
            id: "c-1", title: "", body: "", year: 2022,
            workflow: try Workflow(canonicalJSON: try JSONReader.parse(text: written)), digest: .zero)
        for line in history.split(separator: "\n") {
            let entry = try Entry(bytes: Array(line.utf8))
            #expect(entry.isCanonical)
            try file.apply(entry)
        }
        let lines = file.state.lines.joined(separator: "\n") + "\n"
        let end = try golden("story.\(version).end.txt", lines)
        #expect(Fixture.differences(end, lines).isEmpty)
        // A definition that says nothing of reminders is written as it was before there were any.
        let definition = String(decoding: try file.state.workflow.canonicalJSON().canonical(), as: UTF8.self)
        #expect(definition == written)
    }

    /// The same acts make the same facts today; only the salts of what people typed differ.
    @Test func `is made again by the same acts`() throws {
        let office = try Office()
        try Story.play(in: office)
        let history = try Golden.text("histories/story.v3.jsonl").split(separator: "\n")
        let entries = try office.records.entries(of: "c-1")
        #expect(history.count == entries.count)
        for (line, entry) in zip(history, entries) {
            let past = try Entry(bytes: Array(line.utf8))
            #expect((past.type, past.schema) == (entry.type, entry.schema))
            #expect(past.data == entry.data)
            #expect((past.at, past.actor) == (entry.at, entry.actor))
            #expect(past.commitments.keys.sorted() == entry.commitments.keys.sorted())
        }
    }

    @Test func `stops at an entry that is not understood, however it is read`() throws {
        for (type, schema, expected) in [
            ("melted", 1, "engine.unknown_event"), ("step-passed", 2, "engine.unknown_event"),
            ("step-passed", 1, "engine.bad_event"),
        ] {
            let office = try Office()
            try office.begin()
            _ = try office.store.append(
                Append(
                    stream: "c-1", expectedVersion: nil, events: [NewEvent(type: type, schema: schema, data: [:])],
                    at: office.clock.now, actor: .machine, command: "k", request: .zero, answer: Array("{}".utf8)))
            let seq = try office.store.head().size
            // Once stopped it stays stopped: nothing is skipped the second time.
            for _ in 1...2 {
                let error = engineError { _ = try office.records.caseFile("c-1") }
                #expect(error?.code == expected)
                #expect(error?.seq == seq)
                #expect(code { _ = try office.records.verifyReplay() } == expected)
                #expect(code { try office.write("a", "f-1", "一") } == expected)
            }
            #expect(try office.records.caseFile("c-1", until: { $0.seq < seq }).state.status == .running)
        }
    }

    @Test(arguments: ["person-melted", "person-registered"]) func `of the ledger itself stops alike`(
        type: String
    ) throws {
        let office = try Office()
        _ = try office.store.append(
            Append(
                stream: "ledger", expectedVersion: nil, events: [NewEvent(type: type, data: ["person": "x"])],
                at: office.clock.now, actor: .machine, command: "k", request: .zero, answer: Array("{}".utf8)))
        let seq = try office.store.head().size
        for records in [office.records, office.records, Records(office.store)] {
            let error = engineError { _ = try records.directory() }
            #expect(error?.seq == seq)
            #expect(error?.code == (type == "person-melted" ? "engine.unknown_event" : "engine.bad_event"))
        }
    }
}

extension EngineError {
    /// The entry that could not be read.
    fileprivate var seq: Int64? {
        switch self {
        case .unknownEvent(let seq, _), .badEvent(let seq, _, _): seq
        default: nil
        }
    }
}

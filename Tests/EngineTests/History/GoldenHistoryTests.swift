import Approvals
import CanonicalJSON
import Engine
import Ledger
import TestSupport
import Testing
import Workflows

/// A whole case as it was recorded once is read for ever, to the same end.
@Suite struct `A golden history` {
    @Test func `is folded to the state that it had`() throws {
        let office = try Office()
        try Story.play(in: office)
        let recorded = try office.records.entries(of: "c-1").map { String(decoding: $0.bytes, as: UTF8.self) }
        let written = try Golden.text(
            "histories/story.workflow.json",
            recording: String(decoding: try Workflow.story.canonicalJSON().canonical(), as: UTF8.self))
        let history = try Golden.text("histories/story.v1.jsonl", recording: recorded.joined(separator: "\n") + "\n")

        var file = CaseFile(
            id: "c-1", title: "", body: "", year: 2022,
            workflow: try Workflow(canonicalJSON: try JSONReader.parse(text: written)), digest: .zero)
        for line in history.split(separator: "\n") {
            let entry = try Entry(bytes: Array(line.utf8))
            #expect(entry.isCanonical)
            try file.apply(entry)
        }
        let lines = file.state.lines.joined(separator: "\n") + "\n"
        let golden = try Golden.text("histories/story.end.txt", recording: lines)
        #expect(Fixture.differences(golden, lines).isEmpty)
    }

    /// The same acts make the same facts today; only the salts of what people typed differ.
    @Test func `is made again by the same acts`() throws {
        let office = try Office()
        try Story.play(in: office)
        let history = try Golden.text("histories/story.v1.jsonl").split(separator: "\n")
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

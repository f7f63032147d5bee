import Approvals
import CanonicalJSON
import Engine
import Ledger
import TestSupport
import Testing
import Workflows

@Suite struct `A case's version` {
    @Test(arguments: Backend.allCases) func `must be the one expected`(backend: Backend) throws {
        let office = try Office(backend)
        try office.begin()
        let version = try office.state().version
        for stale in [version - 1, version + 1, 0, -1] {
            let error = engineError { try office.does("a", .write("f-1", ["p": "一"]), key: "k", expecting: stale) }
            #expect(error == .ledger(.versionConflict(stream: "c-1", expected: stale, found: version)))
        }
        // A conflict is no answer: the same key may be used with what is read now.
        #expect(try office.does("a", .write("f-1", ["p": "一"]), key: "k", expecting: version).version == version + 1)
        #expect(try office.records.refusedAttempts(nil).isEmpty)
    }

    @Test(arguments: Backend.allCases) func `of the workflow stays when a later one is registered`(
        backend: Backend
    ) throws {
        let office = try Office(backend)
        try office.begin()
        let before = try office.state()
        var later = Workflow.story
        later.version = "2"
        later.steps.removeLast()
        let digest = try office.engine.register(later, by: try office.who("adm"), key: "v2")
        for office in [office, try office.restarted()] {
            #expect(try office.state() == before)
            #expect(try office.records.caseFile("c-1").workflowDigest != digest)
        }
        try office.open("c-2")
        #expect(try office.records.caseFile("c-2").workflowDigest == digest)
        #expect(try office.state("c-2").workflow == later)
    }

    @Test func `of a workflow is registered with one definition only`() throws {
        let office = try Office()
        var other = Workflow.story
        other.title = "另"
        #expect(
            engineError { _ = try office.engine.register(other, by: try office.who("adm"), key: "k") }
                == .exists(kind: "workflow", id: "small 1"))
        let size = try office.store.head().size
        _ = try office.engine.register(.story, by: try office.who("adm"), key: "k")
        #expect(try office.store.head().size == size)
        #expect(
            code { _ = try office.engine.register(.story, by: try office.who("m"), key: "k") } == "engine.not_permitted"
        )
    }

    @Test(arguments: Backend.allCases) func `rests on a definition that must be what its digest says`(
        backend: Backend
    ) throws {
        let office = try Office(backend)
        var other = Workflow.story
        other.version = "3"
        let digest = Hash.sha256([1])
        _ = try office.store.append(
            Append(
                stream: "ledger", expectedVersion: nil,
                events: [
                    NewEvent(
                        type: "workflow-registered",
                        data: ["name": "small", "version": "3", "digest": .string(digest.hex)],
                        bodies: [Body(name: "definition", content: try other.canonicalJSON().canonical())])
                ], at: 0, actor: .person("adm"), command: "k", request: .zero, answer: Array("{}".utf8)))
        #expect(code { try office.open("c-1") } == "engine.unknown_workflow")
    }
}

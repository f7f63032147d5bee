import Engine
import Testing

@Suite struct `A witness of the log` {
    private let line = "w1+00000000+BA"
    private let url = "https://witness.example/w1"

    @Test func `is asked from when an administrator says so until they say otherwise`() throws {
        let office = try Office(.memory)
        func add(_ name: String, by person: String, key: String) throws {
            try office.engine.addWitness(name, key: line, url: url, by: try office.who(person), key: key)
        }
        try add("w1", by: "adm", key: "1")
        // The same again under the same key is the same act.
        try add("w1", by: "adm", key: "1")
        #expect(code { try add("w1", by: "adm", key: "2") } == "engine.exists")
        #expect(code { try add("w2", by: "a", key: "3") } == "engine.not_permitted")
        #expect(code { try office.engine.removeWitness("w1", by: office.who("a"), key: "4") } == "engine.not_permitted")
        #expect(try office.records.directory().witness("w1")?.url == url)
        try office.engine.removeWitness("w1", by: try office.who("adm"), key: "5")
        try office.engine.removeWitness("w1", by: try office.who("adm"), key: "6")
        try add("w1", by: "adm", key: "7")
        #expect(try office.records.directory().witnesses.map(\.isRemoved) == [true, false])
    }
}

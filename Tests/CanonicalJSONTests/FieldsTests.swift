import CanonicalJSON
import TestSupport
import Testing

@Suite struct `The members of an object` {
    @Test func `lie in canonical order, however they came`() throws {
        var fields: JSON.Fields = ["b": 2, "a": 1]
        fields["c"] = 3
        fields["aa"] = 4
        #expect(fields.keys == ["a", "aa", "b", "c"])
        #expect(fields.values == [1, 4, 2, 3])
        #expect(try JSON.object(fields).canonical() == Array("{\"a\":1,\"aa\":4,\"b\":2,\"c\":3}".utf8))
    }

    @Test func `are found by their keys, replaced, and taken out`() {
        var fields: JSON.Fields = ["单位": "万元", "b": 2, "null": nil]
        #expect(fields["单位"] == "万元")
        #expect(fields["x"] == JSON?.none)
        #expect(fields["null"] == JSON?.some(.null))
        fields["b"] = 3
        fields["单位"] = JSON?.none
        fields["x"] = JSON?.none
        #expect(fields == ["b": 3, "null": nil])
    }

    @Test func `with no value are left out where they may be absent`() {
        let unit: String? = nil
        #expect(JSON.Fields(present: ["unit": unit.map(JSON.string), "step": "draft"]) == ["step": "draft"])
    }

    @Test func `of the same key are chosen between, the earlier first`() {
        let fields: JSON.Fields = ["a": 1, "b": 2]
        #expect(fields.merging(["b": 3, "c": 4]) { first, _ in first } == ["a": 1, "b": 2, "c": 4])
        #expect(fields.merging(["b": 3, "c": 4]) { _, second in second } == ["a": 1, "b": 3, "c": 4])
        #expect(JSON.Fields([("a", 1), ("a", 2)]) { first, _ in first } == ["a": 1])
    }

    /// Many are sorted at once and few are put into their places one by one: both must come to what a dictionary holds.
    @Test(arguments: [0, 1, 5, 32, 33, 500])
    func `are those of a dictionary, as many as there are`(count: Int) throws {
        var random = SplitMix64(seed: UInt64(count))
        for _ in 0..<20 {
            let pairs = (0..<count).map { _ in
                (
                    String(Int.random(in: 0...count, using: &random), radix: 36),
                    JSON.int(.random(in: 0...9, using: &random))
                )
            }
            let expected = Dictionary(pairs) { $1 }
            var fields = JSON.Fields(pairs) { $1 }
            #expect(fields.mapValues(\.self) == expected)
            #expect(fields == JSON.Fields(expected))
            #expect(zip(fields.keys, fields.keys.dropFirst()).allSatisfy { $0.utf8.lexicographicallyPrecedes($1.utf8) })
            for (key, value) in expected { #expect(fields[key] == value) }
            let half = fields.filter { $0.value != 0 }
            #expect(half.merging(fields) { first, _ in first } == fields)
            for key in expected.keys { fields[key] = JSON?.none }
            #expect(fields.isEmpty)
        }
    }

    @Test func `are refused when two keys are the same text, however it is put together`() throws {
        for text in [
            "{\"a\":1,\"a\":2}", "{\"b\":1,\"a\":1,\"b\":2}", "{\"\u{e9}\":1,\"e\u{301}\":2}",
            "{\"e\u{301}\":1,\"f\":0,\"\u{e9}\":2}",
        ] {
            let error = #expect(throws: JSONError.self) { try JSONReader.parse(Array(text.utf8)) }
            #expect(error?.code == .duplicateKey)
        }
    }
}

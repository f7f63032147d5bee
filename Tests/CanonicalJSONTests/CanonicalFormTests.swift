import CanonicalJSON
import Testing

@Suite struct `Writing canonical JSON` {
    private func text(_ json: JSON) throws -> String {
        String(decoding: try json.canonical(), as: UTF8.self)
    }

    /// The property names of RFC 8785, section 3.2.3, and the order given there.
    @Test func `keys are ordered as in the RFC`() throws {
        let json: JSON = [
            "\u{20ac}": "Euro Sign", "\r": "Carriage Return", "\u{fb33}": "Hebrew Letter Dalet With Dagesh",
            "1": "One", "\u{1f600}": "Emoji: Grinning Face", "\u{80}": "Control",
            "\u{f6}": "Latin Small Letter O With Diaeresis",
        ]
        let order = [
            "Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign",
            "Emoji: Grinning Face", "Hebrew Letter Dalet With Dagesh",
        ]
        let written = try text(json)
        let found = order.map { written.range(of: $0) }
        #expect(found == found.sorted { $0 < $1 })
        #expect(!found.contains(-1))
    }

    @Test func `keys outside the BMP stand before the private area and behind the last Hangul`() throws {
        let json: JSON = ["\u{e000}": 3, "\u{10000}": 1, "\u{10ffff}": 2, "\u{ffff}": 4, "\u{d7ff}": 0, "a": 0, "": 0]
        #expect(
            try text(json)
                == "{\"\":0,\"a\":0,\"\u{d7ff}\":0,\"\u{10000}\":1,\"\u{10ffff}\":2,\"\u{e000}\":3,\"\u{ffff}\":4}")
    }

    @Test func `a key stands before the keys that it begins`() throws {
        #expect(try text(["ab": 2, "a": 1, "aa": 3, "B": 0]) == #"{"B":0,"a":1,"aa":3,"ab":2}"#)
    }

    @Test func `escapes are the shortest ones`() throws {
        let json: JSON = "\u{8}\t\n\u{c}\r\"\\/\u{0}\u{f}\u{1b}\u{1f}\u{7f}é\u{2028}😀"
        #expect(try text(json) == #""\b\t\n\f\r\"\\/\u0000\u000f\u001b\u001f"# + "\u{7f}é\u{2028}😀\"")
    }

    @Test func `composed and decomposed letters keep their bytes`() throws {
        #expect(try JSON.string("\u{e9}").canonical() == Array("\"\u{e9}\"".utf8))
        #expect(try JSON.string("e\u{301}").canonical() == [0x22, 0x65, 0xcc, 0x81, 0x22])
    }

    @Test func `every kind of value has its form`() throws {
        let json: JSON = [nil, true, false, 0, -1, "", [], [:], ["a": [1]]]
        #expect(try text(json) == #"[null,true,false,0,-1,"",[],{},{"a":[1]}]"#)
    }

    @Test(arguments: [9_007_199_254_740_992, -9_007_199_254_740_992, Int64.max, Int64.min])
    func `an integer that not every reader keeps is refused`(integer: Int64) {
        #expect(throws: JSONError(.range, found: String(integer))) { try JSON.int(integer).canonical() }
    }

    @Test(arguments: [9_007_199_254_740_991, -9_007_199_254_740_991])
    func `the largest integers are written`(integer: Int64) throws {
        #expect(try text(.int(integer)) == String(integer))
    }

    @Test func `the form for people has the same order and two spaces a level`() {
        let json: JSON = ["b": [1, ["c": nil]], "a": [], "d": [:]]
        #expect(
            json.pretty() == """
                {
                  "a": [],
                  "b": [
                    1,
                    {
                      "c": null
                    }
                  ],
                  "d": {}
                }
                """)
    }
}

extension String {
    /// The number of bytes before a text, or −1.
    fileprivate func range(of other: String) -> Int {
        let all = Array(utf8)
        let part = Array(other.utf8)
        return (0...max(0, all.count - part.count)).first { all[$0...].starts(with: part) } ?? -1
    }
}

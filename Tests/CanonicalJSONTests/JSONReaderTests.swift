import CanonicalJSON
import Testing

@Suite struct `Reading JSON` {
    private func code(_ text: String, depth: Int = 8) -> JSONError.Code? {
        code(Array(text.utf8), depth: depth)
    }

    private func code(_ bytes: [UInt8], depth: Int = 8) -> JSONError.Code? {
        do throws(JSONError) {
            _ = try JSONReader.parse(bytes, limits: .init(depth: depth))
            return nil
        } catch {
            return error.code
        }
    }

    @Test func `values are read with white space around them`() throws {
        let json = try JSONReader.parse(text: " {\"a\" : [ 1 , -2, true,false, null ] , \"b\":\"x\"}\n")
        #expect(json == ["a": [1, -2, true, false, nil], "b": "x"])
        #expect(json["a"]?.list?.count == 5)
        #expect(json["b"]?.text == "x")
        #expect(json["c"] == Optional<JSON>.none)
    }

    @Test func `escapes and pairs of surrogates are decoded`() throws {
        let json = try JSONReader.parse(text: #""\"\\\/\b\f\n\r\t\u00E9\u4e2d\ud83d\ude00é""#)
        #expect(json == .string("\"\\/\u{8}\u{c}\n\r\té中😀é"))
    }

    @Test(arguments: [
        #""\ud83d""#, #""\ude00""#, #""\ud83d\ud83d""#, #""\ud83dx""#, #""\ud83d\n""#, #""\ud83d\u0041""#,
    ])
    func `a lone surrogate is refused`(text: String) {
        #expect(code(text) == .surrogate)
    }

    @Test(arguments: ["1.0", "1e3", "1E3", "-0", "01", "-01", "0.5", "1.", "-0.0"])
    func `numbers that are no plain integers are refused`(text: String) {
        #expect(code(text) == .number)
    }

    @Test(arguments: [
        "9007199254740992", "-9007199254740992", "18446744073709551616", "123456789012345678901234567890",
    ])
    func `integers that not every reader keeps are refused`(text: String) {
        #expect(code(text) == .range)
    }

    @Test(arguments: [#"{"a":1,"a":1}"#, #"{"a":1,"\u0061":2}"#, "{\"\u{e9}\":1,\"e\u{301}\":2}"])
    func `a key that comes twice is refused`(text: String) {
        #expect(code(text) == .duplicateKey)
    }

    @Test(arguments: ["", "[", "{", "\"", "{\"a\"", "{\"a\":", "[1,", "\"\\", "\"\\u12", "tru", "-"])
    func `a text that ends too early is refused`(text: String) {
        #expect(code(text) == .end)
    }

    @Test(arguments: [
        "[1,]", "{,}", "{\"a\":1,}", "{a:1}", "'a'", "[1 2]", "nul1", "+1", "NaN", "\u{feff}1", "\"\n\"", "\"\\x\"",
        "\"\\u12g4\"", "\"\\u+123\"", "// x",
    ])
    func `what is no JSON is refused`(text: String) {
        #expect(code(text) == .syntax)
    }

    @Test(arguments: ["1 1", "{}{}", "null,", "[]]", "1\0"])
    func `bytes behind the value are refused`(text: String) {
        #expect(code(text) == .trailing)
    }

    @Test(
        arguments: [
            [0x22, 0xff, 0x22], [0x22, 0xc0, 0x80, 0x22], [0x22, 0xed, 0xa0, 0x80, 0x22],
            [0x22, 0xf4, 0x90, 0x80, 0x80, 0x22],
            [0x22, 0xe4, 0xb8, 0x22], [0x22, 0x5c, 0x6e, 0xff, 0x22],
        ] as [[UInt8]])
    func `bytes that are no UTF-8 are refused`(bytes: [UInt8]) {
        #expect(code(bytes) == .encoding)
    }

    @Test func `nesting is limited`() {
        #expect(code("[[[]]]", depth: 3) == nil)
        #expect(code("[[[[]]]]", depth: 3) == .depth)
        #expect(code("[[],[],[{}]]", depth: 3) == nil)
        #expect(code(String(repeating: "[", count: 100_000), depth: 64) == .depth)
    }

    @Test func `the error tells the offset`() {
        #expect(throws: JSONError(.syntax, at: 4, found: "'x'")) { try JSONReader.parse(text: "[1, x]") }
        let error = JSONError(.syntax, at: 4, found: "'x'")
        #expect(error.message == "Expected JSON at byte 4, but found 'x'.")
    }

    @Test(arguments: [#"{"b":1,"a":2}"#, "[1, 2]", #""\u0041""#, #""\/""#, #""\u001F""#, " 1", "{\"a\":1.0}"])
    func `other forms are told from the canonical one`(text: String) {
        #expect(!JSONReader.isCanonical(Array(text.utf8)))
    }

    @Test(arguments: [#"{"a":2,"b":[1,"\u001f"]}"#, "null", "[]"])
    func `the canonical form is known`(text: String) {
        #expect(JSONReader.isCanonical(Array(text.utf8)))
    }
}

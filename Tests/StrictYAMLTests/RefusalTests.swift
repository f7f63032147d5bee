import Testing

@testable import StrictYAML

@Suite struct `A YAML file with a mistake` {
    static let mistakes: [(code: String, text: String, at: String)] = [
        ("yaml.character", "a: \u{1}\n", "1:4"),
        ("yaml.character", "甲: b\u{2028}c\n", "1:5"),
        ("yaml.too_large", String(repeating: "- a\n", count: 1_050_000), "1:1"),
        ("yaml.too_large", "[" + String(repeating: "a,", count: 250_000) + "]", "1:400000"),
        ("yaml.depth", String(repeating: "[", count: 33) + String(repeating: "]", count: 33), "1:33"),
        ("yaml.depth", String(repeating: "- ", count: 33) + "a", "1:65"),
        ("yaml.depth", "a: " + String(repeating: "[b: {c: ", count: 16) + String(repeating: "}]", count: 16), "1:85"),
        ("yaml.duplicate_key", "a: 1\nb:\n  c: 1\n  'c': 2\na: 3\n", "4:3"),
        ("yaml.duplicate_key", "a: 1\nb:\n  c: 1\n  'c': 2\na: 3\n", "5:1"),
        ("yaml.duplicate_key", "x: {a: 1, a: 2}\n", "1:11"),
        ("yaml.duplicate_key", "a: 1\nb: 2\na: 3\n\"\\u0061\": 4\n", "4:1"),
        ("yaml.duplicate_key", "on: 1\n'on': 2\n", "2:1"),
        ("yaml.duplicate_key", "名称: 1\n&x 名称: 2\n", "2:1"),
        ("yaml.duplicate_key", "'': 1\n'': 2\n", "2:1"),
        ("yaml.duplicate_key", "{'it''s': 1, '''': 2, '''': 3, \"\\\"\": 4, '\"': 5}\n", "1:23"),
        ("yaml.duplicate_key", "{'it''s': 1, '''': 2, '''': 3, \"\\\"\": 4, '\"': 5}\n", "1:41"),
        ("yaml.duplicate_key", (0..<12).map { "k\($0): 1\nk\($0): 2\n" }.joined(), "1:1"),
        ("yaml.anchor", "a: &x 1\n", "1:4"),
        ("yaml.anchor", "a: &x\n  b: 1\n", "1:4"),
        ("yaml.anchor", "a: &x\n- b\n", "1:4"),
        ("yaml.anchor", "a: [&x b]\n", "1:5"),
        ("yaml.anchor", "中: &x [b]\n", "1:4"),
        ("yaml.anchor", "a: b\n&x c: d\n", "2:1"),
        ("yaml.anchor", "a: {b: c, &x d: e}\n", "1:11"),
        ("yaml.anchor", "a: &x\nb: c\n", "1:4"),
        ("yaml.anchor", "a: !t &x b\nc: &y !t d\n", "2:4"),
        ("yaml.anchor", "a: &（甲） b\n", "1:4"),
        ("yaml.alias", "a: *x\n", "1:4"),
        ("yaml.alias", "- a\n- *x\n", "2:3"),
        ("yaml.alias", "a: &x 1\nb: *x\n", "2:4"),
        ("yaml.alias", "a: &x 1\n*x : b\n", "2:1"),
        ("yaml.alias", "a: {*x : b, c: *x}\n", "1:5"),
        ("yaml.alias", "a: {*x : b, c: *x}\n", "1:16"),
        ("yaml.alias", "a: *重要*\n", "1:4"),
        ("yaml.alias", "<<: *x\n", "1:5"),
        ("yaml.tag", "a: !!int 3\n", "1:4"),
        ("yaml.tag", "a: !!str 3\n", "1:4"),
        ("yaml.tag", "a: !!map\n  b: c\n", "1:4"),
        ("yaml.tag", "a: ! b\n", "1:4"),
        ("yaml.tag", "a: !<x> b\n", "1:4"),
        ("yaml.tag", "a: !重要\n", "1:4"),
        ("yaml.tag", "a: !x!y b\n", "1:4"),
        ("yaml.tag", "!local a: 3\n", "1:1"),
        ("yaml.tag", "!local\na: 3\n", "1:1"),
        ("yaml.merge_key", "<<: {a: b}\n", "1:1"),
        ("yaml.multiple_documents", "a: 1\n---\nb: 2\n", "2:1"),
        ("yaml.multiple_documents", "a: 1\n...\n---\n", "3:1"),
        ("yaml.directive", "%YAML 1.2\n---\na: 1\n", "1:1"),
        ("yaml.directive", "# a\n\n%TAG ! x\n---\na: 1\n", "3:1"),
        ("yaml.complex_key", "? a\n: b\n", "1:3"),
        ("yaml.complex_key", "?\n  a\n: b\n", "2:3"),
        ("yaml.complex_key", "[a]: b\n", "1:1"),
        ("yaml.complex_key", "{{a: b}: c}\n", "1:2"),
        ("yaml.tab", "a:\n\tb: 1\n", "2:1"),
        ("yaml.tab", "a: 1\n\tb\n", "2:1"),
        ("yaml.tab", "a: |\n\tb\n", "2:1"),
        ("yaml.indentation", "a: 1\n  b: 2\n", "2:4"),
        ("yaml.indentation", "a:\n    b: 2\n  c: 3\n", "3:3"),
        ("yaml.indentation", "a: 1\n- b\n", "2:1"),
        ("yaml.indentation", "- a\nb: 1\n", "2:1"),
        ("yaml.unclosed_quote", "a: \"b\nc: d\n", "1:4"),
        ("yaml.unclosed_quote", "a: 'b\n", "1:4"),
        ("yaml.unclosed_bracket", "a: [b, c\n", "1:4"),
        ("yaml.unclosed_bracket", "a: {b: [c], \n", "1:4"),
        ("yaml.unclosed_bracket", "a: [b, {c: *d, # e", "1:8"),
        ("yaml.unclosed_bracket", "a: [b, c\nd: e\n", "1:4"),
        ("yaml.unclosed_bracket", "- {a: b\n- {a: c}\n", "1:3"),
        ("yaml.escape", "a: \"\\q\"\n", "1:5"),
        ("yaml.escape", "a: \"\\ud800\"\n", "1:5"),
        ("yaml.escape", "中: \"文\\x0g\"\n", "1:6"),
        ("yaml.missing_colon", "a: 1\nbc\n", "2:1"),
        ("yaml.missing_colon", "a: 1\nbc\n\nd: 2\n", "2:1"),
        ("yaml.missing_colon", "a:1\nb: 2\n", "1:1"),
        ("yaml.missing_colon", "a: {b}\n", "1:6"),
        ("yaml.missing_colon", "a: {b:c}\n", "1:8"),
        ("yaml.fullwidth_colon", "a: 1\n角色：填报人\n", "2:1"),
        ("yaml.fullwidth_colon", "角色：填报人\nb: 1\n", "1:1"),
        ("yaml.fullwidth_colon", "a: {角色：填报人}\n", "1:11"),
        ("yaml.colon_in_text", "a: b: c\n", "1:5"),
        ("yaml.colon_in_text", "a: [b: c]\n", "1:5"),
        ("yaml.colon_in_text", "a: {b: c: d}\n", "1:9"),
        ("yaml.syntax", "a: \"b\" c\n", "1:8"),
        ("yaml.syntax", "a: @b\n", "1:4"),
        ("yaml.syntax", "a: - b\n", "1:4"),
    ]

    @Test(arguments: mistakes.indices)
    func `is refused at its place`(_ index: Int) throws {
        let (code, text, at) = Self.mistakes[index]
        let error = try #require(throws: YAMLProblems.self) { try YAML.read(text, file: "f") }
        let found = error.problems.map { "\($0.at) \($0.code)" }
        #expect(found.contains("\(at) \(code)"), "\(text.prefix(40)) gave \(found.prefix(5))")
    }

    @Test func `is refused when it is not UTF-8`() throws {
        let bytes: [UInt8] = Array("a: 1\nb: ".utf8) + [0xFF, 0x0A]
        let error = try #require(throws: YAMLProblems.self) { try YAML.read(bytes: bytes, file: "f") }
        #expect(error.rendered(chinese: false).hasPrefix("f:2:4: The file is not UTF-8 text [yaml.encoding]"))
    }

    @Test func `that multiplies itself by aliases is refused at once`() throws {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1...20 {
            let row = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(row)]\n"
        }
        let error = try #require(throws: YAMLProblems.self) { try YAML.read(text, file: "f") }
        #expect(Set(error.problems.map(\.code)) == ["yaml.anchor", "yaml.alias"])
        #expect(error.problems.count == 21 + 180)
    }

    @Test func `that multiplies itself by aliases in its keys is refused at once`() throws {
        var text = "? &a0 [x, x, x, x, x, x, x, x, x]\n: x\n"
        for level in 1...20 {
            let row = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
            text += "? &a\(level) [\(row)]\n: x\n"
        }
        let error = try #require(throws: YAMLProblems.self) { try YAML.read(text, file: "f") }
        #expect(error.problems.first?.code == "yaml.anchor")
    }

    @Test(arguments: ["[", "{", "- ", "? ", "[a: ", "{a: [", "[\n", "{? "])
    func `that nests without end is refused`(_ opening: String) throws {
        let text = String(repeating: opening, count: 200_000 / opening.utf8.count)
        let error = try #require(throws: YAMLProblems.self) { try YAML.read(text, file: "f") }
        #expect(["yaml.depth", "yaml.complex_key", "yaml.syntax"].contains(error.problems.first?.code))
    }

    @Test func `that is indented without end is refused`() throws {
        let text = (0..<1000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
        let error = try #require(throws: YAMLProblems.self) { try YAML.read(text, file: "f") }
        #expect(error.problems.map(\.code) == ["yaml.depth"])
    }

    @Test func `never stops the program, whatever its bytes`() {
        var random = Seeded(state: 3)
        let marks = Array("- :\n\t#'\"[]{},|>&*!%?\\a0~中\r".utf8)
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in marks.randomElement(using: &random)! }
            _ = try? YAML.read(bytes: bytes, file: "f")
        }
    }

    @Test func `has a code that every list of codes holds, and every code has a test`() {
        let tested = Set(Self.mistakes.map(\.code) + ["yaml.encoding"])
        // These are reported by the readers of the files themselves, and tested there.
        let byReaders: Set = ["yaml.wrong_kind", "yaml.unknown_key", "yaml.missing_key", "yaml.empty_text"]
        #expect(tested.union(byReaders) == Set(YAMLKinds.all.map(\.code)))
        #expect(Set(YAMLKinds.all.map(\.code)).count == YAMLKinds.all.count)
    }
}

@Suite struct `A YAML scalar` {
    @Test(arguments: [
        "on", "yes", "2026.1", "1:30", "0123", "1_000", "~", "null", "0x1F", "-1", "1e3", ".inf", "2023-06-30",
        "a&b *c", "x # y".replacing(" #", with: "#"),
    ])
    func `stays the text that was written`(_ text: String) throws {
        let node = try YAML.read("a: \(text)\nb: [\(text)]\n", file: "f")
        guard case .map(let entries) = node.value else { return #expect(Bool(false)) }
        #expect(entries[0].value.text == text)
        #expect(entries[1].value.list?.first?.text == text)
    }

    @Test func `knows its place in characters`() throws {
        let node = try YAML.read("\u{FEFF}部门: {名称: 😀, 值: 甲}\r\n乙:\r\n  - 丙\r\n", file: "f")
        guard case .map(let entries) = node.value, case .map(let inner) = entries[0].value.value else {
            return #expect(Bool(false))
        }
        #expect(inner.map { "\($0.keyAt) \($0.value.at)" } == ["1:6 1:10", "1:13 1:16"])
        #expect(entries[1].value.list?.first?.at == Position(line: 3, column: 5))
    }

    @Test func `is written so that it reads back`() throws {
        for text in Nasty.texts {
            let file = "a: \(YAML.scalar(text))\nb: {\(YAML.scalar(text)): \(YAML.scalar(text))}\n- x".dropLast(4)
            let node = try YAML.read(String(file), file: "f")
            guard case .map(let entries) = node.value, case .map(let inner) = entries[1].value.value else { continue }
            #expect(entries[0].value.text.map { Array($0.utf8) } == Array(text.utf8))
            #expect(Array(inner[0].key.utf8) == Array(text.utf8))
        }
    }

    @Test func `keeps a byte order mark that is written as an escape`() throws {
        let node = try YAML.read(#"{"": "\uFEFF", "\uFEFF": "\uFEFF\uFEFFa", "a": "\U0000feffb"}"#, file: "f")
        guard case .map(let entries) = node.value else { return #expect(Bool(false)) }
        #expect(entries.map { Array($0.key.unicodeScalars) } == [[], ["\u{FEFF}"], ["a"]])
        let marks: [[Unicode.Scalar]] = [["\u{FEFF}"], ["\u{FEFF}", "\u{FEFF}", "a"], ["\u{FEFF}", "b"]]
        #expect(entries.map { Array(($0.value.text ?? "").unicodeScalars) } == marks)
    }
}

/// Texts that a careless writer would spoil.
enum Nasty {
    static let texts = [
        "", " ", " a", "a ", "a: b", "a:", ":", "- a", "-", "?", "a #b", "#", "'", "\"", "it's", "say \"x\"", "\\",
        "\\n", "a\nb", "\n", "a\r\nb", "\t", "a\tb", "—", "~", "null", "yes", "on", "0123", "1:30", "450.00", "100%",
        "中文：冒号", "“引号”", "[a]", "{a: b}", "a, b", "&a", "*a", "!a", "|", ">", "@", "`", "%", "<<", "---", "...",
        "😀", "👨‍👩‍👧", "e\u{301}", "é", "\u{FEFF}x", "\u{85}", "\u{2028}", "\u{0}", "\u{7F}", "\u{FFFE}", "=",
        ">=", "\u{3000}全角空格", "a\u{3000}", "٣", "\u{10FFFF}",
    ]
}

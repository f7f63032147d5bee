import Testing

@testable import StrictYAML

@Suite struct `Reading a YAML file` {
    /// Files, and what they hold: texts in quotes, lists in brackets, maps in braces.
    static let samples: [(text: String, holds: String)] = [
        ("a: 1\nb: two words\nc: \"q\\n\\u4e2d\"\nd: 'it''s'\n", "{a:'1',b:'two words',c:'q\n中',d:'it's'}"),
        ("- a\n- - b\n  - c\n-\n  x: 1\n  y:\n  - 2\n  - 3\n", "['a',['b','c'],{x:'1',y:['2','3']}]"),
        (
            "k: [a, b, {c: d, \"e\": 'f'}, [ ], {}]\nm: {a: 1:30, u: http://x/y?z#f, }\n",
            "{k:['a','b',{c:'d',e:'f'},[],{}],m:{a:'1:30',u:'http://x/y?z#f'}}"
        ),
        (
            "t: |\n  line one\n   more\n\n  two\n\nu: >-\n  folded\n  text\n\n  next\n"
                + "v: |+\n  kept\n\nw: >\n  a\n\n    b\n  c\n",
            "{t:'line one\n more\n\ntwo\n',u:'folded text\nnext',v:'kept\n\n',w:'a\n\n  b\nc\n'}"
        ),
        (
            "p: several words\n  go on\n\n  here # comment\nq: \"also\n  here\\\n  joined  \n\n  end\"\n",
            "{p:'several words go on\nhere',q:'also herejoined\nend'}"
        ),
        (
            "# head\n---\na:\n  - {step: draft, by: filler} # c\n  - step: x\n    title: 部门审核：一\nempty:\nlast: ~\n",
            "{a:[{step:'draft',by:'filler'},{step:'x',title:'部门审核：一'}],empty:'',last:'~'}"
        ),
        ("a:\r\n  b: c\r\n  d:\r\n  - e\r\n", "{a:{b:'c',d:['e']}}"),
        ("a: |2\n    deep\n  flat\ns: |-\n\n\n  x\n\n", "{a:'  deep\nflat\n',s:'\n\nx'}"),
        (
            "on: yes\n0123: 1_000\n'k': -1\n-k: :v\nx: a#b\nz: a:b\n'<<': 5*3\n",
            "{on:'yes',0123:'1_000',k:'-1',-k:':v',x:'a#b',z:'a:b',<<:'5*3'}"
        ),
        ("a: x * y\nb*: \"*\"\nb+: |\n  *z & !w\n...\n", "{a:'x * y',b*:'*',b+:'*z & !w\n'}"),
        ("# nothing\n", "''"),
        ("", "''"),
    ]

    static func flat(_ node: YAMLNode) -> String {
        switch node.value {
        case .text(let text): "'\(text)'"
        case .list(let list): "[" + list.map(flat).joined(separator: ",") + "]"
        case .map(let entries): "{" + entries.map { "\($0.key):" + flat($0.value) }.joined(separator: ",") + "}"
        }
    }

    /// The same values as one line of YAML.
    static func written(_ node: YAMLNode) -> String {
        switch node.value {
        case .text(let text): YAML.scalar(text)
        case .list(let list): "[" + list.map(written).joined(separator: ", ") + "]"
        case .map(let entries):
            "{" + entries.map { "\(YAML.scalar($0.key)): " + written($0.value) }.joined(separator: ", ") + "}"
        }
    }

    static func texts(_ node: YAMLNode) -> [(text: String, at: Position)] {
        switch node.value {
        case .text(let text): [(text, node.at)]
        case .list(let list): list.flatMap(texts)
        case .map(let entries): entries.flatMap { [($0.key, $0.keyAt)] + texts($0.value) }
        }
    }

    @Test(arguments: samples.indices)
    func `finds what was written`(_ index: Int) throws {
        #expect(Self.flat(try YAML.read(Self.samples[index].text, file: "f")) == Self.samples[index].holds)
    }

    /// Where each line kept room for the longest, a megabyte would take a terabyte.
    @Test func `needs no more memory for short lines behind a long one`() {
        let text = "# " + String(repeating: "x", count: 5_000) + String(repeating: "\na: b", count: 5_000)
        let lines = YAMLSource(text).lines
        #expect(lines.count == 5_001)
        #expect(lines.reduce(0) { $0 + $1.capacity } < 10 * text.utf8.count)
    }

    @Test func `takes a long line as quickly as many short ones`() throws {
        let keys = (0..<90_000).map { "k\($0): ''" }
        for text in ["{" + keys.joined(separator: ", ") + "}", keys.joined(separator: "\n\n")] {
            guard case .map(let entries) = try YAML.read(text, file: "f").value else { return #expect(Bool(false)) }
            #expect(entries.count == keys.count)
        }
    }

    @Test func `of which any part is damaged gives its problems, or texts that stand where they are said to`() throws {
        var random = Seeded(state: 7)
        let marks = Array(" \n\t:-#'\"[]{},|>&*!%?\\ab0~—中：\r".unicodeScalars)
        let samples = Self.samples.map(\.text) + ["a: &x 1\nb: *x\nc: !t y\n? k\n: v\n--- x\n...\n"]
        let rounds = 20_000
        var accepted = 0
        for _ in 0..<rounds {
            var text = Array(samples.randomElement(using: &random)!.unicodeScalars)
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                if text.isEmpty { text = ["a"] }
                let place = Int.random(in: 0..<text.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: text.remove(at: place)
                case 1: text[place] = marks.randomElement(using: &random)!
                case 2: text.insert(marks.randomElement(using: &random)!, at: place)
                default: text.insert(contentsOf: text[place...min(text.count - 1, place + 12)], at: place)
                }
            }
            let damaged = String(String.UnicodeScalarView(text))
            let lines = damaged.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
                .map { Array($0.unicodeScalars) + ["\n"] }
            do {
                let node = try YAML.read(damaged, file: "f")
                accepted += 1
                for (text, at) in Self.texts(node) where !text.isEmpty {
                    let first = lines[at.line - 1][at.column - 1]
                    let isThere = first == text.unicodeScalars.first || "'\"|>".unicodeScalars.contains(first)
                    try #require(isThere, "\(text.debugDescription) is not at \(at) of \(damaged.debugDescription)")
                }
                let again = try YAML.read(Self.written(node), file: "f")
                try #require(Self.flat(again) == Self.flat(node), "\(damaged.debugDescription)")
            } catch let error as YAMLProblems {
                for problem in error.problems {
                    let at = problem.at
                    let isThere = at.line <= lines.count && (1...lines[at.line - 1].count).contains(at.column)
                    try #require(isThere || at.line == lines.count + 1, "\(problem) in \(damaged.debugDescription)")
                }
            }
        }
        #expect(accepted > rounds / 10)
    }
}

/// The same numbers in every run.
struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

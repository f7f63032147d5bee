import CYaml

/// Reads the strict subset of YAML that people's files are written in.
///
/// Yams parses; this room refuses what a reader of such a file could misunderstand. Every scalar stays text: `on`,
/// `2026.1`, `1:30` and `~` mean those characters. Anchors, aliases, tags, merge keys, directives, several documents
/// and duplicate keys are refused. What is accepted means the same to any YAML reader, apart from the types of plain
/// scalars.
package enum YAML {
    /// The largest file that is read, in bytes.
    package static let sizeLimit = 4 << 20
    /// How deep lists and maps may be nested.
    package static let depthLimit = 32
    /// The number of texts, lists and maps that one file may hold.
    package static let nodeLimit = 200_000

    /// Makes libyaml, which Yams builds on, stop at brackets without end, before anything recurses into them.
    ///
    /// Its own limit of 1000 levels needs 4 MiB of stack. Ours is checked on the tree, where the place is known.
    private static let nestingIsLimited: Void = yaml_set_max_nest_level(Int32(2 * depthLimit))

    /// Reads one document.
    ///
    /// - Throws: Every problem that can be found; reading stops at the first that leaves the structure unclear.
    package static func read(_ text: String, file: String) throws(YAMLProblems) -> YAMLNode {
        try read(bytes: Array(text.utf8), file: file)
    }

    /// Reads one document from bytes, which must be UTF-8; a byte order mark at the start is passed over.
    package static func read(bytes: [UInt8], file: String) throws(YAMLProblems) -> YAMLNode {
        let log = ProblemLog(file: file)
        let start = Position(line: 1, column: 1)
        guard bytes.count <= sizeLimit else {
            log.add(YAMLKinds.tooLarge, at: start, ["limit": "4 MiB"])
            throw YAMLProblems(log.problems)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            log.add(YAMLKinds.encoding, at: firstInvalid(bytes))
            throw YAMLProblems(log.problems)
        }
        _ = nestingIsLimited
        var reader = YAMLReader(YAMLSource(text), log: log)
        let node = reader.document()
        try log.check()
        return node ?? YAMLNode(at: start, .text(""))
    }

    /// The line of the first bytes that are not UTF-8.
    private static func firstInvalid(_ bytes: [UInt8]) -> Position {
        var (position, decoder, iterator) = (Position(line: 1, column: 1), UTF8(), bytes.makeIterator())
        while case .scalarValue(let scalar) = decoder.decode(&iterator) {
            position =
                scalar == "\n"
                ? Position(line: position.line + 1, column: 1)
                : Position(line: position.line, column: position.column + 1)
        }
        return position
    }
}

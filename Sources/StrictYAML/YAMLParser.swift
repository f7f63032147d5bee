/// A recursive descent over the characters of one document; nesting is bounded by `YAML.depthLimit`.
///
/// Problems that leave the structure clear are noted and reading goes on; others stop it by `Stop`.
struct YAMLParser {
    /// The structure is unclear from here on; the problem has been noted.
    struct Stop: Error {}

    let log: ProblemLog
    let scalars: [Unicode.Scalar]
    var index = 0
    var line = 1
    /// From 0; the indentation of the character at `index`.
    var column = 0
    var depth = 0
    var nodes = 0

    init(_ text: String, log: ProblemLog) {
        var scalars = Array(text.unicodeScalars)
        if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
        self.scalars = scalars
        self.log = log
    }

    /// Reads the whole file; nil when a problem stopped it.
    mutating func document() -> YAMLNode? {
        do throws(Stop) {
            try checkCharacters()
            try skipToContent()
            if at("%"), column == 0 { throw stop(YAMLKinds.directive) }
            if isMarker("---") {
                for _ in 0..<3 { advance() }
                skipBlanks()
                guard atLineEnd || at("#") else { throw stop(YAMLKinds.syntax, found: rest) }
                try skipToContent()
            }
            let node = isMarker ? empty() : try node(parent: -1, blockAllowed: true)
            try skipToContent()
            if isMarker { throw stop(YAMLKinds.documents) }
            if index < scalars.count { throw stop(column > 0 ? YAMLKinds.indentation : YAMLKinds.syntax, found: rest) }
            return node
        } catch {
            return nil
        }
    }

    /// Refuses what no printed file contains, before anything else looks at the text.
    private mutating func checkCharacters() throws(Stop) {
        var place = self
        while let scalar = place.peek() {
            guard YAML.isPrintable(scalar) || scalar == "\t" || isBreak(scalar) else {
                let digits = String(scalar.value, radix: 16, uppercase: true)
                let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
                log.add(YAMLKinds.character, at: place.position, ["character": name])
                throw Stop()
            }
            place.advance()
        }
    }

    // MARK: The cursor

    var position: Position { Position(line: line, column: column + 1) }
    var atEnd: Bool { index >= scalars.count }
    var atLineEnd: Bool { atEnd || isBreak(scalars[index]) }
    var atBlankOrEnd: Bool { atLineEnd || isBlank(scalars[index]) }

    func peek(_ offset: Int = 0) -> Unicode.Scalar? {
        index + offset < scalars.count ? scalars[index + offset] : nil
    }
    func at(_ scalar: Unicode.Scalar) -> Bool { peek() == scalar }
    func isBreak(_ scalar: Unicode.Scalar) -> Bool { scalar == "\n" || scalar == "\r" }
    func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }
    /// True when the character at `offset` ends a word: a blank, the end of the line or of the file.
    func isSpace(at offset: Int) -> Bool { peek(offset).map { isBlank($0) || isBreak($0) } ?? true }

    func isWord(at index: Int) -> Bool { !isBlank(scalars[index]) && !isBreak(scalars[index]) }

    /// Moves over one character, or over one line break of any kind.
    mutating func advance() {
        guard index < scalars.count else { return }
        let scalar = scalars[index]
        index += 1
        if scalar == "\r", peek() == "\n" { index += 1 }
        if isBreak(scalar) { (line, column) = (line + 1, 0) } else { column += 1 }
    }

    mutating func skipBlanks() { while let scalar = peek(), isBlank(scalar) { advance() } }

    /// True at `---` or `...` alone at the start of a line.
    func isMarker(_ marker: String) -> Bool {
        column == 0 && zip(marker.unicodeScalars, 0...).allSatisfy { peek($1) == $0 } && isSpace(at: 3)
    }
    var isMarker: Bool { isMarker("---") || isMarker("...") }

    /// Moves over blanks, comments and line breaks to the next content or marker.
    ///
    /// - Parameter flow: True within brackets, where the indentation says nothing and may hold tabs.
    mutating func skipToContent(flow: Bool = false) throws(Stop) {
        while true {
            let startOfLine = column == 0
            while at(" ") { advance() }
            if at("\t"), startOfLine, !flow { throw stop(YAMLKinds.tab) }
            skipBlanks()
            if at("#") {
                guard index == 0 || !isWord(at: index - 1) else { throw stop(YAMLKinds.syntax, found: "#") }
                while !atLineEnd { advance() }
            }
            if atEnd { return }
            guard atLineEnd else { return }
            advance()
        }
    }

    /// What a message shows of the line from here on.
    var rest: String {
        var text = ""
        for scalar in scalars[min(index, scalars.count)...].prefix(24) {
            if isBreak(scalar) { break }
            text.unicodeScalars.append(scalar)
        }
        return text.isEmpty ? " " : text
    }

    /// Notes a problem here and makes the error that stops the reading.
    func stop(_ kind: ProblemKind, found: String? = nil) -> Stop {
        log.add(kind, at: position, found.map { ["found": $0] } ?? [:])
        return Stop()
    }

    func empty() -> YAMLNode { YAMLNode(at: position, .text("")) }

    mutating func count() throws(Stop) {
        nodes += 1
        if nodes > YAML.nodeLimit {
            log.add(YAMLKinds.tooLarge, at: position, ["limit": "\(YAML.nodeLimit) nodes"])
            throw Stop()
        }
    }

    /// Reads a list or map one level deeper.
    mutating func nested<T>(_ read: (inout Self) throws(Stop) -> T) throws(Stop) -> T {
        guard depth < YAML.depthLimit else {
            log.add(YAMLKinds.depth, at: position, ["limit": "\(YAML.depthLimit)"])
            throw Stop()
        }
        depth += 1
        defer { depth -= 1 }
        return try read(&self)
    }
}

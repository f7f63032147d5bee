extension YAMLParser {
    /// Reads the node that begins here.
    ///
    /// - Parameters:
    ///   - parent: The indentation of the map or list that holds the node; -1 for none.
    ///   - blockAllowed: True where a block list or map may begin: at a line's first content or after `- `.
    mutating func node(parent: Int, blockAllowed: Bool) throws(Stop) -> YAMLNode {
        try count()
        var (blockAllowed, start) = (blockAllowed, column)
        if try properties() {
            if atLineEnd || at("#") {
                try skipToContent()
                guard !atEnd, !isMarker, column > parent else { return empty() }
                (blockAllowed, start) = (true, column)
            }
            if at("*") { return try node(parent: parent, blockAllowed: blockAllowed) }
        }
        guard let first = peek() else { return empty() }
        switch first {
        case "-" where isSpace(at: 1):
            guard blockAllowed else { throw stop(YAMLKinds.syntax, found: rest) }
            return try nested { (parser) throws(Stop) in try parser.blockList(at: start) }
        case "?" where isSpace(at: 1): throw stop(YAMLKinds.complexKey)
        case "|", ">": return try blockScalar(parent: parent)
        case "[", "{":
            let node = try nested { (parser) throws(Stop) in try parser.flowCollection() }
            try endOfValue(afterKey: true)
            return node
        default: break
        }
        if blockAllowed, keyAhead() {
            return try nested { (parser) throws(Stop) in try parser.blockMap(at: start) }
        }
        let at = position
        let text = try first == "\"" || first == "'" ? quoted(parent: parent) : plain(parent: parent, flow: false)
        if line > at.line, self.at(":"), isSpace(at: 1) { throw stop(YAMLKinds.indentation) }
        try endOfValue(afterKey: blockAllowed)
        return YAMLNode(at: at, .text(text))
    }

    /// After a value, only a comment may follow on the line.
    private mutating func endOfValue(afterKey: Bool) throws(Stop) {
        skipBlanks()
        if atLineEnd || at("#") && !isWord(at: index - 1) { return }
        if at(":"), isSpace(at: 1) { throw stop(afterKey ? YAMLKinds.complexKey : YAMLKinds.colonInText) }
        throw stop(YAMLKinds.syntax, found: rest)
    }

    private mutating func blockList(at indent: Int) throws(Stop) -> YAMLNode {
        let start = position
        var items: [YAMLNode] = []
        while !atEnd, column == indent, !isMarker, at("-"), isSpace(at: 1) {
            advance()
            let dash = position
            while at(" ") { advance() }
            if at("\t") { throw stop(YAMLKinds.tab) }
            if atLineEnd || at("#") {
                try skipToContent()
                let item = !atEnd && column > indent && !isMarker
                items.append(item ? try node(parent: indent, blockAllowed: true) : YAMLNode(at: dash, .text("")))
            } else {
                items.append(try node(parent: indent, blockAllowed: true))
            }
            try skipToContent()
            if !atEnd, column > indent { throw stop(YAMLKinds.indentation) }
        }
        return YAMLNode(at: start, .list(items))
    }

    private mutating func blockMap(at indent: Int) throws(Stop) -> YAMLNode {
        let start = position
        var entries = MapEntries()
        while !atEnd, column == indent, !isMarker {
            if at("-"), isSpace(at: 1) { throw stop(YAMLKinds.indentation) }
            if at("?"), isSpace(at: 1) { throw stop(YAMLKinds.complexKey) }
            let (key, keyAt) = try self.key()
            let colon = position
            skipBlanks()
            var value = YAMLNode(at: colon, .text(""))
            if atLineEnd || at("#") {
                try skipToContent()
                let isList = column == indent && at("-") && isSpace(at: 1)
                if !atEnd, !isMarker, column > indent || isList {
                    value = try node(parent: isList ? indent - 1 : indent, blockAllowed: true)
                }
            } else {
                value = try node(parent: indent, blockAllowed: false)
            }
            entries.append(key, at: keyAt, value, log)
            try skipToContent()
            if !atEnd, column > indent { throw stop(YAMLKinds.indentation) }
        }
        return YAMLNode(at: start, .map(entries.list))
    }

    /// Reads `key:` of a block map, up to and with the colon.
    private mutating func key() throws(Stop) -> (String, Position) {
        _ = try properties()
        let (at, isQuoted, start) = (position, at("\"") || at("'"), index)
        guard isQuoted || keyAhead() else {
            let line = rest
            throw stop(line.contains("：") ? YAMLKinds.fullwidthColon : YAMLKinds.missingColon, found: line)
        }
        let text = try isQuoted ? quoted(parent: -1) : plainLine(flow: false)
        if !isQuoted, text == "<<" { log.add(YAMLKinds.mergeKey, at: at) }
        skipBlanks()
        guard self.at(":"), isSpace(at: 1), line == at.line else { throw stop(YAMLKinds.missingColon) }
        guard index - start <= 1000 else { throw stop(YAMLKinds.complexKey) }
        advance()
        return (text, at)
    }

    /// True when a key and its colon stand on this line from here on.
    private func keyAhead() -> Bool {
        var ahead = self
        ahead.skipProperties()
        let line = ahead.line
        do throws(Stop) {
            let silent = YAMLParser(copying: ahead, log: ProblemLog(file: ""))
            ahead = silent
            if ahead.at("\"") || ahead.at("'") {
                _ = try ahead.quoted(parent: -1)
            } else {
                guard ahead.mayBeginPlain(flow: false) else { return false }
                _ = try ahead.plainLine(flow: false)
            }
        } catch {
            return false
        }
        ahead.skipBlanks()
        return ahead.line == line && ahead.at(":") && ahead.isSpace(at: 1)
    }

    private init(copying other: Self, log: ProblemLog) {
        (self.log, scalars, index) = (log, other.scalars, other.index)
        (line, column, depth, nodes) = (other.line, other.column, other.depth, other.nodes)
    }

    private mutating func skipProperties() {
        let silent = YAMLParser(copying: self, log: ProblemLog(file: ""))
        self = silent
        _ = try? properties()
    }

    /// Notes anchors, aliases and tags, and moves over them.
    mutating func properties() throws(Stop) -> Bool {
        var found = false
        while let mark = peek(), mark == "&" || mark == "*" || mark == "!" {
            found = true
            let at = position
            advance()
            var name = ""
            while let scalar = peek(), !isSpace(at: 0), !",[]{}".unicodeScalars.contains(scalar) {
                name.unicodeScalars.append(scalar)
                advance()
            }
            switch mark {
            case "&": log.add(YAMLKinds.anchor, at: at, ["name": name])
            case "*": log.add(YAMLKinds.alias, at: at, ["name": name])
            default: log.add(YAMLKinds.tag, at: at, ["name": "!" + name])
            }
            skipBlanks()
        }
        return found
    }
}

/// The entries of one map, which notes keys that are written twice.
struct MapEntries {
    private(set) var list: [(key: String, keyAt: Position, value: YAMLNode)] = []
    private var lines: [String: Int] = [:]

    mutating func append(_ key: String, at: Position, _ value: YAMLNode, _ log: ProblemLog) {
        if let first = lines[key] {
            log.add(YAMLKinds.duplicateKey, at: at, ["key": key, "first": "\(first)"])
            return
        }
        lines[key] = at.line
        list.append((key, at, value))
    }
}

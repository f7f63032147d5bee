extension YAMLParser {
    /// Reads `[a, b]` or `{a: b}`; it may span lines.
    mutating func flowCollection() throws(Stop) -> YAMLNode {
        let start = position
        let isMap = at("{")
        let closing: Unicode.Scalar = isMap ? "}" : "]"
        advance()
        var (items, entries) = ([YAMLNode](), MapEntries())
        while true {
            try skipToContent(flow: true)
            try checkOpen(start, isMap)
            if at(closing) { break }
            if isMap {
                let (key, keyAt, value) = try flowEntry(start)
                entries.append(key, at: keyAt, value, log)
            } else {
                items.append(try flowNode(start))
            }
            try skipToContent(flow: true)
            try checkOpen(start, isMap)
            if at(",") {
                advance()
            } else if !at(closing) {
                throw stop(at(":") ? YAMLKinds.colonInText : YAMLKinds.syntax, found: rest)
            }
        }
        advance()
        return YAMLNode(at: start, isMap ? .map(entries.list) : .list(items))
    }

    private func checkOpen(_ start: Position, _ isMap: Bool) throws(Stop) {
        if atEnd || isMarker {
            log.add(YAMLKinds.unclosedBracket, at: start, ["bracket": isMap ? "{" : "["])
            throw Stop()
        }
    }

    private mutating func flowEntry(_ start: Position) throws(Stop) -> (String, Position, YAMLNode) {
        _ = try properties()
        let (at, first, from) = (position, peek(), index)
        if first == "[" || first == "{" || first == "?" && isSpace(at: 1) { throw stop(YAMLKinds.complexKey) }
        let isQuoted = first == "\"" || first == "'"
        let text = try isQuoted ? quoted(parent: -1) : plainLine(flow: true)
        if !isQuoted, text == "<<" { log.add(YAMLKinds.mergeKey, at: at) }
        skipBlanks()
        guard self.at(":"), isQuoted || isSpace(at: 1), line == at.line, index - from <= 1000 else {
            throw stop(text.contains("：") ? YAMLKinds.fullwidthColon : YAMLKinds.missingColon)
        }
        advance()
        let colon = position
        try skipToContent(flow: true)
        try checkOpen(start, true)
        if self.at(",") || self.at("}") { return (text, at, YAMLNode(at: colon, .text(""))) }
        return (text, at, try flowNode(start))
    }

    private mutating func flowNode(_ start: Position) throws(Stop) -> YAMLNode {
        try count()
        if try properties() {
            try skipToContent(flow: true)
            try checkOpen(start, true)
            if at(",") || at("}") || at("]") { return empty() }
        }
        let at = position
        switch peek() {
        case "[", "{": return try nested { (parser) throws(Stop) in try parser.flowCollection() }
        case "\"", "'": return YAMLNode(at: at, .text(try quoted(parent: -1)))
        default: return YAMLNode(at: at, .text(try plain(parent: -1, flow: true)))
        }
    }
}

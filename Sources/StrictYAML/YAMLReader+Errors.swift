import Yams

extension YAMLReader {
    /// Notes an error of Yams as the mistake that people make by it, at the place where they made it.
    func note(_ error: any Error) {
        var (kind, at) = (YAMLKinds.syntax, Position(line: 1, column: 1))
        switch error {
        case YamlError.scanner(let context, let problem, let mark, let yaml),
            YamlError.parser(let context, let problem, let mark, let yaml),
            YamlError.composer(let context, let problem, let mark, let yaml):
            let (mark, start) = (Position(mark), Position(context?.mark ?? mark))
            if context?.text == "while parsing a flow node", isEnd(mark) {
                // Only behind one more text does libyaml name the bracket that is open.
                do { _ = try Yams.compose(yaml: yaml + "\nx", .basic, .default, .utf8) } catch { note(error) }
                return
            }
            (kind, at) = mistake(context?.text ?? "", problem, mark, start)
        default: break
        }
        let name = source.name(at)
        var parameters = ["found": source.found(at), "limit": "\(YAML.depthLimit)"]
        parameters["name"] = kind == YAMLKinds.anchor ? String(name.dropFirst()) : name
        parameters["bracket"] = source[at].map(String.init)
        parameters["escape"] = source[at.moved(by: 1)].map(String.init)
        log.add(kind, at: at, parameters.filter { kind.message.en.contains("{\($0.key)}") })
    }

    /// The words are libyaml's: `context` began at `start`, `problem` was seen at `mark`.
    private func mistake(
        _ context: String, _ problem: String, _ mark: Position, _ start: Position
    ) -> (ProblemKind, Position) {
        switch (context, problem) {
        case (_, let problem) where problem.hasPrefix("Maximum nesting level"): return (YAMLKinds.depth, mark)
        case (_, "but found another document"): return (YAMLKinds.documents, mark)
        case _ where source[mark] == "\t": return (YAMLKinds.tab, mark)
        case ("while scanning a quoted scalar", _): return (YAMLKinds.unclosedQuote, start)
        case ("while parsing a quoted scalar", "found unknown escape character"): return (YAMLKinds.escape, mark)
        case ("while parsing a quoted scalar", _): return (YAMLKinds.escape, mark.moved(by: -2))
        case ("while scanning an anchor", _): return (YAMLKinds.anchor, start)
        case ("while scanning a tag", _), ("while parsing a tag", _), (_, "found undefined tag handle"):
            return (YAMLKinds.tag, start)
        case ("while parsing a flow sequence", _), ("while parsing a flow mapping", _):
            if isEnd(mark) || isLeft(mark, of: start) { return (YAMLKinds.unclosedBracket, start) }
            return (source[mark] == ":" ? YAMLKinds.colonInText : YAMLKinds.syntax, mark)
        case (_, "could not find expected ':'"): return lacksColon(start)
        case (_, "mapping values are not allowed in this context"):
            // A colon is one too many on its line, or lacks on the line above, or the line is too deep.
            if source.head(mark).contains([":", " "]) { return (YAMLKinds.colonInText, mark) }
            let (above, here) = (source.above(mark.line), source.content(mark.line))
            return above.flatMap { $0.column == here?.column ? lacksColon($0) : nil } ?? (YAMLKinds.indentation, mark)
        case ("while parsing a block mapping", _), ("while parsing a block collection", _):
            return (mark == source.content(mark.line) ? YAMLKinds.indentation : YAMLKinds.syntax, mark)
        default: return (YAMLKinds.syntax, mark)
        }
    }

    /// True behind everything that the file holds.
    private func isEnd(_ at: Position) -> Bool { at.line >= source.lines.count && source[at] == nil }

    /// True on a later line that is indented no deeper, where people begin something new.
    private func isLeft(_ mark: Position, of start: Position) -> Bool {
        guard let here = source.content(mark.line), let there = source.content(start.line) else { return false }
        return mark.line > start.line && here.column <= there.column
    }

    private func lacksColon(_ at: Position) -> (ProblemKind, Position) {
        (source.rest(at).contains("：") ? YAMLKinds.fullwidthColon : YAMLKinds.missingColon, at)
    }
}

import Yams

/// Reads Yams' tree of one document and refuses what the strict subset leaves out.
///
/// Problems that leave the structure clear are noted and reading goes on; others stop it by `Stop`.
struct YAMLReader {
    /// The structure is unclear from here on; the problem has been noted.
    struct Stop: Error {}
    typealias Entries = [(key: String, keyAt: Position, value: YAMLNode)]

    let source: YAMLSource
    let log: ProblemLog
    /// Keys that are written more than once, by their places; Yams is shown other names there.
    private var renamed: [Position: String] = [:]
    private var nodes = 0

    init(_ source: YAMLSource, log: ProblemLog) { (self.source, self.log) = (source, log) }

    /// Reads the whole file; nil when it is empty or a problem stopped the reading.
    mutating func document() -> YAMLNode? {
        do throws(Stop) {
            try checkCharacters()
            try checkDirectives()
            // Without stars there are no aliases, which multiply: Yams would compare keys for ever.
            let starless = source.replacing("*", by: "\u{F0000}")
            let node = try tree(of: starless)
            return starless == source || !log.problems.isEmpty ? node : try tree(of: source)
        } catch {
            return nil
        }
    }

    /// Refuses what no printed file contains, before anything else looks at the text.
    private func checkCharacters() throws(Stop) {
        for (line, scalars) in zip(1..., source.lines) {
            guard let index = scalars.firstIndex(where: { !YAML.isPrintable($0) && $0 != "\t" }) else { continue }
            let digits = String(scalars[index].value, radix: 16, uppercase: true)
            let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
            throw stop(YAMLKinds.character, Position(line: line, column: index + 1), ["character": name])
        }
    }

    /// Directives stand before all content, at the start of a line.
    private func checkDirectives() throws(Stop) {
        for line in 1...source.lines.count {
            guard let at = source.content(line), source[at] != "#" else { continue }
            if at.column == 1, source[at] == "%" { throw stop(YAMLKinds.directive, at) }
            return
        }
    }

    private mutating func tree(of text: YAMLSource) throws(Stop) -> YAMLNode? {
        (renamed, nodes) = ([:], 0)
        guard let node = try compose(text) else { return nil }
        return try read(node, depth: 1)
    }

    /// Has Yams make the tree; it stops at a repeated key, so the first of the two gets another name.
    private mutating func compose(_ text: YAMLSource) throws(Stop) -> Node? {
        var text = text
        do {
            while true {
                do {
                    return try Yams.compose(yaml: text.text, .basic, .default, .utf8)
                } catch YamlError.duplicatedKeysInMapping(let keys, let context) where renamed.count < 4 {
                    let at = Position(context.mark)
                    guard renamed.updateValue(keys[0], forKey: at) == nil else { throw Stop() }
                    let name = Unicode.Scalar(0xF0000 + UInt32(renamed.count)) ?? "\u{F0000}"
                    for offset in Self.replaceable(text[at], text[at.moved(by: 1)]) {
                        text.replace(at.moved(by: offset), by: name)
                    }
                }
            }
        } catch {
            // In a key that is no text, or among many, only the place of the first key is known.
            for (at, key) in renamed { log.add(YAMLKinds.duplicateKey, at: at, ["key": key, "first": "\(at.line)"]) }
            if renamed.isEmpty { note(error) }
            throw Stop()
        }
    }

    /// Which characters of a key can be others without touching what is around it, by its first two.
    private static func replaceable(_ first: Unicode.Scalar?, _ second: Unicode.Scalar?) -> ClosedRange<Int> {
        switch (first, second) {
        case ("'", "'"), ("\"", "\""): 0...1
        case ("\"", "\\"): 1...2
        case ("'", _), ("\"", _): 1...1
        default: 0...0
        }
    }

    private mutating func read(_ node: Node, depth: Int) throws(Stop) -> YAMLNode {
        let at = Position(node.mark)
        nodes += 1
        if nodes > YAML.nodeLimit { throw stop(YAMLKinds.tooLarge, at, ["limit": "\(YAML.nodeLimit) nodes"]) }
        refuseProperties(at)
        if case .scalar(let scalar) = node { return YAMLNode(at: at, .text(text(scalar.string, at))) }
        guard depth <= YAML.depthLimit else { throw stop(YAMLKinds.depth, at, ["limit": "\(YAML.depthLimit)"]) }
        if let map = node.mapping { return YAMLNode(at: at, .map(try entries(map, depth + 1))) }
        var items: [YAMLNode] = []
        for item in node.sequence ?? [] {
            let item = try read(item, depth: depth + 1)
            if case .map = item.value, source[at] == "[", source[item.at] != "{" {
                log.add(YAMLKinds.colonInText, at: item.at)
            }
            items.append(item)
        }
        return YAMLNode(at: at, .list(items))
    }

    private mutating func entries(_ map: Node.Mapping, _ depth: Int) throws(Stop) -> Entries {
        var (entries, lines) = (Entries(), [String: Int]())
        for (node, value) in map {
            let keyAt = Position(node.mark)
            refuseProperties(keyAt)
            guard case .scalar(let scalar) = node, !isExplicit(keyAt) else { throw stop(YAMLKinds.complexKey, keyAt) }
            let key = text(renamed[keyAt] ?? scalar.string, keyAt)
            if key == "<<", scalar.style == .plain { log.add(YAMLKinds.mergeKey, at: keyAt) }
            let value = try read(value, depth: depth)
            if value.text == "", let last = source.last(before: value.at), last != ":" {
                log.add(key.contains("：") ? YAMLKinds.fullwidthColon : YAMLKinds.missingColon, at: value.at)
            }
            if let first = lines[key] {
                log.add(YAMLKinds.duplicateKey, at: keyAt, ["key": key, "first": "\(first)"])
            } else {
                lines[key] = keyAt.line
                entries.append((key, keyAt, value))
            }
        }
        return entries
    }

    /// True for a key that is written behind `?`.
    private func isExplicit(_ at: Position) -> Bool {
        guard let last = source.last(before: at) else {
            return source.above(at.line).map(source.rest)?.elementsEqual(["?"]) == true
        }
        return last == "?"
    }

    /// The text at a place; Yams drops U+FEFF from its start, which a file can only hold as an escape.
    private func text(_ text: String, _ at: Position) -> String {
        guard source[at] == "\"" else { return text }
        let start = source.found(at).lowercased()
        return start.hasPrefix("\"\\ufeff") || start.hasPrefix("\"\\u0000feff") ? "\u{FEFF}" + text : text
    }

    /// Notes an anchor, an alias or a tag: nodes that have one begin there, and no plain text begins with its mark.
    private func refuseProperties(_ at: Position) {
        switch source[at] {
        case "&": log.add(YAMLKinds.anchor, at: at, ["name": String(source.name(at).dropFirst())])
        case "*": log.add(YAMLKinds.alias, at: at, ["name": String(source.name(at).dropFirst())])
        case "!": log.add(YAMLKinds.tag, at: at, ["name": source.name(at)])
        default: break
        }
    }

    /// Notes a problem and makes the error that stops the reading.
    private func stop(_ kind: ProblemKind, _ at: Position, _ parameters: [String: String] = [:]) -> Stop {
        log.add(kind, at: at, parameters)
        return Stop()
    }
}

extension Position {
    /// The place that Yams gives; the start of the file where it gives none.
    init(_ mark: Mark?) { self.init(line: mark?.line ?? 1, column: mark?.column ?? 1) }

    /// Further right on the line, or further left by a negative number.
    func moved(by columns: Int) -> Self { Self(line: line, column: column + columns) }
}

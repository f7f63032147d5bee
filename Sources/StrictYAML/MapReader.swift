/// Takes the known keys out of a map, and notes every missing, mistyped and unknown key in the log.
package struct MapReader {
    /// Where the map begins.
    package let at: Position
    /// What messages call the map, for example `step "draft"`.
    package var name: Phrase
    /// Where problems are noted.
    package let log: ProblemLog
    private var rest: [(key: String, keyAt: Position, value: YAMLNode)]
    private var asked: [String] = []

    /// Nil, with a problem noted, when the node is no map.
    package init?(_ node: YAMLNode, _ name: Phrase, _ log: ProblemLog) {
        guard case .map(let entries) = node.value else {
            Self.wrongKind(node, name, Phrase(zh: "键值表", en: "a map of keys and values"), log)
            return nil
        }
        (at, self.name, self.log, rest) = (node.at, name, log, entries)
    }

    /// Notes that a value has another shape than `wanted`.
    package static func wrongKind(_ node: YAMLNode, _ key: Phrase, _ wanted: Phrase, _ log: ProblemLog) {
        log.add(
            YAMLKinds.wrongKind, at: node.at,
            [
                "key.zh": key.zh, "key.en": key.en, "wanted.zh": wanted.zh, "wanted.en": wanted.en,
                "found.zh": node.kind.zh, "found.en": node.kind.en,
            ])
    }

    /// True when the map holds the key; does not take it.
    package func has(_ key: String) -> Bool { rest.contains { $0.key == key } }

    /// The place of a key that has not been taken yet.
    package func place(of key: String) -> Position? { rest.first { $0.key == key }?.keyAt }

    /// Names keys that the map may hold, for messages about unknown keys, in the order in which to list them.
    package mutating func expect(_ keys: [String]) { asked += keys }

    /// Takes the value of an optional key.
    package mutating func node(_ key: String) -> YAMLNode? {
        if !asked.contains(key) { asked.append(key) }
        guard let index = rest.firstIndex(where: { $0.key == key }) else { return nil }
        return rest.remove(at: index).value
    }

    /// Takes the value of a key that must be there; nil, with a problem noted, if it is not.
    package mutating func required(_ key: String) -> YAMLNode? {
        if let node = node(key) { return node }
        log.add(YAMLKinds.missingKey, at: at, ["key": key, "where.zh": name.zh, "where.en": name.en])
        return nil
    }

    /// Takes the text of an optional key; nil, with a problem noted, if it is empty or no text.
    package mutating func text(_ key: String) -> (text: String, at: Position)? {
        node(key).flatMap { Self.text($0, key, log) }
    }

    /// Takes the text of a key that must be there and not empty.
    package mutating func requiredText(_ key: String) -> (text: String, at: Position)? {
        required(key).flatMap { Self.text($0, key, log) }
    }

    /// Takes a list of texts; one text alone counts as a list of one.
    package mutating func texts(_ key: String) -> [(text: String, at: Position)]? {
        guard let node = node(key) else { return nil }
        guard let list = node.list else { return Self.text(node, key, log).map { [$0] } ?? [] }
        if list.isEmpty { log.add(YAMLKinds.emptyText, at: node.at, ["key": key]) }
        return list.compactMap { Self.text($0, key, log) }
    }

    /// Takes a list of nodes; nil if the key is missing or no list.
    package mutating func list(_ key: String) -> [YAMLNode]? {
        guard let node = node(key) else { return nil }
        if let list = node.list { return list }
        Self.wrongKind(node, Phrase(zh: key, en: key), Phrase(zh: "列表", en: "a list"), log)
        return nil
    }

    /// The text of a node; nil, with a problem noted, if it is empty or no text.
    package static func text(_ node: YAMLNode, _ key: String, _ log: ProblemLog) -> (text: String, at: Position)? {
        guard let text = node.text else {
            wrongKind(node, Phrase(zh: key, en: key), Phrase(zh: "文本", en: "text"), log)
            return nil
        }
        guard !text.isEmpty else {
            log.add(YAMLKinds.emptyText, at: node.at, ["key": key])
            return nil
        }
        return (text, node.at)
    }

    /// Takes all keys that are left, for maps whose keys people choose.
    package mutating func others() -> [(key: String, keyAt: Position, value: YAMLNode)] {
        defer { rest = [] }
        return rest
    }

    /// Notes every key that nobody asked for.
    package func finish() {
        for entry in rest {
            var parameters = ["key": entry.key, "where.zh": name.zh, "where.en": name.en]
            parameters["keys"] = asked.joined(separator: ", ")
            parameters["near"] = NearName.of(entry.key, among: asked)
            log.add(YAMLKinds.unknownKey, at: entry.keyAt, parameters)
        }
    }
}

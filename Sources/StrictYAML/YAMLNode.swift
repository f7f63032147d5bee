/// A value of a YAML file with its place; every scalar stays the text that was written.
package struct YAMLNode: Sendable {
    /// What a node holds; a map keeps the order of the file.
    package enum Value: Sendable {
        case text(String)
        case list([YAMLNode])
        case map([(key: String, keyAt: Position, value: YAMLNode)])
    }

    /// The first character of the value.
    package let at: Position
    /// What the node holds.
    package let value: Value

    /// Creates a node.
    package init(at: Position, _ value: Value) { (self.at, self.value) = (at, value) }

    /// The scalar's text; nil for a list or a map.
    package var text: String? { if case .text(let text) = value { text } else { nil } }
    /// The items of a list; nil for anything else.
    package var list: [YAMLNode]? { if case .list(let list) = value { list } else { nil } }
    /// What a message calls this kind of value.
    package var kind: Phrase {
        switch value {
        case .text: Phrase(zh: "文本", en: "text")
        case .list: Phrase(zh: "列表", en: "a list")
        case .map: Phrase(zh: "键值表", en: "a map of keys and values")
        }
    }
}

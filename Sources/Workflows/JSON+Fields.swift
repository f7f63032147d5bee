import Approvals
import CanonicalJSON

/// Typed access to the fields of a stored definition.
extension JSON {
    typealias Reader<T> = (JSON) throws(UnreadableDefinition) -> T

    /// The text of a field; its absence or another kind of value is an error, as in all that follow.
    func string(_ key: String) throws(UnreadableDefinition) -> String {
        guard let text = self[key]?.text else { throw UnreadableDefinition(field: key) }
        return text
    }

    /// The whole number of a field.
    func number(_ key: String) throws(UnreadableDefinition) -> Int {
        guard let number = self[key]?.integer else { throw UnreadableDefinition(field: key) }
        return Int(number)
    }

    /// The true or false of a field.
    func truth(_ key: String) throws(UnreadableDefinition) -> Bool {
        guard let flag = self[key]?.flag else { throw UnreadableDefinition(field: key) }
        return flag
    }

    /// What each item of a list reads as, in order.
    func items<T>(_ key: String, _ read: Reader<T>) throws(UnreadableDefinition) -> [T] {
        guard let list = self[key]?.list else { throw UnreadableDefinition(field: key) }
        var items: [T] = []
        for json in list { items.append(try read(json)) }
        return items
    }

    /// The names in a list of texts, taken as they stand.
    func names<N: Name>(_ key: String) throws(UnreadableDefinition) -> [N] {
        try items(key) { (json) throws(UnreadableDefinition) in
            guard let text = json.text else { throw UnreadableDefinition(field: key) }
            return N(text)
        }
    }

    /// Nil for `null`; a missing field is an error.
    func optional<T>(_ key: String, _ read: Reader<T>) throws(UnreadableDefinition) -> T? {
        guard let value = self[key] else { throw UnreadableDefinition(field: key) }
        return value == .null ? nil : try read(value)
    }

    /// The one of a closed set of words that a field says.
    func word<T: RawRepresentable<String>>(_ key: String) throws(UnreadableDefinition) -> T {
        guard let value = T(rawValue: try string(key)) else { throw UnreadableDefinition(field: key) }
        return value
    }

    /// Nil for `null`; a missing field is an error.
    func optionalNames<N: Name>(_ key: String) throws(UnreadableDefinition) -> [N]? {
        self[key] == .null ? nil : try names(key)
    }

    /// Nil for `null`; a missing field is an error.
    func optionalKind(_ key: String) throws(UnreadableDefinition) -> UnitKind? {
        self[key] == .null ? nil : try word(key)
    }
}

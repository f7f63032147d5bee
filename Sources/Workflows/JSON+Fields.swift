import Approvals
import CanonicalJSON

/// Typed access to the fields of a stored definition.
extension JSON {
    typealias Reader<T> = (JSON) throws(UnreadableDefinition) -> T

    func string(_ key: String) throws(UnreadableDefinition) -> String {
        guard let text = self[key]?.text else { throw UnreadableDefinition(field: key) }
        return text
    }

    func number(_ key: String) throws(UnreadableDefinition) -> Int {
        guard let number = self[key]?.integer else { throw UnreadableDefinition(field: key) }
        return Int(number)
    }

    func truth(_ key: String) throws(UnreadableDefinition) -> Bool {
        guard let flag = self[key]?.flag else { throw UnreadableDefinition(field: key) }
        return flag
    }

    func items<T>(_ key: String, _ read: Reader<T>) throws(UnreadableDefinition) -> [T] {
        guard let list = self[key]?.list else { throw UnreadableDefinition(field: key) }
        var items: [T] = []
        for json in list { items.append(try read(json)) }
        return items
    }

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

    func word<T: RawRepresentable<String>>(_ key: String) throws(UnreadableDefinition) -> T {
        guard let value = T(rawValue: try string(key)) else { throw UnreadableDefinition(field: key) }
        return value
    }

    func optionalNames<N: Name>(_ key: String) throws(UnreadableDefinition) -> [N]? {
        self[key] == .null ? nil : try names(key)
    }

    func optionalKind(_ key: String) throws(UnreadableDefinition) -> UnitKind? {
        self[key] == .null ? nil : try word(key)
    }
}

package import CanonicalJSON

/// Which body of which entry.
package struct BodyPlace: Sendable, Hashable {
    /// The position of the entry.
    package let seq: Int64
    /// The name of the body within it.
    package let name: String

    /// Creates a place.
    package init(seq: Int64, name: String) { (self.seq, self.name) = (seq, name) }
}

/// What is left of a body that was removed.
package struct AbsentBody: Sendable, Equatable {
    /// The name of the body.
    package let name: String
    /// What the entry commits to.
    package let commitment: Hash
    /// Whether it was 涉密.
    package let isSecret: Bool

    /// Creates what is left.
    package init(name: String, commitment: Hash, isSecret: Bool) {
        (self.name, self.commitment, self.isSecret) = (name, commitment, isSecret)
    }
}

/// 涉密内容删除: the removal of bodies, of which the log keeps that it was done, by whose word and under which authority.
///
/// The entries, their commitments and every proof stay; what is committed to is gone with its salt and its key.
package enum Redaction {
    /// The type of the event that removes bodies.
    package static let type = "content-redacted"

    /// The fields of the event.
    package static func fields(_ places: [BodyPlace]) -> JSON.Fields {
        ["removed": .array(places.map { ["entry": .int($0.seq), "body": .string($0.name)] })]
    }

    /// The bodies that an entry removed; none if it is another event.
    package static func removed(by entry: Entry) -> [BodyPlace] {
        entry.type == type && entry.stream == Entry.ledgerStream ? places(in: entry) : []
    }

    /// The bodies that an event names which removes some, or asks for it.
    package static func places(in entry: Entry) -> [BodyPlace] {
        entry.data["removed"]?.list?.compactMap { place in
            guard let seq = place["entry"]?.integer, let name = place["body"]?.text else { return nil }
            return BodyPlace(seq: seq, name: name)
        } ?? []
    }
}

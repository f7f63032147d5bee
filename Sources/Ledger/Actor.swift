package import CanonicalJSON

/// Who made an event true.
package struct Actor: Sendable, Hashable {
    /// What kind of actor.
    package enum Kind: String, Sendable {
        /// A person, who may have acted for another one.
        case person
        /// The program itself, for example when a deadline has passed.
        case machine
    }

    /// What kind of actor.
    package let kind: Kind
    /// The id of the person who acted.
    package let person: String?
    /// The id of the person for whom they acted.
    package let onBehalfOf: String?

    /// Creates an actor.
    package init(kind: Kind, person: String? = nil, onBehalfOf: String? = nil) {
        self.kind = kind
        self.person = person
        self.onBehalfOf = onBehalfOf
    }

    /// A person, possibly acting for another one.
    package static func person(_ person: String, onBehalfOf other: String? = nil) -> Actor {
        Actor(kind: .person, person: person, onBehalfOf: other)
    }

    /// The program itself.
    package static let machine = Actor(kind: .machine)

    /// The actor as entries show it: `kind`, and `on_behalf_of` and `person` where there are such.
    package var json: JSON {
        var fields: JSON.Fields = ["kind": .string(kind.rawValue)]
        fields["on_behalf_of"] = onBehalfOf.map { .string($0) }
        fields["person"] = person.map { .string($0) }
        return .object(fields)
    }

    func write(into writer: inout CanonicalWriter) {
        switch kind {
        case .person: writer.raw("{\"kind\":\"person\"")
        case .machine: writer.raw("{\"kind\":\"machine\"")
        }
        if let onBehalfOf {
            writer.raw(",\"on_behalf_of\":")
            writer.string(onBehalfOf)
        }
        if let person {
            writer.raw(",\"person\":")
            writer.string(person)
        }
        writer.raw("}")
    }

    init(from cursor: inout JSONCursor) throws(JSONError) {
        try cursor.literal("{\"kind\":")
        let start = cursor.offset
        guard let kind = Kind(rawValue: try cursor.string()) else { throw JSONError(.syntax, at: start) }
        var person: String?
        var onBehalfOf: String?
        if cursor.isNext(UInt8(ascii: ",")), !cursor.isNext(",\"person\"") {
            try cursor.literal(",\"on_behalf_of\":")
            onBehalfOf = try cursor.string()
        }
        if cursor.isNext(UInt8(ascii: ",")) {
            try cursor.literal(",\"person\":")
            person = try cursor.string()
        }
        try cursor.literal("}")
        self.init(kind: kind, person: person, onBehalfOf: onBehalfOf)
    }
}

package import Approvals

/// An object-centric event log (OCEL 2.0, Berti et al., 2024): every entry once, with all that it is about.
package struct ObjectLog: Sendable, Equatable {
    /// An entry of the ledger.
    package struct Event: Sendable, Equatable {
        /// `entry:120`, by its place in the ledger.
        package let id: String
        /// The entry's type, for example `step-passed`.
        package let type: String
        /// When it was recorded.
        package let at: Microseconds
        /// What it says in one word each.
        package var attributes: [String: String] = [:]
        /// What it is about, and who acted; no object twice.
        package var relations: [Relation] = []
    }

    /// A case, form, item, person, step, request, finding or workflow.
    package struct Object: Sendable, Equatable {
        /// `form:QJJJ-2022/14-03`: its type and its name, which no other of the type has.
        package let id: String
        /// `case`, `form`, `item`, `person`, `step`, `request`, `finding` or `workflow`.
        package let type: String
        /// Its values, oldest first.
        package var changes: [Change] = []
        /// What it is part of or about, and who holds which role in it.
        package var relations: [Relation] = []
    }

    /// A value that an object has from a moment on.
    package struct Change: Sendable, Equatable {
        /// The attribute's name.
        package let attribute: String
        /// The value from then on.
        package let value: String
        /// Since when.
        package let at: Microseconds
    }

    /// A tie to an object, with what it is to the other side.
    package struct Relation: Sendable, Hashable {
        /// The id of the object on the other side.
        package let object: String
        /// A field of entries, or a role for who holds it.
        package let qualifier: String
    }

    /// In the order of the ledger.
    package private(set) var events: [Event] = []
    /// In the order in which they came.
    package private(set) var objects: [Object] = []
    private var places: [String: Int] = [:]

    /// Creates an empty log.
    package init() {}

    /// Adds an event.
    mutating func add(_ event: Event) { events.append(event) }

    /// Finds or makes an object and changes it.
    @discardableResult
    mutating func object(_ type: String, _ name: String, _ change: (inout Object) -> Void = { _ in }) -> String {
        let id = "\(type):\(name)"
        let place = places[id] ?? objects.count
        if place == objects.count {
            places[id] = place
            objects.append(Object(id: id, type: type))
        }
        change(&objects[place])
        return id
    }

    /// The attributes that events or objects of each type have, by type; types and attributes in order.
    package var eventTypes: [(type: String, attributes: [String])] {
        Self.types(events.map { ($0.type, Array($0.attributes.keys)) })
    }
    /// As `eventTypes`, of objects.
    package var objectTypes: [(type: String, attributes: [String])] {
        Self.types(objects.map { ($0.type, $0.changes.map(\.attribute)) })
    }

    private static func types(_ all: [(String, [String])]) -> [(type: String, attributes: [String])] {
        var found: [String: Set<String>] = [:]
        for (type, attributes) in all { found[type, default: []].formUnion(attributes) }
        return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value.sorted()) }
    }
}

extension ObjectLog.Object {
    /// Notes a value from a moment on, if it is another than before; of several at one moment the last one stays.
    mutating func set(_ attribute: String, _ value: String, at: Microseconds) {
        changes.removeAll { $0.attribute == attribute && $0.at == at }
        guard changes.last(where: { $0.attribute == attribute })?.value != value else { return }
        changes.append(ObjectLog.Change(attribute: attribute, value: value, at: at))
    }

    /// The values with their times. Those that it had when it was first spoken of are from the beginning of time, as
    /// OCEL 2.0 has it for a first state (section 7 of its specification).
    var values: [ObjectLog.Change] {
        let start = changes.first?.at
        return changes.map { $0.at == start ? ObjectLog.Change(attribute: $0.attribute, value: $0.value, at: 0) : $0 }
    }

    /// Ties the object to another, once.
    mutating func tie(_ object: String, _ qualifier: String) {
        let relation = ObjectLog.Relation(object: object, qualifier: qualifier)
        if object != id, !relations.contains(relation) { relations.append(relation) }
    }
}

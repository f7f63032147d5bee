package import CanonicalJSON
import Ledger

extension ObjectLog {
    /// The log in the JSON format of OCEL 2.0.
    package var json: JSON {
        func types(_ types: [(type: String, attributes: [String])]) -> JSON {
            .array(
                types.map { type, attributes in
                    [
                        "name": .string(type),
                        "attributes": .array(attributes.map { ["name": .string($0), "type": "string"] }),
                    ]
                })
        }
        return [
            "objectTypes": types(objectTypes), "eventTypes": types(eventTypes),
            "objects": .array(objects.map(\.json)), "events": .array(events.map(\.json)),
        ]
    }
}

extension ObjectLog.Event {
    fileprivate var json: JSON {
        [
            "id": .string(id), "type": .string(type), "time": .string(Timestamp.text(at)),
            "attributes": .array(
                attributes.sorted { $0.key < $1.key }.map { ["name": .string($0.key), "value": .string($0.value)] }),
            "relationships": .array(relations.map(\.json)),
        ]
    }
}

extension ObjectLog.Object {
    fileprivate var json: JSON {
        [
            "id": .string(id), "type": .string(type),
            "attributes": .array(
                values.map {
                    [
                        "name": .string($0.attribute), "value": .string($0.value),
                        "time": .string(Timestamp.text($0.at)),
                    ]
                }),
            "relationships": .array(relations.map(\.json)),
        ]
    }
}

extension ObjectLog.Relation {
    fileprivate var json: JSON { ["objectId": .string(object), "qualifier": .string(qualifier)] }
}

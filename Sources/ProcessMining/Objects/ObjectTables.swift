import Ledger

/// An object-centric log in the relational schema of OCEL 2.0: six tables for all types, and one for each type.
package struct ObjectTables: Sendable {
    /// A table with its rows.
    package struct Table: Sendable, Equatable {
        /// The statement that makes it.
        package let creation: String
        /// The statement that adds a row.
        package let insertion: String
        /// The values of each row; nil stands for NULL.
        package private(set) var rows: [[String?]]

        init(_ name: String, _ columns: [String], keys: [String] = [], _ rows: [[String?]]) {
            creation = "CREATE TABLE \"\(name)\" (\((columns + keys).joined(separator: ", ")))"
            let places = columns.map { _ in "?" }.joined(separator: ", ")
            insertion = "INSERT INTO \"\(name)\" VALUES (\(places))"
            self.rows = rows
        }
    }

    /// In an order in which each refers to earlier ones only.
    package let tables: [Table]

    /// Lays a log out as tables.
    package init(_ log: ObjectLog) {
        let (events, objects) = (log.eventTypes, log.objectTypes)
        tables =
            Self.common(log, events.map(\.type), objects.map(\.type))
            + events.map { Self.events($0.type, $0.attributes, log) }
            + objects.map { Self.objects($0.type, $0.attributes, log) }
    }

    private static func common(_ log: ObjectLog, _ events: [String], _ objects: [String]) -> [Table] {
        func map(_ what: String, _ types: [String]) -> Table {
            Table(
                "\(what)_map_type", ["\"ocel_type\" TEXT PRIMARY KEY", "\"ocel_type_map\" TEXT"],
                types.map { [$0, mapped($0)] })
        }
        func list(_ what: String, _ rows: [[String?]]) -> Table {
            Table(
                what, ["\"ocel_id\" TEXT PRIMARY KEY", "\"ocel_type\" TEXT"],
                keys: ["FOREIGN KEY(\"ocel_type\") REFERENCES \"\(what)_map_type\"(\"ocel_type\")"], rows)
        }
        func ties(_ name: String, _ first: (String, String), _ second: (String, String), _ rows: [[String?]]) -> Table {
            Table(
                name, ["\"\(first.0)\" TEXT", "\"\(second.0)\" TEXT", "\"ocel_qualifier\" TEXT"],
                keys: [
                    "PRIMARY KEY(\"\(first.0)\", \"\(second.0)\", \"ocel_qualifier\")",
                    "FOREIGN KEY(\"\(first.0)\") REFERENCES \"\(first.1)\"(\"ocel_id\")",
                    "FOREIGN KEY(\"\(second.0)\") REFERENCES \"\(second.1)\"(\"ocel_id\")",
                ], rows)
        }
        return [
            map("event", events), map("object", objects),
            list("event", log.events.map { [$0.id, $0.type] }), list("object", log.objects.map { [$0.id, $0.type] }),
            ties(
                "event_object", ("ocel_event_id", "event"), ("ocel_object_id", "object"),
                log.events.flatMap { event in event.relations.map { [event.id, $0.object, $0.qualifier] } }),
            ties(
                "object_object", ("ocel_source_id", "object"), ("ocel_target_id", "object"),
                log.objects.flatMap { object in object.relations.map { [object.id, $0.object, $0.qualifier] } }),
        ]
    }

    private static func events(_ type: String, _ attributes: [String], _ log: ObjectLog) -> Table {
        Table(
            "event_\(mapped(type))",
            ["\"ocel_id\" TEXT PRIMARY KEY", "\"ocel_time\" TIMESTAMP"] + attributes.map { "\"\($0)\" TEXT" },
            keys: ["FOREIGN KEY(\"ocel_id\") REFERENCES \"event\"(\"ocel_id\")"],
            log.events.filter { $0.type == type }.map { event in
                [event.id, Timestamp.text(event.at)] + attributes.map { event.attributes[$0] }
            })
    }

    /// One row with the first values of each object, and one for each change after it.
    private static func objects(_ type: String, _ attributes: [String], _ log: ObjectLog) -> Table {
        var rows: [[String?]] = []
        for object in log.objects where object.type == type {
            let first = object.values.filter { $0.at == 0 }
            rows.append(
                [object.id, Timestamp.text(0), nil]
                    + attributes.map { name in first.last { $0.attribute == name }?.value })
            for change in object.values where change.at != 0 {
                rows.append(
                    [object.id, Timestamp.text(change.at), change.attribute]
                        + attributes.map { $0 == change.attribute ? change.value : nil })
            }
        }
        return Table(
            "object_\(mapped(type))",
            ["\"ocel_id\" TEXT", "\"ocel_time\" TIMESTAMP", "\"ocel_changed_field\" TEXT"]
                + attributes.map { "\"\($0)\" TEXT" },
            keys: ["FOREIGN KEY(\"ocel_id\") REFERENCES \"object\"(\"ocel_id\")"], rows)
    }

    /// A type's name as a part of its table's name: `step-passed` becomes `StepPassed`.
    private static func mapped(_ type: String) -> String {
        type.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
}

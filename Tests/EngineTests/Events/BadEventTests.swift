import Approvals
import CanonicalJSON
import Engine
import Ledger
import Testing

/// The reader stops at what it does not understand; nothing is skipped or guessed.
@Suite struct `Reading an event` {
    /// The fields that may be absent, by their place; `registrar` may be absent everywhere.
    private static let optional: Set<String> = [
        "appointed.unit", "dismissed.unit", "revised.deadline", "step-entered.unit", "step-entered.due",
        "step-entered.seats.member", "step-entered.seats.veto", "step-entered.seats.advisory",
        "seat-added.added.member",
        "seat-added.added.veto", "seat-added.added.advisory", "decided.unit", "decided.basis.unit",
        "decided.basis.digest", "went-stale.due", "asked.deadline",
    ]

    @Test func `stops at an unknown type and names the entry`() {
        #expect(error("melted", 1, [:]) == .unknownEvent(seq: 7, type: "melted/1"))
        #expect(error("melted", 1, [:])?.code == "engine.unknown_event")
    }

    @Test(arguments: SampleEvents.all) func `stops at an unknown schema`(event: Event) {
        let encoded = EventCodec.encode(event)
        for schema in [0, 2] {
            #expect(
                error(encoded.type, schema, encoded.data) == .unknownEvent(seq: 7, type: "\(encoded.type)/\(schema)"))
        }
    }

    @Test(arguments: SampleEvents.all) func `stops at a missing field, unless it may be absent`(event: Event) {
        let encoded = EventCodec.encode(event)
        for place in places(in: encoded.data) {
            let found = error(encoded.type, 1, encoded.data.replacing(place, with: nil))
            let name = ([encoded.type] + place.names).joined(separator: ".")
            let isOptional = Self.optional.contains(name) || place.names == ["registrar"]
            #expect(
                found == (isOptional ? nil : .badEvent(seq: 7, type: encoded.type, field: place.names.last!)), "\(name)"
            )
        }
    }

    @Test(arguments: SampleEvents.all) func `stops at a field of another shape, even one that may be absent`(
        event: Event
    ) {
        let encoded = EventCodec.encode(event)
        for place in places(in: encoded.data) {
            for wrong in [JSON.null, ["x": 1], [1], "no such choice", 7, true] {
                guard let found = encoded.data.at(place), !found.hasShape(of: wrong) else { continue }
                let expected = EngineError.badEvent(seq: 7, type: encoded.type, field: place.names.last!)
                #expect(
                    error(encoded.type, 1, encoded.data.replacing(place, with: wrong)) == expected,
                    "\(place.names.joined(separator: ".")) as \(wrong)")
            }
        }
    }

    @Test func `stops at a choice that it does not know`() {
        let ended = error("case-ended", 1, ["status": "melted"])
        #expect(ended == .badEvent(seq: 7, type: "case-ended", field: "status"))
        #expect(ended?.code == "engine.bad_event")
    }

    @Test func `stops at a list with something else in it`() {
        let revised = EventCodec.encode(SampleEvents.all[4]).data
        #expect(
            error("revised", 1, revised.replacing(Place(steps: [("filled", nil)]), with: ["plan.措施", 7]))
                == .badEvent(seq: 7, type: "revised", field: "filled"))
    }

    private func error(_ type: String, _ schema: Int, _ data: JSON) -> EngineError? {
        engineError { _ = try EventCodec.decode(type: type, schema: schema, data: data, seq: 7) }
    }

    /// Every field, those inside lists and objects too.
    private func places(in data: JSON) -> [Place] {
        (data.fields ?? [:]).flatMap { name, value -> [Place] in
            let inner: [Place]
            switch value {
            case .object: inner = places(in: value).map { $0.inside(name, nil) }
            case .array(let list):
                inner = list.enumerated().flatMap { index, element in
                    places(in: element).map { $0.inside(name, index) }
                }
            case .null, .bool, .int, .string: inner = []
            }
            return [Place(steps: [(name, nil)])] + inner
        }.sorted { $0.names.joined() < $1.names.joined() }
    }
}

/// Where a field lies: its name, those around it, and the place in a list.
private struct Place {
    var steps: [(name: String, index: Int?)]
    var names: [String] { steps.map(\.name) }

    func inside(_ name: String, _ index: Int?) -> Place { Place(steps: [(name, index)] + steps) }
    var rest: Place? { steps.count > 1 ? Place(steps: Array(steps.dropFirst())) : nil }
}

extension JSON {
    fileprivate func at(_ place: Place) -> JSON? {
        guard let (name, index) = place.steps.first, let value = self[name] else { return nil }
        let inner = index.flatMap { value.list?[$0] } ?? value
        return place.rest.map { inner.at($0) } ?? inner
    }

    /// The same with one field replaced, or removed.
    fileprivate func replacing(_ place: Place, with replacement: JSON?) -> JSON {
        guard var fields, let (name, index) = place.steps.first else { return self }
        if let rest = place.rest {
            if let index, var list = fields[name]?.list {
                list[index] = list[index].replacing(rest, with: replacement)
                fields[name] = .array(list)
            } else {
                fields[name] = fields[name]?.replacing(rest, with: replacement)
            }
        } else {
            fields[name] = replacement
        }
        return .object(fields)
    }

    fileprivate func hasShape(of other: JSON) -> Bool {
        switch (self, other) {
        case (.null, .null), (.bool, .bool), (.int, .int), (.string, .string), (.array, .array), (.object, .object):
            true
        default: false
        }
    }
}

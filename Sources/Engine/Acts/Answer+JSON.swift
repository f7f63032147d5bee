package import Approvals
package import CanonicalJSON
import Ledger

extension Answer {
    /// The answer as it is kept with its idempotency key.
    package var json: JSON {
        var fields: JSON.Fields = [
            "outcome": .string(outcome.rawValue), "case": .string(caseID), "version": .int(version),
            "events": .array(events.map(JSON.string)),
        ]
        fields["first_seq"] = seqs.map { .int($0.lowerBound) }
        fields["last_seq"] = seqs.map { .int($0.upperBound) }
        fields["refusal"] = refusal.map(\.json)
        return .object(fields)
    }

    /// The answer as it is kept: what `json` is in canonical form, written without making it, as every act needs it.
    var bytes: [UInt8] {
        var writer = CanonicalWriter(capacity: 256)
        do throws(JSONError) { try write(into: &writer) } catch { return [] }
        return writer.bytes
    }

    private func write(into writer: inout CanonicalWriter) throws(JSONError) {
        writer.raw("{\"case\":")
        writer.string(caseID)
        writer.raw(",\"events\":[")
        for (index, event) in events.enumerated() {
            if index > 0 { writer.raw(",") }
            writer.string(event)
        }
        writer.raw("]")
        if let seqs {
            writer.raw(",\"first_seq\":")
            try writer.integer(seqs.lowerBound)
            writer.raw(",\"last_seq\":")
            try writer.integer(seqs.upperBound)
        }
        writer.raw(",\"outcome\":")
        writer.string(outcome.rawValue)
        if let refusal {
            writer.raw(",\"refusal\":")
            try writer.value(refusal.json)
        }
        writer.raw(",\"version\":")
        try writer.integer(version)
        writer.raw("}")
    }

    /// The recorded answer of a command that came before, marked as replayed.
    init?(_ record: CommandRecord) {
        guard let json = try? JSONReader.parse(record.answer, limits: .init(depth: 16)),
            let outcome = json["outcome"]?.text.flatMap(Outcome.init), let caseID = json["case"]?.text
        else { return nil }
        var seqs: ClosedRange<Int64>?
        if let first = json["first_seq"]?.integer, let last = json["last_seq"]?.integer { seqs = first...last }
        self.init(
            outcome: outcome, caseID: caseID, seqs: seqs, version: json["version"]?.integer ?? 0,
            events: json["events"]?.list?.compactMap(\.text) ?? [], refusal: json["refusal"].flatMap(Refusal.init),
            replayed: true)
    }
}

extension Refusal {
    /// The refusal with every condition, for programs.
    package var json: JSON {
        [
            "verb": .string(verb), "conditions": .array(conditions.map(\.json)),
        ]
    }

    init?(_ json: JSON) {
        guard let verb = json["verb"]?.text, let list = json["conditions"]?.list else { return nil }
        self.init(
            verb: verb,
            conditions: list.compactMap { item in
                guard let code = item["code"]?.text.flatMap(Condition.Code.init), let passed = item["passed"]?.flag
                else { return nil }
                return Condition(code, passed, item["facts"]?.fields?.compactMapValues(\.text) ?? [:])
            })
    }
}

extension Condition {
    /// One condition, for programs.
    package var json: JSON {
        [
            "code": .string(code.rawValue), "passed": .bool(passed),
            "facts": .object(JSON.Fields(facts.mapValues(JSON.string))),
        ]
    }
}

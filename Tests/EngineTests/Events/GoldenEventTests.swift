import Approvals
import CanonicalJSON
import Engine
import Testing

/// Released shapes are frozen: these files are never edited, a new shape gets a new schema and a file beside the old.
@Suite struct `The golden events` {
    @Test(arguments: SampleEvents.all) func `are written and read as ever`(event: Event) throws {
        try expect(event, golden: EventCodec.encode(event).type)
    }

    @Test(arguments: SampleEvents.least) func `are written and read as ever with the fewest fields`(
        event: Event
    ) throws {
        try expect(event, golden: "\(EventCodec.encode(event).type).least")
    }

    @Test func `are written and read as ever with the fields that came later`() throws {
        for (name, event) in SampleEvents.later { try expect(event, golden: name) }
    }

    @Test func `have each a type of their own`() {
        let types = SampleEvents.all.map { EventCodec.encode($0).type }
        #expect(types.count == 39)
        #expect(Set(types).count == types.count)
    }

    private func expect(_ event: Event, golden name: String) throws {
        let encoded = EventCodec.encode(event)
        let written = String(decoding: try encoded.data.canonical(), as: UTF8.self) + "\n"
        let golden = try Golden.text("events/\(name).v\(encoded.schema).json", recording: written)
        #expect(golden == written)
        let data = try JSONReader.parse(text: golden)
        #expect(try EventCodec.decode(type: encoded.type, schema: encoded.schema, data: data, seq: 7) == event)
    }
}

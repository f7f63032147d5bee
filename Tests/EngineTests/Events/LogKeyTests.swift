import CanonicalJSON
import Engine
import Ledger
import TestSupport
import Testing

@Suite struct `The golden entry of a key of the log` {
    @Test func `is read as ever`() throws {
        let key = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
        let written = String(decoding: try JSON.object(["key": .string(key)]).canonical(), as: UTF8.self) + "\n"
        let golden = try Golden.text("events/ledger/log-key-added.v1.json", recording: written)
        #expect(golden == written)
        let event = NewEvent(type: "log-key-added", data: try JSONReader.parse(text: golden))
        let append = Append(
            stream: "ledger", expectedVersion: 0, events: [event], at: 0, actor: .person("m"), command: "k",
            request: .zero, answer: [])
        var directory = Directory()
        try directory.apply(try append.entries(after: .empty, version: 0)[0], bodies: [:])
        #expect(directory.logKeys == [key])
    }
}

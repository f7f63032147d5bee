import CountersignClient
import JSONRPC
import SocketAPI
import Testing

@Suite(.timeLimit(.minutes(1))) struct `An event stream` {
    /// Takes the numbers of the next entries.
    private func take(_ count: Int, _ events: inout EventStream.AsyncIterator) async throws -> [Int64] {
        var numbers: [Int64] = []
        while numbers.count < count, let event = try await events.next() { numbers.append(event.seq) }
        return numbers
    }

    @Test func `gives what is there, then what comes about`() async throws {
        try await Scene.with { scene in
            scene.office.publish(5)
            let client = try await scene.client()
            var events = client.events(from: 3).makeAsyncIterator()
            let first = try #require(try await events.next())
            #expect(first.seq == 3 && first.case == "c0" && first.version == 3 && first.type == "step-signed")
            #expect(first.at == "2026-01-02T03:04:05Z" && first.actor["person"] == "p30")
            #expect(first.data["text"] == "xxxxxxxxxx")
            #expect(try await take(2, &events) == [4, 5])
            async let published: Void = { scene.office.publish(2) }()
            #expect(try await take(2, &events) == [6, 7])
            await published
            // Calls go over another connection.
            #expect(try await client.call("echo", ["n": 1]) == ["n": 1])
        }
    }

    @Test func `goes on after a break without a gap and without a repetition`() async throws {
        try await Scene.with { scene in
            scene.office.with { $0.overlap = 7 }
            scene.office.publish(100)
            let client = try await scene.client()
            var events = client.events(from: 1).makeAsyncIterator()
            var numbers: [Int64] = []
            for round in 1...3 {
                numbers += try await take(60, &events)
                await scene.stop(saying: round == 2 ? Request(method: "service.closing") : nil)
                scene.office.publish(50)
                try await scene.start()
            }
            numbers += try await take(70, &events)
            #expect(numbers == Array(1...250))
            #expect(scene.office.with { $0.subscriptions } > 1)
        }
    }

    @Test func `waits for a service that comes late`() async throws {
        try await Scene.with { scene in
            scene.office.publish(1)
            let client = try await scene.client()
            await scene.stop()
            let task = Task {
                var events = client.events(from: 1).makeAsyncIterator()
                return try await events.next()?.seq
            }
            try await Task.sleep(for: .milliseconds(5))
            try await scene.start()
            #expect(try await task.value == 1)
        }
    }

    @Test func `holds the service back when nobody takes its entries`() async throws {
        try await Scene.with { scene in
            let count = 6000
            scene.office.publish(count, size: 1000)
            let client = try await scene.client()
            var events = client.events(from: 1).makeAsyncIterator()
            #expect(try await events.next()?.seq == 1)
            // What the client's window, the kernel's buffers and the server's high-water mark hold together.
            var (sent, unchanged) = (0, 0)
            let isHeldBack = await Scene.eventually {
                let before = sent
                sent = scene.office.with { $0.entriesSent }
                unchanged = sent == before ? unchanged + 1 : 0
                // A busy machine may stand still for a while as well.
                return unchanged == 100
            }
            #expect(isHeldBack && sent > 100 && sent < 3000)
            // The control: it was only the consumer that held it back.
            #expect(try await take(count - 1, &events) == Array(2...Int64(count)))
            #expect(scene.office.with { $0.entriesSent } == count)
        }
    }

    @Test func `leaves no connection behind when its loop ends or is cancelled`() async throws {
        try await Scene.with { scene in
            scene.office.publish(3)
            let client = try await scene.client()
            for try await event in client.events(from: 1) where event.seq == 2 { break }
            #expect(await Scene.eventually { scene.server?.connections == 1 })
            let task = Task { for try await _ in client.events(from: 1) {} }
            #expect(await Scene.eventually { scene.server?.connections == 2 })
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            #expect(await Scene.eventually { scene.server?.connections == 1 })
        }
    }

    @Test func `ends when the client is closed`() async throws {
        try await Scene.with { scene in
            scene.office.publish(3)
            let client = try await scene.client()
            let task = Task {
                var numbers: [Int64] = []
                for try await event in client.events(from: 1) { numbers.append(event.seq) }
                return numbers
            }
            #expect(await Scene.eventually { scene.office.with { $0.entriesSent == 3 } })
            await client.close()
            #expect(try await task.value.count <= 3)
        }
    }

    @Test func `throws what trying again cannot mend`() async throws {
        let office = Office(refusal: Office.wrongToken)
        try await Scene.with(office: office) { scene in
            let client = try await scene.client()
            var events = client.events(from: 1).makeAsyncIterator()
            let error = await #expect(throws: ServiceError.self) { try await events.next() }
            #expect(error?.code == "auth.unknown_token")
        }
    }
}

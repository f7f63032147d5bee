import CanonicalJSON

/// Runs any bytes through splitter, parser and writers, and stops the process if they contradict one another.
///
/// The first byte chooses how the stream is cut into pieces and how long a line may be.
package func fuzzOnce(_ bytes: UnsafeRawBufferPointer) {
    guard let seed = bytes.first else { return }
    let stream = UnsafeRawBufferPointer(rebasing: bytes[1...])
    let longest = seed & 0x80 == 0 ? 1 << 20 : 64
    let whole = Fuzzing.lines(of: stream, piece: max(1, stream.count), longest: longest)
    let pieces = Fuzzing.lines(of: stream, piece: 1 + Int(seed & 0x7F), longest: longest)
    precondition(whole == pieces, "the lines depend on how the stream is cut")
    for line in whole {
        guard let line else { continue }
        precondition(line.count <= longest && !line.contains(0x0A), "a line is too long or holds a newline")
        Fuzzing.request(line)
        Fuzzing.answer(line)
    }
}

private enum Fuzzing {
    /// The lines of a stream; nil stands for one that is too long.
    static func lines(of stream: UnsafeRawBufferPointer, piece: Int, longest: Int) -> [[UInt8]?] {
        var splitter = LineSplitter(longest: longest)
        var lines: [[UInt8]?] = []
        var start = 0
        while start < stream.count {
            let end = min(start + piece, stream.count)
            splitter.feed(UnsafeRawBufferPointer(rebasing: stream[start..<end]))
            start = end
            while let line = splitter.next(copy) {
                lines.append(line)
            }
            precondition(splitter.waiting <= longest, "more waits than a line may have")
        }
        return lines
    }

    private static func copy(_ piece: LineSplitter.Piece) -> [UInt8]? {
        switch piece {
        case .line(let line): Array(line)
        case .tooLong: nil
        }
    }

    static func request(_ line: [UInt8]) {
        let short = Incoming.parse(line: line)
        let long = line.withUnsafeBytes { Incoming.parse(unusual: $0, limits: Incoming.Limits()) }
        precondition(same(short, long), "the short way reads another request than the long way")
        switch short {
        case .single(.success(let request)):
            guard let written = try? request.line() else { preconditionFailure("a request cannot be written") }
            guard case .single(.success(request)) = Incoming.parse(line: written.dropLast()) else {
                preconditionFailure("a written request reads differently")
            }
        case .single(.failure(let refused)): answered(refused)
        case .batch(let list):
            let requests = list.compactMap { try? $0.get() }
            for case .failure(let refused) in list { answered(refused) }
            guard requests.count == list.count else { return }
            guard let written = try? Request.line(batch: requests) else {
                preconditionFailure("a batch cannot be written")
            }
            precondition(
                same(Incoming.parse(line: written.dropLast()), short), "a written batch reads differently")
        }
    }

    private static func same(_ first: Incoming, _ second: Incoming) -> Bool {
        switch (first, second) {
        case (.single(let one), .single(let other)): one == other
        case (.batch(let some), .batch(let others)): some == others
        case (.single, .batch), (.batch, .single): false
        }
    }

    private static func answered(_ refused: Incoming.Unacceptable) {
        guard let id = refused.id else { return }
        same(.answer(ServerMessage.Answer(id: id, reply: .failure(refused.error))))
    }

    static func answer(_ line: [UInt8]) {
        guard let message = try? line.withUnsafeBytes({ try ServerMessage.parse(line: $0) }) else { return }
        same(message)
    }

    private static func same(_ message: ServerMessage) {
        let line: [UInt8]
        switch message {
        case .answer(let answer): line = answer.reply.line(to: answer.id)
        case .answers(let answers): line = Reply.line(batch: answers.map { ($0.id, $0.reply) })
        case .notification(let method, let params):
            guard let written = try? ServerMessage.line(notification: method, params: params) else {
                preconditionFailure("a notification cannot be written")
            }
            line = written
        }
        let again = try? line.dropLast().withUnsafeBytes { try ServerMessage.parse(line: $0) }
        precondition(again == message, "a written message reads differently")
    }
}

extension Incoming {
    fileprivate static func parse(line: ArraySlice<UInt8>) -> Incoming {
        line.withUnsafeBytes { parse(line: $0) }
    }
}

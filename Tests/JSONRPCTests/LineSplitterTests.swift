import JSONRPC
import Testing

@Suite struct `A splitter of lines` {
    private func feed(_ splitter: inout LineSplitter, _ text: String) -> [String] {
        Array(text.utf8).withUnsafeBytes { splitter.feed($0) }
        var lines: [String] = []
        while let line = splitter.next(Self.text) { lines.append(line) }
        return lines
    }

    private static func text(_ piece: LineSplitter.Piece) -> String {
        switch piece {
        case .line(let bytes): String(decoding: bytes, as: UTF8.self)
        case .tooLong: "too long"
        }
    }

    @Test func `finds lines however they are cut`() {
        let stream = "one\r\n\nthree is longer than eight bytes\r\r\n\n"
        for size in 1...stream.utf8.count {
            var splitter = LineSplitter(longest: 100)
            var lines: [String] = []
            var rest = Substring(stream).utf8
            while !rest.isEmpty {
                lines += feed(&splitter, String(decoding: rest.prefix(size), as: UTF8.self))
                rest = rest.dropFirst(size)
            }
            #expect(lines == ["one", "", "three is longer than eight bytes\r", ""])
            #expect(splitter.waiting == 0)
        }
    }

    @Test func `finds a newline at every place of a word`() {
        for place in 0..<40 {
            var splitter = LineSplitter(longest: 100)
            let line = String(repeating: "\u{B}", count: place)
            #expect(feed(&splitter, line + "\n\u{8B}") == [line])
        }
    }

    @Test func `reports a line that is too long once, even before its end has come`() {
        var splitter = LineSplitter(longest: 10)
        #expect(feed(&splitter, "0123456789\n01234567890").last == "too long")
        #expect(feed(&splitter, "\nmore\n").isEmpty)
        #expect(splitter.waiting == 0)
    }

    @Test func `keeps no more than a line may have`() {
        var splitter = LineSplitter(longest: 1000)
        for _ in 0..<100 { #expect(feed(&splitter, "0123456789").isEmpty) }
        #expect(splitter.waiting == 1000)
        #expect(feed(&splitter, "0") == ["too long"])
    }
}

@Suite struct `The fuzz entry` {
    @Test func `holds for mutated messages`() {
        var random = SystemRandomNumberGenerator()
        let seeds = [
            #"{"jsonrpc":"2.0","id":7,"method":"case.open","params":{"a":[1,"é\n"]}}"#,
            #"[{"jsonrpc":"2.0","id":"x","method":"a"},{"jsonrpc":"2.0","method":"b","params":{}}]"#,
            #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"m","data":{"x":1}}}"#,
        ].map { Array($0.utf8) }
        for round in 0..<3000 {
            var bytes = [UInt8.random(in: 0...255)]
            for _ in 0...round % 3 { bytes += seeds[round % seeds.count] + [0x0A] }
            for _ in 0..<round % 5 {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            bytes.withUnsafeBytes { fuzzOnce($0) }
        }
    }
}

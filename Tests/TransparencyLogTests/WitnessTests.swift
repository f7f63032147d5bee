import Ledger
import Testing

@testable import TransparencyLog

/// Given a checkpoint, when a witness is asked with a made-up transport, then its answer is taken, or said to be wrong.
@Suite struct `A witness that is asked` {
    private let size: Int64 = 20_852_163

    private final class Post {
        var sent: [String] = []
        private var replies: [WitnessReply]

        init(_ replies: [WitnessReply]) { self.replies = replies }

        func send(_ request: String) -> WitnessReply {
            sent.append(request)
            return replies.count > 1 ? replies.removeFirst() : replies[0]
        }
    }

    private func reply(_ status: Int, _ text: String = "", _ type: String = "") -> WitnessReply {
        WitnessReply(status: status, contentType: type, body: Array(text.utf8))
    }

    private func conflict(_ text: String, _ type: String = "text/x.tlog.size") -> WitnessReply {
        reply(409, text, type)
    }

    @discardableResult
    private func ask(_ post: Post, from known: Int64 = 7, now: Int64 = Cosigned.timeOne) throws -> Cosignature {
        try WitnessVisit(try VerifierKey(Cosigned.one), note: try Cosigned.note(), size: size).cosignature(
            from: known, now: { now }, request: { "old \($0)" }, post.send)
    }

    private func error(_ replies: WitnessReply..., now: Int64 = Cosigned.timeOne) throws -> WitnessError? {
        #expect(throws: WitnessError.self) { try ask(Post(replies), now: now) }
    }

    private func garbled(_ replies: WitnessReply...) throws -> Bool {
        let error = #expect(throws: WitnessError.self) { try ask(Post(replies)) }
        guard case .garbled = error else { return false }
        return true
    }

    @Test func `and cosigns is heard, whatever lines of others stand beside`() throws {
        let post = Post([reply(200, Cosigned.lineTwo + "\n" + Cosigned.lineOne + "\n")])
        #expect(try ask(post).signature.line == Cosigned.lineOne)
        #expect(post.sent == ["old 7"])
    }

    @Test func `and has seen another size is asked from there`() throws {
        let post = Post([conflict("12\n"), reply(200, Cosigned.lineOne + "\n")])
        #expect(try ask(post).time == Cosigned.timeOne)
        #expect(post.sent == ["old 7", "old 12"])
        let again = Post([conflict("0\n", "Text/X.tlog.size; charset=utf-8"), reply(200, Cosigned.lineOne + "\n")])
        try ask(again)
        #expect(again.sent == ["old 7", "old 0"])
    }

    @Test func `and has seen more than there is says that the log was cut or forked`() throws {
        #expect(try error(conflict("20852164\n")) == .ahead("witness.example.com/w1", seen: 20_852_164, size: size))
        #expect(try error(reply(422)) == .forked("witness.example.com/w1", seen: 7, size: size))
        #expect(
            try error(conflict("12\n"), reply(422)) == .forked("witness.example.com/w1", seen: 12, size: size))
        #expect(WitnessError.ahead("w", seen: 2, size: 1).isFork && WitnessError.forked("w", seen: 2, size: 3).isFork)
    }

    @Test func `and refuses is quoted`() throws {
        let name = "witness.example.com/w1"
        #expect(try error(reply(400, "why")) == .refused(name))
        #expect(try error(reply(403)) == .untrusted(name))
        #expect(try error(reply(404)) == .unknownLog(name))
        for status in [500, 301, 204, 418] { #expect(try error(reply(status)) == .answer(name, status: status)) }
    }

    @Test(arguments: [
        "12", "12\n\n", "012\n", "-1\n", "+12\n", "7\n", "twelve\n", "", "9223372036854775808\n",
    ]) func `and names no other size is not followed`(text: String) throws {
        #expect(try garbled(conflict(text)))
    }

    @Test func `and answers with a size of another type, or with ever another size, is not followed`() throws {
        #expect(try garbled(conflict("12\n", "text/plain")))
        #expect(try garbled(conflict("1\n"), conflict("2\n"), conflict("1\n"), conflict("2\n")))
    }

    @Test func `and cosigns something else, or in another's name, or nothing, is not believed`() throws {
        let other = try #require(SigningKey(name: "witness.example.com/w1"))
        let stranger = SignedNote(Cosigned.text, signedBy: [other]).signatures[0].line
        for body in [
            "", "\n", Cosigned.lineOne, Cosigned.lineTwo + "\n", stranger + "\n", "OK\n",
            Cosigned.lineOne + "\nOK\n", Cosigned.lineOne.dropLast(9) + "\n",
            // Well signed, and at no time.
            Cosigned.lineWithoutTime + "\n",
            // At another time than the one that was signed.
            Cosigned.lineOne.replacing("BkGFDL", with: "BkGFDM") + "\n", Cosigned.lineOne + "\r\n",
        ] { #expect(try garbled(reply(200, String(body))), "\(body)") }
        let visit = WitnessVisit(
            try VerifierKey(Cosigned.one), note: SignedNote(Cosigned.text.replacing("163", with: "164"), signedBy: []),
            size: 20_852_164)
        let error = #expect(throws: WitnessError.self) {
            let post = Post([reply(200, Cosigned.lineOne + "\n")])
            return try visit.cosignature(from: 0, now: { Cosigned.timeOne }, request: { _ in "" }, post.send)
        }
        #expect(error?.code == "witness.garbled")
    }

    @Test func `and names a time far from ours is not believed`() throws {
        let good = reply(200, Cosigned.lineOne + "\n")
        for now in [Cosigned.timeOne - 601, Cosigned.timeOne + 86_401] {
            #expect(try error(good, now: now)?.code == "witness.time")
        }
        for now in [Cosigned.timeOne - 600, Cosigned.timeOne + 86_400] { try ask(Post([good]), now: now) }
    }

    @Test func `is sent what the specification says`() throws {
        let request = WitnessRequest(old: 5, proof: [.zero, Tree.emptyRoot], note: try Cosigned.note())
        #expect(
            request.text
                == """
                old 5
                AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
                47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=

                \(Cosigned.signed.dropLast())

                """)
    }

    @Test func `is reached at an address of HTTP and no other`() {
        let address = WitnessAddress("https://witness.example/w1/")
        #expect(address?.text == "https://witness.example/w1" && address?.isSecure == true)
        #expect(address?.url(of: "add-checkpoint") == "https://witness.example/w1/add-checkpoint")
        let plain = WitnessAddress("http://[::1]:8080")
        #expect(plain?.isSecure == false && plain?.url(of: "add-checkpoint") == "http://[::1]:8080/add-checkpoint")
        for wrong in [
            "", "witness.example", "ftp://a", "https://", "https://a b", "https://u:p@a", "https://a?b", "https://a#b",
            "https://a:0", "https://a:70000", "https://a/\r\nHost: b", "https://例.example",
        ] { #expect(WitnessAddress(wrong) == nil, "\(wrong)") }
    }
}

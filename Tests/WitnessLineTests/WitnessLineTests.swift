import Foundation
import Testing
import TransparencyLog

@testable import WitnessLine

@Suite struct `The line to a witness` {
    private func post(
        _ scene: Scene, path: String = "/w1", trusting certificates: String? = nil, within seconds: Int = 20
    ) throws -> WitnessReply {
        let address = try #require(WitnessAddress("\(scene.scheme)://localhost:\(scene.port)\(path)"))
        let line = try WitnessLine(trusting: certificates, within: seconds)
        defer { line.close() }
        return try line.post("old 0\n\nnote", to: "add-checkpoint", of: "w1", at: address)
    }

    private func reason(_ work: () throws -> WitnessReply) -> String {
        let error = #expect(throws: (any Error).self) { try work() }
        return (error as? WitnessError).map { "\($0.code): \($0.message)" } ?? "\(error.map { "\($0)" } ?? "")"
    }

    @Test func `brings the request and the answer`() throws {
        let scene = try Scene(
            answering: "HTTP/1.1 409 Conflict\r\nContent-Type: text/x.tlog.size\r\nContent-Length: 3\r\n\r\n12\n")
        let reply = try post(scene)
        #expect(reply == WitnessReply(status: 409, contentType: "text/x.tlog.size", body: Array("12\n".utf8)))
        let request = try #require(scene.requests.first)
        #expect(request.hasPrefix("POST /w1/add-checkpoint HTTP/1.1\r\n") && request.hasSuffix("\r\n\r\nold 0\n\nnote"))
        let fields = request.lowercased()
        #expect(
            fields.contains("\r\nhost: localhost:\(scene.port)\r\n") && fields.contains("\r\ncontent-length: 11\r\n"))
    }

    @Test func `takes an answer that ends with the connection, and does not follow it elsewhere`() throws {
        #expect(try post(Scene(answering: "HTTP/1.1 200 OK\r\n\r\nline\n")).body == Array("line\n".utf8))
        let elsewhere = "HTTP/1.1 301 Moved\r\nLocation: http://localhost:1/\r\nContent-Length: 0\r\n\r\n"
        #expect(try post(Scene(answering: elsewhere)).status == 301)
    }

    @Test(arguments: [
        "", "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nline\n", "SSH-2.0-x\r\n", "HTTP/1.1 200 OK\r\nConte",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nli",
    ]) func `says that an answer breaks off`(answer: String) throws {
        let scene = try Scene(answering: answer)
        #expect(reason { try post(scene) }.hasPrefix("witness.garbled"))
    }

    @Test func `reads no more than an answer may have`() throws {
        func answer(_ length: Int) -> String { "HTTP/1.1 200 OK\r\n\r\n" + String(repeating: "x", count: length) }
        #expect(try post(Scene(answering: answer(WitnessLine.limit))).body.count == WitnessLine.limit)
        let scene = try Scene(answering: answer(WitnessLine.limit + 1))
        #expect(reason { try post(scene) }.contains("longer than 65536 bytes"))
    }

    @Test func `waits so long and no longer`() throws {
        let scene = try Scene(answering: nil)
        #expect(reason { try post(scene, within: 1) }.contains("too long"))
    }

    @Test func `says that nobody is there`() throws {
        let scene = try Scene(answering: "")
        scene.close()
        #expect(reason { try post(scene) }.hasPrefix("witness.unreachable"))
        let address = try #require(WitnessAddress("http://witness.invalid"))
        let line = try WitnessLine()
        defer { line.close() }
        #expect(reason { try line.post("", to: "x", of: "w1", at: address) }.hasPrefix("witness.unreachable"))
    }

    @Test func `is secure only with a certificate that is trusted, for this name`() throws {
        let good = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nline\n"
        let scene = try Scene(answering: good, certified: "localhost")
        let certificates = try #require(scene.certificates)
        #expect(try post(scene, trusting: certificates).status == 200)
        #expect(reason { try post(scene) }.contains("secure connection"))
        #expect(reason { try post(scene, trusting: "/nowhere.pem") }.contains("no certificates"))
        let other = try Scene(answering: good, certified: "other.example")
        #expect(reason { try post(other, trusting: other.certificates) }.contains("secure connection"))
    }
}

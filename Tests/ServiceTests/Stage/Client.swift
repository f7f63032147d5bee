import CanonicalJSON
import Foundation
import Glibc

/// A client on bare system calls, so that the service is not tested with its own library.
final class Client: @unchecked Sendable {
    struct Failure: Error {
        var call: String
        var number = errno
    }

    private let incoming: Int32
    private let outgoing: Int32
    private let queue = DispatchQueue(label: "client")
    private var arrived: [UInt8] = []
    private var start = 0
    private var told: [JSON] = []
    private var lastID = 0
    private(set) var isAtEnd = false

    /// Reads and writes descriptors that it closes in the end.
    init(reading incoming: Int32, writing outgoing: Int32) {
        (self.incoming, self.outgoing) = (incoming, outgoing)
    }

    convenience init(path: String) throws {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw Failure(call: "socket") }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix(107)) }
        let result = withUnsafePointer(to: address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard result == 0 else {
            let number = errno
            close(descriptor)
            throw Failure(call: "connect", number: number)
        }
        self.init(reading: descriptor, writing: descriptor)
    }

    deinit {
        close(incoming)
        if outgoing != incoming { close(outgoing) }
    }

    func send(_ text: String) throws {
        // A connection that the service closes is no reason for the tests to end.
        signal(SIGPIPE, SIG_IGN)
        let bytes = Array(text.utf8)
        var done = 0
        while done < bytes.count {
            let sent = bytes[done...].withUnsafeBytes { write(outgoing, $0.baseAddress, $0.count) }
            guard sent > 0 else { throw Failure(call: "write") }
            done += sent
        }
    }

    /// Sends a request and leaves its answer for later; returns its id.
    @discardableResult
    func start(_ method: String, _ params: JSON.Fields = [:]) throws -> Int {
        lastID += 1
        try send(Self.line(method, params, id: lastID))
        return lastID
    }

    static func line(_ method: String, _ params: JSON.Fields, id: Int) throws -> String {
        let request: JSON = [
            "jsonrpc": "2.0", "id": .int(Int64(id)), "method": .string(method), "params": .object(params),
        ]
        return String(decoding: try request.canonical(), as: UTF8.self) + "\n"
    }

    /// Asks, and waits for the answer; what the service tells meanwhile is kept for `notification`.
    func ask(_ method: String, _ params: JSON.Fields = [:]) async throws -> Response {
        try await answer(to: try start(method, params))
    }

    func answer(to id: Int) async throws -> Response {
        while let message = try await message() {
            if message["id"] == .int(Int64(id)) { return Response(message) }
            told.append(message)
        }
        throw Failure(call: "read")
    }

    /// The next message, answer or not; nil at the end of the stream or if none comes in time.
    func message(within milliseconds: Int32 = 10_000) async throws -> JSON? {
        guard let line = await line(within: milliseconds) else { return nil }
        return try JSONReader.parse(text: line)
    }

    /// The parameters of the next notification of this method.
    func notification(_ method: String, within milliseconds: Int32 = 10_000) async throws -> JSON? {
        if let index = told.firstIndex(where: { $0["method"] == .string(method) }) {
            return told.remove(at: index)["params"]
        }
        while let message = try await message(within: milliseconds) {
            if message["method"] == .string(method) { return message["params"] }
            told.append(message)
        }
        return nil
    }

    /// Waits on a thread of its own, for the tests' few threads are needed by what is waited for.
    func line(within milliseconds: Int32 = 10_000) async -> String? {
        await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: self.lineNow(within: milliseconds)) }
        }
    }

    private func lineNow(within milliseconds: Int32) -> String? {
        var searched = start
        while true {
            if let newline = arrived[searched...].firstIndex(of: 0x0A) {
                let line = String(decoding: arrived[start..<newline], as: UTF8.self)
                start = newline + 1
                return line
            }
            searched = arrived.count
            if start > 1 << 16 {
                arrived.removeSubrange(0..<start)
                searched -= start
                start = 0
            }
            var entry = pollfd(fd: incoming, events: Int16(POLLIN), revents: 0)
            guard poll(&entry, 1, milliseconds) > 0 else { return nil }
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            let count = read(incoming, &buffer, buffer.count)
            guard count > 0 else {
                isAtEnd = true
                return nil
            }
            arrived += buffer[..<count]
        }
    }

    /// Whether the service closes the connection in time; drops what comes before.
    func isClosed(within milliseconds: Int32 = 10_000) async -> Bool {
        while await line(within: milliseconds) != nil {}
        return isAtEnd
    }
}

/// One answer: a result or an error.
struct Response: Sendable, CustomStringConvertible {
    let id: JSON?
    let result: JSON?
    let error: JSON?

    init(_ message: JSON) { (id, result, error) = (message["id"], message["result"], message["error"]) }

    /// The number by which JSON-RPC sorts errors.
    var number: Int64? { error?["code"]?.integer }
    /// The stable name of the error.
    var code: String? { error?["data"]?["code"]?.text }

    subscript(field: String) -> JSON? { result?[field] }

    /// The places in the log that an act took.
    var seqs: ClosedRange<Int64>? {
        guard let first = self["first_seq"]?.integer, let last = self["last_seq"]?.integer else { return nil }
        return first...last
    }

    var description: String { (error ?? result ?? .null).pretty() }
}

import Foundation
import Glibc

/// A client on bare system calls, so that the server's own library is not tested with itself.
final class Client: @unchecked Sendable {
    struct Failure: Error {
        var call: String
        var number = errno
    }

    let descriptor: Int32
    private let queue = DispatchQueue(label: "client")
    private var arrived: [UInt8] = []
    private var start = 0
    private(set) var isAtEnd = false

    init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    init(path: String) throws {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw Failure(call: "socket") }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix(107)) }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        try connect(withUnsafeBytes(of: &address) { Array($0.prefix(Int(size))) })
    }

    init(port: Int) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw Failure(call: "socket") }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        try connect(withUnsafeBytes(of: &address) { Array($0) })
    }

    deinit {
        close(descriptor)
    }

    private func connect(_ address: [UInt8]) throws {
        let result = address.withUnsafeBytes { bytes in
            Glibc.connect(descriptor, bytes.assumingMemoryBound(to: sockaddr.self).baseAddress, socklen_t(bytes.count))
        }
        guard result == 0 else { throw Failure(call: "connect") }
    }

    func send(_ text: String) throws {
        try send(Array(text.utf8))
    }

    func send(_ bytes: [UInt8]) throws {
        var done = 0
        while done < bytes.count {
            let sent = bytes[done...].withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, noSignal) }
            guard sent > 0 else { throw Failure(call: "send") }
            done += sent
        }
    }

    /// Sends what the kernel takes without waiting for room longer than a time; returns the number of bytes.
    func push(_ bytes: [UInt8], patience milliseconds: Int32) -> Int {
        var done = 0
        while done < bytes.count, isReady(Int16(POLLOUT), within: milliseconds) {
            let sent = bytes[done...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, noSignal | Int32(truncatingIfNeeded: MSG_DONTWAIT))
            }
            guard sent > 0 else { break }
            done += sent
        }
        return done
    }

    private var noSignal: Int32 { Int32(truncatingIfNeeded: MSG_NOSIGNAL) }

    func finishSending() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// The next line; nil at the end of the stream, after a reset, or if none comes in time.
    ///
    /// It waits on a thread of its own, for the tests' few threads are needed by what is waited for.
    func line(within milliseconds: Int32 = 10_000) async -> String? {
        await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: self.lineNow(within: milliseconds)) }
        }
    }

    /// The next line, for a caller that may block.
    func lineNow(within milliseconds: Int32 = 10_000) -> String? {
        var searched = start
        while true {
            if let newline = arrived[searched...].firstIndex(of: 0x0A) {
                let line = String(decoding: arrived[start..<newline], as: UTF8.self)
                start = newline + 1
                return line
            }
            searched = arrived.count
            guard readMore(within: milliseconds, &searched) else { return nil }
        }
    }

    /// Whether the server closes the connection in time; drops lines that come before.
    func isClosed(within milliseconds: Int32 = 10_000) async -> Bool {
        while await line(within: milliseconds) != nil {}
        return isAtEnd
    }

    private func readMore(within milliseconds: Int32, _ searched: inout Int) -> Bool {
        if start > 1 << 16 {
            arrived.removeSubrange(0..<start)
            searched -= start
            start = 0
        }
        guard isReady(Int16(POLLIN), within: milliseconds) else { return false }
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(descriptor, &buffer, buffer.count)
        guard count > 0 else {
            isAtEnd = true
            return false
        }
        arrived += buffer[..<count]
        return true
    }

    private func isReady(_ events: Int16, within milliseconds: Int32) -> Bool {
        var entry = pollfd(fd: descriptor, events: events, revents: 0)
        return poll(&entry, 1, milliseconds) > 0
    }
}

extension Client {
    /// Sends one request and returns the line that comes next.
    func ask(_ id: Int, _ method: String, _ params: String = "{}") async throws -> String? {
        try send(Client.request(id, method, params))
        return await line()
    }

    static func request(_ id: Int, _ method: String, _ params: String = "{}") -> String {
        #"{"jsonrpc":"2.0","id":\#(id),"method":"\#(method)","params":\#(params)}"# + "\n"
    }

    static func answer(_ id: Int, _ result: String) -> String {
        #"{"jsonrpc":"2.0","id":\#(id),"result":\#(result)}"#
    }
}

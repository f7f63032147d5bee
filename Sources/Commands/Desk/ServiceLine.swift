import CanonicalJSON
import Foundation
import JSONRPC
import Operations

/// Asks a service over its Unix socket: one request, one answer.
///
/// A command asks once and ends; plain calls of the kernel start faster than an event loop does.
enum ServiceLine {
    /// Asks for an operation.
    ///
    /// A request whose answer is lost is sent again until a service answers or the time is over: what only looks may be
    /// asked twice, and an act has a key under which it is done once.
    ///
    /// - Parameter isNamed: Whether somebody named this socket; then it is an error when nobody listens.
    /// - Returns: The answer; nil when nobody listens at a socket that was only noted down.
    static func ask(_ method: String, _ values: [String: JSON], at socket: String, isNamed: Bool) throws -> JSON? {
        let deadline = ContinuousClock.now + Counter.patience
        while true {
            guard let line = try connect(socket, isNamed: isNamed) else { return nil }
            defer { close(line) }
            do {
                return try exchange(method, values, line)
            } catch let lost as Lost {
                guard ContinuousClock.now < deadline else { throw lost.problem(socket) }
                usleep(20_000)
                if !isNamed, connectable(socket) == false { return nil }
            }
        }
    }

    /// The connection broke before the answer came.
    private struct Lost: Error {
        func problem(_ socket: String) -> Problem {
            Problem(
                .unreachable, code: "service.lost",
                message: "服务 \(socket) 没有答复便中断 The service at \(socket) went away without an answer.",
                remedy: "用同一 --key 重发；同一件事不会办理两次 send it again with the same --key; it is not done twice.")
        }
    }

    private static func exchange(_ method: String, _ values: [String: JSON], _ line: Int32) throws -> JSON {
        try send(try Request(id: .integer(1), method: method, params: values).line(), line)
        let bytes = try receive(line)
        guard case .answer(let answer)? = try? ServerMessage.parse(line: bytes) else { throw Lost() }
        switch answer.reply {
        case .result(let value): return value
        case .written: throw Lost()
        case .failure(let error):
            if error.name == "service.closing" { throw Lost() }
            throw Problem(error)
        }
    }

    private static func connectable(_ path: String) -> Bool {
        guard let line = try? connect(path, isNamed: false) else { return false }
        close(line)
        return true
    }

    private static func connect(_ path: String, isNamed: Bool) throws -> Int32? {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { return nil }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let line = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(line, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        if result == 0 { return line }
        let code = errno
        close(line)
        guard isNamed || code == EACCES else { return nil }
        throw Problem(
            .unreachable, code: "service.unreachable",
            message: "应有服务在 \(path) 监听，而连不上 Expected a service at \(path): \(String(cString: strerror(code))).",
            remedy: "先启动服务 start one with countersign serve，或核对套接字与权限 or check the socket and your rights to it.")
    }

    private static func send(_ bytes: [UInt8], _ line: Int32) throws {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(line, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count < 0, errno == EINTR { continue }
            // What the service has to say about it, such as that the line is too long, may still be read.
            guard count > 0 else { return }
            sent += count
        }
    }

    private static func receive(_ line: Int32) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = read(line, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Lost() }
            bytes += chunk[..<count]
            if let end = bytes.firstIndex(of: UInt8(ascii: "\n")) { return Array(bytes[..<end]) }
        }
    }
}

extension Problem {
    /// An error as the socket showed it.
    fileprivate init(_ error: RPCError) {
        self.init(
            Exit(rawValue: Int32(error.data["exit"]?.integer ?? 70)) ?? .defect, code: error.name ?? "defect",
            message: error.message, remedy: error.data["remedy"]?.text, refusal: error.data["refusal"])
    }
}

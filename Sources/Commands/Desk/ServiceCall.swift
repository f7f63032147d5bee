import CanonicalJSON
import Foundation
import JSONRPC
import Operations
import ServiceLine

/// Asks a service for an operation: one request, one answer.
enum ServiceCall {
    /// Asks for an operation.
    ///
    /// A request whose answer is lost is sent again until a service answers or the time is over: what only looks may be
    /// asked twice, and an act has a key under which it is done once.
    ///
    /// - Parameter isNamed: Whether somebody named this socket; then it is an error when nobody listens.
    /// - Returns: The answer; nil when nobody listens at a socket that was only noted down.
    static func ask(_ method: String, _ values: JSON.Fields, at socket: String, isNamed: Bool) throws -> JSON? {
        let deadline = ContinuousClock.now + Counter.patience
        let request = try Request(id: .integer(1), method: method, params: values).line()
        while true {
            guard let line = try connect(socket, isNamed: isNamed) else { return nil }
            do {
                return try result(of: line.exchange(request))
            } catch let lost as Lost {
                guard ContinuousClock.now < deadline else { throw lost.problem(socket) }
                usleep(20_000)
                if !isNamed, !isConnectable(socket) { return nil }
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

    private static func result(of bytes: [UInt8]?) throws -> JSON {
        guard let bytes, case .answer(let answer)? = try? ServerMessage.parse(line: bytes) else { throw Lost() }
        switch answer.reply {
        case .result(let value): return value
        case .written: throw Lost()
        case .failure(let error):
            if error.name == "service.closing" { throw Lost() }
            throw Problem(error)
        }
    }

    private static func isConnectable(_ path: String) -> Bool { (try? ServiceLine(to: path)) != nil }

    private static func connect(_ path: String, isNamed: Bool) throws -> ServiceLine? {
        do throws(ServiceLine.Unreachable) {
            return try ServiceLine(to: path)
        } catch {
            guard isNamed || error.isForbidden else { return nil }
            throw Problem(
                .unreachable, code: "service.unreachable",
                message: "应有服务在 \(path) 监听，而连不上 Expected a service at \(path): \(error.words).",
                remedy: "先启动服务 start one with countersign serve，或核对套接字与权限 or check the socket and your rights to it.")
        }
    }
}

extension Problem {
    /// An error as the socket showed it.
    init(_ error: RPCError) {
        self.init(
            Exit(rawValue: Int32(error.data["exit"]?.integer ?? 70)) ?? .defect, code: error.name ?? "defect",
            message: error.message, remedy: error.data["remedy"]?.text, refusal: error.data["refusal"])
    }
}

import Foundation

/// A client process with some connections, each with one request under way: the clerks of a bureau on one day.
enum Driving {
    private struct Clerk {
        let descriptor: Int32
        var caseNumber = 0
        var line = 0
        var sent = 0.0
        var buffer: [UInt8] = []
    }

    /// Sends acts for a time, and prints how many were answered and how long each took.
    ///
    /// - Parameters:
    ///   - name: Tells the cases of this process from those of others.
    ///   - seconds: How long, after a fifth of that which is not counted.
    static func run(socket path: String, connections: Int, seconds: Double, name: String) throws {
        var clerks = try (0..<connections).map { _ in Clerk(descriptor: try connect(path)) }
        var cases = 0
        var times: [Double] = []
        times.reserveCapacity(1_000_000)
        func send(_ index: Int) {
            if clerks[index].line == 0 {
                cases += 1
                clerks[index].caseNumber = cases
            }
            let id = "\(name)-\(clerks[index].caseNumber)"
            let bytes = Script.templates[clerks[index].line].bytes(case: id, key: "\(id)/\(clerks[index].line)")
            clerks[index].sent = now()
            precondition(write(clerks[index].descriptor, bytes, bytes.count) == bytes.count)
        }
        let start = now() + seconds / 5
        let end = start + seconds
        for index in clerks.indices { send(index) }
        var polls = clerks.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
        var chunk = [UInt8](repeating: 0, count: 65_536)
        loop: while true {
            guard poll(&polls, nfds_t(polls.count), 5_000) > 0 else { fatalError("no answer within 5 s") }
            let time = now()
            if time > end { break loop }
            for index in clerks.indices where polls[index].revents != 0 {
                let count = read(clerks[index].descriptor, &chunk, chunk.count)
                guard count > 0 else { fatalError("the server went away") }
                clerks[index].buffer += chunk[..<count]
                guard clerks[index].buffer.last == 10 else { continue }
                // The C library looks for it, since what this costs is lost to the server on the same machine.
                clerks[index].buffer.append(0)
                let isDone = clerks[index].buffer.withUnsafeBytes {
                    strstr($0.baseAddress!.assumingMemoryBound(to: CChar.self), "\"result\"") != nil
                }
                if !isDone { fatalError("refused: " + String(decoding: clerks[index].buffer, as: UTF8.self)) }
                clerks[index].buffer.removeAll(keepingCapacity: true)
                if clerks[index].sent >= start { times.append(time - clerks[index].sent) }
                clerks[index].line = (clerks[index].line + 1) % Script.templates.count
                send(index)
            }
        }
        let spread = Spread(times)
        print(
            "{\"answers\": \(times.count), \"seconds\": \(seconds), \"median_ms\": \(spread.median), \"p99_ms\": \(spread.high)}"
        )
    }

    private static func connect(_ path: String) throws -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Foundation.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard result == 0 else { throw CocoaError(.fileNoSuchFile) }
        return descriptor
    }
}

internal import Glibc

/// A connection to a service over its Unix socket, by plain calls of the kernel: one line is sent, one line comes back.
///
/// A command asks once and ends; this starts faster than an event loop does.
package struct ServiceLine: ~Copyable {
    private let descriptor: Int32

    /// Nobody could be reached, for a reason of the system.
    package struct Unreachable: Error {
        /// The number of the system's error.
        package let number: Int32
        /// The system's words for it.
        package var words: String { String(cString: strerror(number)) }
        /// Whether somebody may listen there, and it is the rights that are missing.
        package var isForbidden: Bool { number == EACCES }
    }

    /// Connects to the socket at a path.
    package init(to path: String) throws(Unreachable) {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else {
            throw Unreachable(number: ENAMETOOLONG)
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let line = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(line, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard result == 0 else {
            let number = errno
            close(line)
            throw Unreachable(number: number)
        }
        descriptor = line
    }

    deinit { close(descriptor) }

    /// Sends a line with its newline, and returns the line that comes back, without it; nil if the connection breaks.
    package func exchange(_ line: [UInt8]) -> [UInt8]? {
        send(line)
        return receive()
    }

    private func send(_ bytes: [UInt8]) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count < 0, errno == EINTR { continue }
            // What the service has to say about it, such as that the line is too long, may still be read.
            guard count > 0 else { return }
            sent += count
        }
    }

    private func receive() -> [UInt8]? {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return nil }
            let new = chunk[..<count]
            if let end = new.firstIndex(of: UInt8(ascii: "\n")) { return bytes + new[..<end] }
            bytes += new
        }
    }
}

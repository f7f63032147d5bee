internal import Glibc

/// Talks to the program that started the service, such as systemd, in the way that `sd_notify` describes.
package enum ServiceManager {
    /// Tells the service manager how the service is doing; does nothing if there is none.
    ///
    /// - Parameters:
    ///   - state: Lines such as `READY=1`, `STOPPING=1`, `WATCHDOG=1` or `STATUS=…`.
    ///   - address: The path of a datagram socket; with `@` in front, an abstract name.
    /// - Returns: Whether it was sent. A service never fails for not being able to tell.
    @discardableResult
    package static func notify(_ state: String, to address: String? = value("NOTIFY_SOCKET")) -> Bool {
        guard let address, let (name, size) = socketName(address) else { return false }
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        let bytes = Array(state.utf8)
        return withUnsafePointer(to: name) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                sendto(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL), generic, size) == bytes.count
            }
        }
    }

    /// How often `WATCHDOG=1` is expected at least, in microseconds; nil if nobody watches this process.
    package static func watchdogInterval(environment: (String) -> String? = value) -> Int64? {
        if let process = environment("WATCHDOG_PID"), process != String(getpid()) { return nil }
        return environment("WATCHDOG_USEC").flatMap(Int64.init).flatMap { $0 > 0 ? $0 : nil }
    }

    /// The listening sockets that the service manager opened for this process, in the order of its unit; at most 64.
    package static func sockets(environment: (String) -> String? = value) -> [Int32] {
        guard environment("LISTEN_PID") == String(getpid()),
            let count = environment("LISTEN_FDS").flatMap(Int32.init), (1...64).contains(count)
        else { return [] }
        // They begin behind the three standard ones.
        return (3..<3 + count).map { descriptor in
            // Programs that the service starts must not keep its sockets open.
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
            return descriptor
        }
    }

    /// A value of the process's environment.
    package static func value(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }

    private static func socketName(_ address: String) -> (sockaddr_un, socklen_t)? {
        var bytes = Array(address.utf8)
        var name = sockaddr_un()
        let room = MemoryLayout.size(ofValue: name.sun_path)
        guard bytes.count > 1, bytes.count < room, bytes[0] == UInt8(ascii: "/") || bytes[0] == UInt8(ascii: "@") else {
            return nil
        }
        if bytes[0] == UInt8(ascii: "@") { bytes[0] = 0 }
        name.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: bytes) }
        // An abstract name ends where the address does, not with a zero byte.
        return (name, socklen_t(MemoryLayout<sockaddr_un>.size - room + bytes.count))
    }
}

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

import Glibc

extension Listening {
    /// Finds the sockets that systemd passes to a service (`LISTEN_PID`, `LISTEN_FDS`, descriptors from 3 on).
    ///
    /// None if the variables are missing or meant for another process. The descriptors are not passed on to children.
    ///
    /// - Parameters:
    ///   - environment: The variables of the process.
    ///   - files: What TCP sockets among them show to their clients.
    ///   - first: The first descriptor; anything but 3 is for tests.
    /// - Throws: `socket.inherited` if a descriptor is no listening stream socket, or a TCP one without `files`.
    package static func inherited(
        environment: [String: String], files: TLSFiles? = nil, first: Int32 = 3
    ) throws(SocketError) -> [Listening] {
        guard let meant = environment["LISTEN_PID"].flatMap(Int32.init), meant == getpid(),
            let count = environment["LISTEN_FDS"].flatMap(Int32.init), count > 0, count <= 64
        else { return [] }
        var found: [Listening] = []
        for descriptor in first..<(first + count) {
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
            guard option(SO_TYPE, of: descriptor) == Int32(SOCK_STREAM.rawValue),
                option(SO_ACCEPTCONN, of: descriptor) == 1
            else { throw refused(descriptor, "it is no listening stream socket") }
            if try !isUnix(descriptor), files == nil { throw refused(descriptor, "it is TCP without a certificate") }
            found.append(.inherited(descriptor: descriptor, files: files))
        }
        return found
    }

    /// Tells whether a descriptor is a Unix socket; throws `socket.inherited` if it is neither that nor IP.
    static func isUnix(_ descriptor: Int32) throws(SocketError) -> Bool {
        switch option(SO_DOMAIN, of: descriptor) {
        case AF_UNIX: return true
        case AF_INET, AF_INET6: return false
        default: throw refused(descriptor, "it is neither a Unix nor an IP socket")
        }
    }

    private static func option(_ name: Int32, of descriptor: Int32) -> Int32? {
        var value: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        return getsockopt(descriptor, SOL_SOCKET, name, &value, &size) == 0 ? value : nil
    }

    private static func refused(_ descriptor: Int32, _ found: String) -> SocketError {
        SocketError(
            .inherited, "Expected descriptor \(descriptor) to be a socket to listen on, but \(found).",
            remedy: "correct the socket unit.", details: ["descriptor": String(descriptor)])
    }
}

import Glibc

/// The file of a Unix socket: made complete under another name, then moved to its place.
///
/// So a client finds no socket, the old one, or one that listens, and a file left by a crash is replaced.
struct UnixSocketFile: Sendable {
    let path: String
    private let device: dev_t
    private let inode: ino_t

    /// Makes a socket that listens and puts it into place; the caller closes the descriptor.
    ///
    /// - Throws: `socket.path_too_long`, `socket.directory_open`, `socket.path_taken` or `socket.system`.
    static func listen(at path: String, mode: UInt32, backlog: Int32) throws(SocketError) -> (Int32, UnixSocketFile) {
        let (directory, name) = parts(of: path)
        // A dot hides it from listings; the process id keeps two servers apart that differ in the name only.
        let temporary = "\(directory)/.\(name).\(getpid())"
        var address = try address(of: path, temporary: temporary)
        try prepare(directory)
        try refuseOther(at: path)
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw .system("make a socket for", on: path, number: errno) }
        unlink(temporary)
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) }
        }
        var status = stat()
        // Nobody can connect before `listen`, so the mode is right in time.
        guard bound == 0, chmod(temporary, mode) == 0, Glibc.listen(descriptor, backlog) == 0,
            lstat(temporary, &status) == 0, rename(temporary, path) == 0
        else {
            let number = errno
            unlink(temporary)
            close(descriptor)
            throw .system("listen on", on: path, number: number)
        }
        return (descriptor, UnixSocketFile(path: path, device: status.st_dev, inode: status.st_ino))
    }

    /// Removes the file if it is still the one that was made, not that of a successor.
    func remove() {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_dev == device, status.st_ino == inode else { return }
        unlink(path)
    }

    private static func parts(of path: String) -> (directory: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return (".", path) }
        let directory = path[..<slash]
        return (directory.isEmpty ? "" : String(directory), String(path[path.index(after: slash)...]))
    }

    private static func address(of path: String, temporary: String) throws(SocketError) -> sockaddr_un {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let room = MemoryLayout.size(ofValue: address.sun_path) - 1
        guard max(path.utf8.count, temporary.utf8.count) <= room, !path.hasSuffix("/"), !path.utf8.contains(0) else {
            let most = room - (temporary.utf8.count - path.utf8.count)
            throw SocketError(
                .pathTooLong, "Expected the path of a socket of at most \(most) bytes, but found \(path.utf8.count).",
                remedy: "choose a shorter path.", details: ["path": path])
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: temporary.utf8) }
        return address
    }

    /// Makes the directory and those above it for the owner only, or looks at the one that is there.
    private static func prepare(_ directory: String) throws(SocketError) {
        var status = stat()
        let place = directory.isEmpty ? "/" : directory
        if stat(place, &status) == 0 {
            guard status.st_mode & S_IFMT == S_IFDIR else { throw .system("open", on: place, number: ENOTDIR) }
            guard status.st_mode & S_IWOTH == 0 else {
                throw SocketError(
                    .directoryOpen, "Expected a directory of our own, but everybody may write to '\(place)'.",
                    remedy: "choose a directory for the socket alone.", details: ["path": place])
            }
            return
        }
        let above = parts(of: place).directory
        if above != place { try prepareAbove(above) }
        // The mask of the process may take bits away, so the mode is set once more.
        guard mkdir(place, 0o700) == 0 || errno == EEXIST, chmod(place, 0o700) == 0 else {
            throw .system("make", on: place, number: errno)
        }
    }

    private static func prepareAbove(_ directory: String) throws(SocketError) {
        let place = directory.isEmpty ? "/" : directory
        var status = stat()
        if stat(place, &status) == 0 { return }
        try prepare(place)
    }

    private static func refuseOther(at path: String) throws(SocketError) {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT != S_IFSOCK else { return }
        throw SocketError(
            .pathTaken, "Expected nothing or an old socket at '\(path)', but found another kind of file.",
            remedy: "move it away, or choose another path.", details: ["path": path])
    }
}

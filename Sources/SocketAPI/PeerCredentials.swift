import Glibc
import NIOCore

/// Who connected to a Unix socket; laid out as the kernel's `struct ucred`, since it is filled in as raw memory.
struct PeerCredentials: Sendable {
    private var process: Int32 = 0
    private var user: UInt32 = 0
    private var group: UInt32 = 0

    var peer: Peer { .unix(uid: user, gid: group, pid: process) }

    /// Asks the kernel; the answer is at hand if the channel's event loop asks.
    static func read(from channel: any Channel) -> EventLoopFuture<PeerCredentials> {
        guard MemoryLayout<PeerCredentials>.size == 12, let provider = channel as? any SocketOptionProvider else {
            return channel.eventLoop.makeFailedFuture(ChannelError.operationUnsupported)
        }
        return provider.unsafeGetSocketOption(
            level: NIOBSDSocket.OptionLevel(rawValue: SOL_SOCKET), name: NIOBSDSocket.Option(rawValue: SO_PEERCRED))
    }
}

/// Who is at the other end of a connection, as the kernel tells it.
package enum Peer: Sendable, Hashable {
    /// A process on this machine, by SO_PEERCRED: its user and group when it connected, and its process id.
    case unix(uid: UInt32, gid: UInt32, pid: Int32)
    /// A machine, by its IP address without the port.
    case tcp(address: String)

    /// What connections are counted by: all processes of one user, all ports of one address.
    var origin: Origin {
        switch self {
        case .unix(let uid, _, _): .user(uid)
        case .tcp(let address): .address(address)
        }
    }

    enum Origin: Hashable {
        case user(UInt32)
        case address(String)
    }
}

import JSONRPC
import Synchronization

/// The connections that are there, counted against the limits.
final class Roster: Sendable {
    private struct Members {
        var connections: [Int: Connection] = [:]
        var byOrigin: [Peer.Origin: Int] = [:]
        var last = 0
        var isClosing = false
        var whenEmpty: [CheckedContinuation<Void, Never>] = []
    }

    private let members = Mutex(Members())
    private let limits: Limits

    init(limits: Limits) {
        self.limits = limits
    }

    var count: Int { members.withLock { $0.connections.count } }

    /// Takes in a connection, or says why not.
    func admit(_ peer: Peer, mailbox: Mailbox) -> Result<Connection, RPCError> {
        members.withLock { members in
            if let refusal = refusal(of: peer, members) { return .failure(refusal) }
            members.last += 1
            members.byOrigin[peer.origin, default: 0] += 1
            let connection = Connection(id: members.last, peer: peer, mailbox: mailbox, limits: limits)
            members.connections[connection.id] = connection
            return .success(connection)
        }
    }

    func leave(_ connection: Connection) {
        let waiting = members.withLock { members -> [CheckedContinuation<Void, Never>] in
            guard members.connections.removeValue(forKey: connection.id) != nil else { return [] }
            let origin = connection.peer.origin
            let rest = members.byOrigin[origin, default: 1] - 1
            members.byOrigin[origin] = rest > 0 ? rest : nil
            guard members.connections.isEmpty else { return [] }
            let waiting = members.whenEmpty
            members.whenEmpty = []
            return waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    /// Takes in nobody from now on, and returns those who are there.
    func close() -> [Connection] {
        members.withLock { members in
            members.isClosing = true
            return Array(members.connections.values)
        }
    }

    var isClosing: Bool { members.withLock { $0.isClosing } }

    /// Those who are there.
    var all: [Connection] { members.withLock { Array($0.connections.values) } }

    /// Returns when the last connection has left.
    func whenEmpty() async {
        await withCheckedContinuation { continuation in
            let isEmpty = members.withLock { members in
                if !members.connections.isEmpty { members.whenEmpty.append(continuation) }
                return members.connections.isEmpty
            }
            if isEmpty { continuation.resume() }
        }
    }

    private func refusal(of peer: Peer, _ members: borrowing Members) -> RPCError? {
        if members.isClosing { return .closing }
        if members.connections.count >= limits.connections {
            return .overloaded("Expected at most \(limits.connections) connections.", retryAfter: 1000)
        }
        let most: Int
        switch peer {
        case .unix: most = limits.connectionsPerUser
        case .tcp: most = limits.connectionsPerAddress
        }
        guard members.byOrigin[peer.origin, default: 0] >= most else { return nil }
        return .overloaded("Expected at most \(most) connections from one place.", retryAfter: 1000)
    }
}

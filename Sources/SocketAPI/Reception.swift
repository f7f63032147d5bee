import NIOCore

/// Prepares each accepted connection: who it is, whether there is room, and the handlers it needs.
struct Reception: Sendable {
    let application: any Dispatching
    let limits: Limits
    let roster: Roster
    let mailboxes: [ObjectIdentifier: Mailbox]

    func overUnix(_ channel: any Channel) -> EventLoopFuture<Void> {
        PeerCredentials.read(from: channel).flatMapThrowing { credentials in
            guard let mailbox = mailboxes[ObjectIdentifier(channel.eventLoop)] else {
                throw ChannelError.operationUnsupported
            }
            switch roster.admit(credentials.peer, mailbox: mailbox) {
            case .success(let connection): try seat(connection, in: channel)
            case .failure(let refusal):
                let stranger = Connection(id: 0, peer: credentials.peer, mailbox: mailbox, limits: limits)
                let handler = ConnectionHandler(stranger, application: application, limits: limits, refusal: refusal)
                try channel.pipeline.syncOperations.addHandler(handler)
            }
        }
    }

    func overTLS(_ channel: any Channel, _ certificate: ServerCertificate) -> EventLoopFuture<Void> {
        channel.eventLoop.makeCompletedFuture {
            guard let mailbox = mailboxes[ObjectIdentifier(channel.eventLoop)],
                let address = channel.remoteAddress?.ipAddress
            else { throw ChannelError.operationUnsupported }
            // A refusal is not worth a handshake.
            let connection = try roster.admit(.tcp(address: address), mailbox: mailbox).get()
            try channel.pipeline.syncOperations.addHandler(certificate.handler())
            try seat(connection, in: channel)
        }
    }

    private func seat(_ connection: Connection, in channel: any Channel) throws {
        channel.closeFuture.whenComplete { _ in roster.leave(connection) }
        let handler = ConnectionHandler(connection, application: application, limits: limits)
        try channel.pipeline.syncOperations.addHandler(handler)
        // Who stops the server may have found the connection before it could be told.
        if roster.isClosing { throw ChannelError.eof }
    }
}

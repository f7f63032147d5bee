package import JSONRPC

/// How much one client, and all of them together, may ask of the server.
package struct Limits: Sendable, Hashable {
    /// The largest number of bytes in a line, its newline not counted; a longer one ends the connection.
    package var longestLine = 1 << 20
    /// What one line may hold: depth of the JSON, number of requests in a batch.
    package var line = Incoming.Limits()
    /// The largest number of connections in all.
    package var connections = 4096
    /// The largest number of connections of one user over Unix sockets.
    package var connectionsPerUser = 1024
    /// The largest number of connections from one address over TLS.
    package var connectionsPerAddress = 64
    /// The largest number of requests of one connection that are started and not answered; beyond, it is not read.
    package var unanswered = 128
    /// How long a line may take from its first byte to its newline.
    package var lineTime = Duration.seconds(30)
    /// How long a TLS connection may take, from accept on, until the application sets `isWelcome`.
    package var loginTime = Duration.seconds(10)
    /// The number of unsent bytes above which a connection takes no notification and is not read.
    package var highWater = 256 << 10
    /// The number of unsent bytes at which a connection takes notifications again.
    package var lowWater = 64 << 10
    /// The number of unsent bytes above which one more answer cuts a connection off.
    package var mostUnsent = 4 << 20
    /// How long a client that is sent away may take to read the last bytes.
    package var leavingTime = Duration.seconds(10)
    /// How long a client may take to close its end after we closed ours.
    package var lingerTime = Duration.seconds(1)

    /// Creates the limits that suit a service of a few hundred people.
    package init() {}
}

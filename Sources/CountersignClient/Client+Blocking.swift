import CanonicalJSON

/// For command-line programs, which have nothing else to do: these functions hold their thread.
extension Client {
    /// Connects as `connect` does, and holds the thread until then.
    ///
    /// - Throws: As `connect` does.
    @available(*, noasync, message: "use connect")
    public static func connectAndWait(
        to endpoint: Endpoint, token: String? = nil, timeout: Duration = .seconds(10)
    ) throws -> Client {
        let client = Client(Opening(endpoint, token: token, within: timeout))
        let answer = Answer<Link>()
        client.withLink { answer.settle($0) }
        // The opening ends by itself in time; a second more lets it say why it failed.
        _ = try answer.wait(within: timeout + .seconds(1))
        return client
    }

    /// Calls a method once, as `call` does, and holds the thread until the answer is there.
    ///
    /// - Parameter time: How long to wait for the answer.
    /// - Throws: As `call` does; `ConnectionError.noAnswer` when the time is over.
    @available(*, noasync, message: "use call")
    public func callAndWait(
        _ method: String, _ params: [String: Value] = [:], within time: Duration = .seconds(60)
    ) throws -> Value {
        let answer = Answer<JSON>()
        send(try Letter(method, JSON.Fields(params.mapValues(\.json))) { answer.settle($0) })
        return Value(try answer.wait(within: time))
    }
}

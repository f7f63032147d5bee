private import AsyncHTTPClient
private import NIOCore
private import NIOHTTP1
private import NIOSSL
package import TransparencyLog

/// The way to witnesses: requests over HTTP/1.1 and their answers, within limits; redirections are not followed.
package final class WitnessLine: Sendable {
    /// The most that is read of an answer, in bytes.
    package static let limit = 64 << 10

    private let client: HTTPClient
    private let time: TimeAmount

    /// Opens the line; `close` must be called.
    ///
    /// - Parameters:
    ///   - certificates: A file with the certificates to trust (PEM) in place of the system's.
    ///   - seconds: How long an answer may take, from looking the name up to its last byte.
    /// - Throws: `EvidenceError.file` if there are no certificates in the file.
    package init(trusting certificates: String? = nil, within seconds: Int = 10) throws(EvidenceError) {
        var security = TLSConfiguration.makeClientConfiguration()
        security.minimumTLSVersion = .tlsv12
        if let certificates {
            guard let trusted = try? NIOSSLCertificate.fromPEMFile(certificates), !trusted.isEmpty else {
                throw .file(certificates, "holds no certificates that can be read")
            }
            security.trustRoots = .certificates(trusted)
        }
        time = .seconds(Int64(seconds))
        var configuration = HTTPClient.Configuration(
            tlsConfiguration: security, redirectConfiguration: .disallow, timeout: .init(connect: time, read: time))
        configuration.httpVersion = .http1Only
        configuration.connectionPool.retryConnectionEstablishment = false
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    /// Ends the connections that were kept for more requests.
    package func close() { try? client.syncShutdown() }

    /// Posts text and waits for the answer; not to be called on an event loop.
    ///
    /// - Parameters:
    ///   - call: The last part of the path.
    ///   - name: What the witness is called in errors.
    /// - Throws: `WitnessError.unreachable`; `.garbled` for an answer that is too long or breaks off.
    package func post(
        _ text: String, to call: String, of name: String, at address: WitnessAddress
    ) throws(WitnessError) -> WitnessReply {
        do {
            let request = try HTTPClient.Request(
                url: address.url(of: call), method: .POST,
                headers: ["User-Agent": "countersign", "Content-Type": "text/plain; charset=utf-8"], body: .string(text)
            )
            let gathered = ResponseAccumulator(request: request, maxBodySize: Self.limit)
            let response = try client.execute(request: request, delegate: gathered, deadline: .now() + time).wait()
            return WitnessReply(
                status: Int(response.status.code), contentType: response.headers.first(name: "content-type") ?? "",
                body: response.body.map { Array($0.readableBytesView) } ?? [])
        } catch {
            throw WitnessError(error, of: name)
        }
    }
}

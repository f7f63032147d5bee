import ChildProcess
import Foundation
import Glibc
import SocketAPI

/// A certificate for this machine, made by another program than the one under test.
struct Certificate: Sendable {
    let files: TLSFiles

    init(in folder: TestFolder) throws {
        files = TLSFiles(chain: folder.file("chain.pem"), key: folder.file("key.pem"))
        let maker = try Child([
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days",
            "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", files.key, "-out",
            files.chain,
        ])
        guard maker.wait() == 0 else { throw Client.Failure(call: "openssl req") }
    }

    /// A client over TLS, which another program than the one under test speaks for it.
    func client(port: Int) throws -> Client {
        let (input, output) = (Pipe(), Pipe())
        // Without `-quiet` a line that begins with Q would end it.
        let words = [
            "openssl", "s_client", "-connect", "127.0.0.1:\(port)", "-quiet", "-CAfile", files.chain,
            "-verify_return_error", "-verify_hostname", "localhost",
        ]
        _ = try Child(words, input: .pipe(input), output: .pipe(output))
        return Client(
            reading: dup(output.fileHandleForReading.fileDescriptor),
            writing: dup(input.fileHandleForWriting.fileDescriptor))
    }
}

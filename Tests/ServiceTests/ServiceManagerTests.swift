import Foundation
import Glibc
import Testing

@testable import Service

/// A datagram socket, as a service manager listens on one.
private final class Listener {
    let address: String
    private let descriptor: Int32

    init(_ address: String) throws {
        self.address = address
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        var name = sockaddr_un()
        name.sun_family = sa_family_t(AF_UNIX)
        var bytes = Array(address.utf8)
        if bytes[0] == UInt8(ascii: "@") { bytes[0] = 0 }
        withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: bytes) }
        let size = socklen_t(2 + bytes.count)
        let result = withUnsafePointer(to: name) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) }
        }
        try #require(result == 0, "\(String(cString: strerror(errno)))")
        var limit = timeval(tv_sec: 5, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit {
        close(descriptor)
        if address.hasPrefix("/") { unlink(address) }
    }

    func next() -> String? {
        var bytes = [UInt8](repeating: 0, count: 4_096)
        let count = recv(descriptor, &bytes, bytes.count, 0)
        return count < 0 ? nil : String(decoding: bytes.prefix(count), as: UTF8.self)
    }
}

@Suite struct `The service manager` {
    private static func unique(_ prefix: String) -> String { "\(prefix)cs-\(UUID().uuidString.prefix(8))" }

    @Test(arguments: [unique(NSTemporaryDirectory()), unique("@")])
    func `is told the state, by a path and by an abstract name`(address: String) throws {
        let listener = try Listener(address)
        #expect(ServiceManager.notify("READY=1", to: address))
        #expect(listener.next() == "READY=1")
        #expect(ServiceManager.notify("STATUS=运行中\nWATCHDOG=1", to: address))
        #expect(listener.next() == "STATUS=运行中\nWATCHDOG=1")
    }

    @Test func `need not be there`() throws {
        #expect(!ServiceManager.notify("READY=1", to: nil))
        #expect(!ServiceManager.notify("READY=1", to: Self.unique(NSTemporaryDirectory())))
        #expect(!ServiceManager.notify("READY=1", to: Self.unique("@")))
    }

    @Test(arguments: ["", "@", "relative", "/" + String(repeating: "x", count: 107)])
    func `is not looked for under a name that no socket has`(address: String) {
        #expect(!ServiceManager.notify("READY=1", to: address))
    }
}

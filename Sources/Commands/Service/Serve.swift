import ArgumentParser
import Foundation
import Logging
import Operations
import Service
import ServiceLifecycle
import SocketAPI
import UnixSignals

struct Serve: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "启动服务 Own the ledger and serve everybody else over a socket.",
        discussion: """
            设置依次取自：命令行、环境变量 COUNTERSIGN_…、配置文件。
            Settings come from the command line, else the environment (COUNTERSIGN_SOCKET …), else the file.
            例 Examples:
              countersign serve --ledger a.db
              countersign serve --config /etc/countersign/service.yaml
            """)
    @Option(name: .long, help: "配置文件 The configuration file.", completion: .file(extensions: ["yaml"])) var config:
        String?
    @Option(name: .long, help: ArgumentHelp("登记簿文件 The ledger's file.", valueName: "file"), completion: .file())
    var ledger: String?
    @Option(name: .long, help: "Unix 套接字 The Unix socket; else socket in the folder FILE.run.") var socket: String?
    @Option(name: .customLong("log-level"), help: "日志级别 debug, info, notice, warning or error.") var logLevel: String?

    func run() throws {
        let ended = DispatchSemaphore(value: 0)
        nonisolated(unsafe) var result: Result<Void, any Error> = .success(())
        let (config, flags) = (config, ["ledger": ledger, "socket": socket, "log.level": logLevel])
        Task {
            do {
                try await Self.serve(config, flags)
            } catch let error as SocketError {
                result = .failure(
                    Problem(.unreachable, code: error.code.rawValue, message: error.message, remedy: error.remedy))
            } catch {
                result = .failure(error)
            }
            ended.signal()
        }
        ended.wait()
        try result.get()
    }

    /// Lets the process open as many connections as its user may; the usual limit of 1,024 is below what is served.
    private static func raiseDescriptorLimit() {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        limit.rlim_cur = limit.rlim_max
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }

    private static func serve(_ file: String?, _ flags: [String: String?]) async throws {
        raiseDescriptorLimit()
        let settings = try await ServiceSettings.read(file, flags)
        let log = Logger(label: "countersign.service") { _ in JSONLines(level: settings.logLevel) }
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [.init(service: Attendance(settings: settings, log: log))],
                gracefulShutdownSignals: [.sigterm, .sigint], logger: log))
        try await group.run()
        log.notice("stopped")
    }

    /// Runs the service until the program is told to stop.
    ///
    /// It begins here and not before: by now signals are waited for, so that none ends the program the hard way.
    private struct Attendance: ServiceLifecycle.Service {
        let settings: ServiceSettings
        let log: Logger

        func run() async throws {
            let service = try await SignOffService.start(
                Wiring.backend(at: settings.ledger, socket: settings.socket), settings.service,
                version: Countersign.configuration.version, words: Speaking.read, log: log)
            log.notice("serving", metadata: ["ports": "\(service.ports)"])
            ServiceManager.notify("READY=1")
            try? await gracefulShutdown()
            ServiceManager.notify("STOPPING=1")
            await service.stop()
        }
    }
}

import Configuration
import Foundation
import Logging
import Operations
import Service
import SocketAPI
import StrictYAML
import SystemPackage

/// What `serve` is told: by the command line, else by the environment, else by a file, else what is usual.
struct ServiceSettings {
    var ledger: String
    var socket: String?
    var logLevel: Logger.Level
    var service: SignOffService.Settings

    /// Every key of the file, as `a.b` for `b` under `a`.
    private static let keys: Set<String> = [
        "ledger", "socket", "socket_mode", "tls.host", "tls.port", "tls.certificate", "tls.key", "log.level",
        "limits.connections", "limits.line_bytes", "limits.requests_per_second", "limits.requests_under_way",
        "limits.queue", "readers", "deadlines_every_seconds", "stop_within_seconds",
    ]

    /// Reads the settings.
    ///
    /// - Throws: `Usage` for a value of the wrong kind; the problems of the file, with their places.
    static func read(_ file: String?, _ flags: [String: String?]) async throws -> ServiceSettings {
        var providers: [any ConfigProvider] = [
            InMemoryProvider(
                values: Dictionary(
                    uniqueKeysWithValues: flags.compactMap { key, value in
                        value.map {
                            (
                                AbsoluteConfigKey(key.split(separator: ".").map(String.init)),
                                ConfigValue(.string($0), isSecret: false)
                            )
                        }
                    })),
            EnvironmentVariablesProvider().prefixKeys(with: "countersign"),
        ]
        if let file {
            try check(file)
            providers.append(try await FileProvider<YAMLSnapshot>(filePath: FilePath(file)))
        }
        let reader = ConfigReader(providers: providers)
        func number(_ key: ConfigKey, _ usual: Int, _ bounds: ClosedRange<Int>) throws -> Int {
            let isGiven =
                reader.string(forKey: key) != nil || reader.double(forKey: key) != nil
                || reader.bool(forKey: key) != nil || reader.int(forKey: key) != nil
            guard let found = reader.int(forKey: key) ?? (isGiven ? nil : usual) else {
                throw Usage("\(key)：应为整数", "\(key): expected a whole number, found something else")
            }
            guard bounds.contains(found) else {
                throw Usage(
                    "\(key)：应为 \(bounds.lowerBound)…\(bounds.upperBound)，收到 \(found)",
                    "\(key): expected \(bounds.lowerBound)…\(bounds.upperBound), found \(found)")
            }
            return found
        }
        let ledger = reader.string(forKey: "ledger", default: "countersign.db")
        var service = SignOffService.Settings()
        let socket = reader.string(forKey: "socket", default: "\(ledger).run/socket")
        // Commands in other folders find it by this path.
        let path = URL(fileURLWithPath: socket).path
        guard let mode = UInt32(reader.string(forKey: "socket_mode", default: "600"), radix: 8), mode <= 0o777 else {
            throw Usage("socket_mode：应为八进制，如 600 或 660", "socket_mode: expected an octal number such as 600 or 660")
        }
        var files: TLSFiles?
        if let chain = reader.string(forKey: "tls.certificate"), let key = reader.string(forKey: "tls.key") {
            files = TLSFiles(chain: chain, key: key)
        }
        // Sockets that systemd has opened take the place of the one that we would open.
        let inherited = try Listening.inherited(environment: ProcessInfo.processInfo.environment, files: files)
        service.listening = inherited.isEmpty ? [.unix(path: path, mode: mode)] : inherited
        let port = try number("tls.port", 0, 0...65_535)
        if port > 0 {
            guard let files else {
                throw Usage(
                    "tls.port 需要 tls.certificate 和 tls.key：网络上只用 TLS",
                    "tls.port needs tls.certificate and tls.key: over the network there is only TLS")
            }
            service.listening.append(
                .tls(host: reader.string(forKey: "tls.host", default: "127.0.0.1"), port: port, files: files))
        }
        service.limits.connections = try number("limits.connections", 4_096, 1...1_000_000)
        service.limits.connectionsPerUser = service.limits.connections
        service.limits.longestLine = try number("limits.line_bytes", 1 << 20, 1_024...(64 << 20))
        service.requestsPerSecond = try number("limits.requests_per_second", 2_000, 1...10_000_000)
        service.requestsUnderWay = try number("limits.requests_under_way", 256, 1...1_000_000)
        service.queue = try number("limits.queue", 10_000, 1...1_000_000)
        service.readers = try number("readers", 2, 1...64)
        service.deadlinesEvery = .seconds(try number("deadlines_every_seconds", 30, 1...86_400))
        service.stopsWithin = .seconds(try number("stop_within_seconds", 20, 1...3_600))
        let level = reader.string(forKey: "log.level", default: "info")
        guard let logLevel = Logger.Level(rawValue: level) else {
            throw Usage(
                "log.level：应为 debug、info、notice、warning 或 error",
                "log.level: expected debug, info, notice, warning or error, found \(level)")
        }
        return ServiceSettings(ledger: ledger, socket: path, logLevel: logLevel, service: service)
    }

    /// Refuses a key that nothing reads, which would else be passed over in silence.
    private static func check(_ file: String) throws {
        let log = ProblemLog(file: file)
        let node = try YAML.read(bytes: try TextFile.bytes(file), file: file)
        if var map = MapReader(node, Phrase(zh: "服务配置", en: "the service's configuration"), log) {
            for key in keys.filter({ !$0.contains(".") }) { _ = map.text(key) }
            for group in Set(keys.filter { $0.contains(".") }.map { String($0.prefix { $0 != "." }) }) {
                guard map.has(group), let inner = map.node(group),
                    var part = MapReader(inner, Phrase(zh: "服务配置", en: "the service's configuration"), log)
                else { continue }
                for key in keys where key.hasPrefix("\(group).") {
                    _ = part.text(String(key.dropFirst(group.count + 1)))
                }
                part.finish()
            }
            map.finish()
        }
        try log.check()
    }
}

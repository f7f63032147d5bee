import ArgumentParser

struct ServiceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "service", abstract: "服务 The running service: health, ready, metrics, reference.",
        subcommands: [ServiceHealth.self, ServiceReady.self, ServiceMetrics.self, ServiceReference.self])
}

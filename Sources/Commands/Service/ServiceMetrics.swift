import ArgumentParser
import CanonicalJSON
import Operations

struct ServiceMetrics: OperationCommand {
    static let configuration = CommandConfiguration(
        commandName: "metrics", abstract: "指标 Counters and gauges in Prometheus' text format.",
        discussion: """
            例 Examples:
              countersign service metrics
              countersign service metrics > /var/lib/node_exporter/countersign.prom
            """)
    @OptionGroup var looking: LookingOptions

    func call() throws -> Call { Call("service.metrics") }
}

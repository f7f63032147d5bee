import ArgumentParser
import CanonicalJSON
import Operations

struct ServiceHealth: OperationCommand {
    static let configuration = CommandConfiguration(
        commandName: "health", abstract: "健康状况 How the running service is doing.",
        discussion: """
            例 Examples:
              countersign service health
              countersign service health --json
            """)
    @OptionGroup var looking: LookingOptions

    func call() throws -> Call { Call("service.health") }
}

import ArgumentParser
import CanonicalJSON
import Operations

struct ServiceReady: OperationCommand {
    static let configuration = CommandConfiguration(
        commandName: "ready", abstract: "是否就绪 Whether the running service takes acts now.",
        discussion: """
            例 Examples:
              countersign service ready
              countersign service ready --json
            """)
    @OptionGroup var looking: LookingOptions

    func call() throws -> Call { Call("service.ready") }
}

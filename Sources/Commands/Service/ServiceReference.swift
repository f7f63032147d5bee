import ArgumentParser
import CanonicalJSON
import Operations

struct ServiceReference: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reference", abstract: "接口说明 The reference of the socket API, as an OpenRPC document.",
        discussion: """
            例 Examples:
              countersign service reference > openrpc.json
              countersign service reference | jq '.methods[].name'
            """)

    func run() throws { Output.result(Reference.openRPC(version: Countersign.configuration.version)) }
}

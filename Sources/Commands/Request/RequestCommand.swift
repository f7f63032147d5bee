import Approvals
import ArgumentParser

struct RequestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "request", abstract: "申请 What was asked for: list, grant, refuse.",
        subcommands: [RequestGrant.self, RequestRefuse.self, RequestList.self])
}

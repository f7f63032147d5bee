import ArgumentParser

struct FindingCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "finding", abstract: "疑点 What the checks find: record, explain, accept, waive, rectify.",
        subcommands: [
            FindingCheck.self, FindingList.self, FindingShow.self, FindingExplain.self, FindingAccept.self,
            FindingRefuse.self, FindingWaive.self, FindingRectify.self,
        ])
}

import Approvals
import ArgumentParser

struct PeopleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "people", abstract: "人员 People of the ledger: add, list, change.",
        subcommands: [PeopleAdd.self, PeopleList.self, PeopleChange.self])
}

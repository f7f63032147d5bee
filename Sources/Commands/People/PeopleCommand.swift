import Approvals
import ArgumentParser

struct PeopleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "people", abstract: "人员 People of the ledger: add, list, change, clear.",
        subcommands: [PeopleAdd.self, PeopleList.self, PeopleChange.self, PeopleClear.self])
}

import Approvals
import ArgumentParser

struct CaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "case", abstract: "案卷 Cases: open, list, show, suspend, resume, cancel, terminate.",
        subcommands: [
            CaseOpen.self, CaseList.self, CaseShow.self, CaseSuspend.self, CaseResume.self, CaseCancel.self,
            CaseTerminate.self,
        ])
}

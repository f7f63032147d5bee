import Approvals
import ArgumentParser
import Ledger

struct LedgerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "登记簿 The log itself: verify, rebuild, stats, backup, restore.",
        subcommands: [LedgerVerify.self, LedgerRebuild.self, LedgerStats.self, LedgerBackup.self, LedgerRestore.self])
}

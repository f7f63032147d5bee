import Approvals
import ArgumentParser
import Ledger

struct LedgerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "登记簿 The log itself: verify, sign, export, rebuild, stats, backup, restore.",
        subcommands: [
            LedgerVerify.self, LedgerCheckpoint.self, LedgerKey.self, LedgerWitness.self, LedgerExport.self,
            LedgerVerifyBundle.self,
            LedgerImport.self, LedgerRebuild.self, LedgerStats.self, LedgerBackup.self, LedgerRestore.self,
        ])
}

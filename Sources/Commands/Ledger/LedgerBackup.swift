import ArgumentParser
import CanonicalJSON
import Foundation
import Operations

struct LedgerBackup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "备份 Copy the ledger, verified, also while it is written.",
        discussion: """
            例 Examples:
              countersign ledger backup /backup/2023-06-01.db
              countersign ledger backup /backup/2023-06-01.db --json
            """)
    @Argument(help: "备份文件 Where the copy goes; there must be no such file yet.", completion: .file()) var to: String
    @OptionGroup var looking: LookingOptions

    func run() throws {
        let counter = Counter(looking)
        let path = URL(fileURLWithPath: to).path
        // The service writes it itself: only it may hold its write-ahead log back, and who asks may not read the file.
        if let answer = try counter.askService(Call("ledger.backup", ["to": .string(path)])) {
            return counter.show(answer)
        }
        let report = try Wiring.backUp(counter.path, to: path)
        counter.show(BackingUp.answer(report, asText: !looking.json, counter.language))
    }
}

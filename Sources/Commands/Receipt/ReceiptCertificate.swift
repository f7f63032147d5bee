import ArgumentParser
import Operations

struct ReceiptCertificate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "certificate",
        abstract: "签批证明 One page to print: who signed a form, and a QR code of the checkpoint.",
        discussion: """
            例 Examples:
              countersign receipt certificate JJ-2022 14-03 --to 14-03.html
              countersign receipt certificate JJ-2022 14-03 --json
            """)
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Argument(help: "表或整改项 The form or item.", completion: .custom(Completions.units)) var unit: String
    @OptionGroup var target: MadeFile.Target
    @OptionGroup var looking: LookingOptions

    func run() throws {
        try target.write(
            Call("receipt.certificate", ["case": .text(caseID), "unit": .text(unit)]), Counter(looking))
    }
}

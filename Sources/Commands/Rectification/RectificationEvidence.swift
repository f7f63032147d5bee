import Approvals
import ArgumentParser
import Engine
import Ledger

struct RectificationEvidence: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "evidence", abstract: "佐证 Record progress and evidence, with the files' digests.",
        discussion: """
            例 Examples:
              countersign rectification evidence QJJJ-2022 R-01 --text "已重新核定" \\
                --file 核定表.pdf
              countersign rectification submit QJJJ-2022 R-01
            """)
    @OptionGroup var item: ItemArguments
    @Option(name: .long, help: "佐证说明 The evidence, in words.") var text: String
    @Option(name: .long, help: "进展 The progress, in words.") var progress: String?
    @Option(name: .customLong("file"), help: "佐证材料 A file; repeatable.", completion: .file()) var files: [String] = []
    @OptionGroup var acting: ActingOptions
    var caseID: String { item.caseID }

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        let attached = try Attachments.read(files)
        var intent = try ItemContent.edit(item.unit, in: file, acting) { content in
            ItemContent.set(
                [
                    "佐证": text, "进展": progress,
                    "附件": attached.isEmpty
                        ? nil : attached.map { "\($0.name) \($0.digest.hex)" }.joined(separator: "; "),
                ], in: "evidence", of: &content)
        }
        intent.files = attached.map(\.digest)
        return intent
    }
}

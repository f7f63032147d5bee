import ArgumentParser
import CanonicalJSON
import Operations

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

    func act() throws -> Call {
        Call(
            "rectification.evidence",
            item.values.with(["words": .text(text), "progress": .text(progress), "files": try Attachments.read(files)]))
    }
}

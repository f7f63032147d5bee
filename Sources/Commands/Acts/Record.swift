import ArgumentParser
import CanonicalJSON
import Operations

struct Record: SignedCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "登记 Record that a step of the office is done: the problem list, closing an item, the archive.",
        discussion: """
            例 Examples:
              countersign record QJJJ-2022 --step problem-list --note "共 3 项"
              countersign record QJJJ-2022 --step archive
            """)
    @OptionGroup var seat: SeatArguments
    @Option(name: .long, help: "说明 A note.") var note: String?
    @Option(name: .customLong("file"), help: "附件 A file that belongs to it; repeatable.", completion: .file())
    var files: [String] = []
    @OptionGroup var signing: SigningOptions
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call {
        Call("record", seat.values.with(["note": .text(note), "files": try Attachments.read(files)]))
    }
}

import Approvals
import ArgumentParser
import CanonicalJSON
import Engine
import Ledger

struct Record: ActCommand {
    static let configuration = CommandConfiguration(
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
    @OptionGroup var acting: ActingOptions
    var caseID: String { seat.caseID }

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        let path = try seat.path([.record], in: file, identity)
        var intent = Intent(.decide(path, .approved, about: nil, spoken: note != nil), opinion: note)
        let attached = try Attachments.read(files)
        if !attached.isEmpty {
            intent.texts["record"] = String(
                decoding: try JSON.object(["files": Attachments.json(attached)]).canonical(), as: UTF8.self)
            intent.files = attached.map(\.digest)
        }
        return intent
    }
}

import ArgumentParser
import CanonicalJSON
import Engine
import Evidence
import Ledger
import Operations
import TransparencyLog

struct LedgerImport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "由证据包建立登记簿 Make a new ledger from a bundle that holds every body, byte for byte.",
        discussion: """
            例 Examples:
              countersign ledger import evidence/ --ledger new.db
              countersign ledger import evidence/ --ledger then.db --up-to 480
            """)
    @Argument(help: "证据包 The bundle.", completion: .directory) var from: String
    @Option(name: .customLong("up-to"), help: "只到第几条 Only the first so many entries: the ledger as it was then.")
    var upTo: Int?
    @OptionGroup var looking: LookingOptions

    func run() throws {
        let counter = Counter(looking)
        let reader = try BundleReader(Folder(from), trusting: [])
        let store = try Wiring.create(at: counter.path)
        defer { store.close() }
        let head: Head
        do {
            head = try BundleImport(reader, into: store, upTo: upTo.map(Int64.init)).run()
        } catch {
            store.close()
            Wiring.discard(counter.path)
            throw error
        }
        let engine = try Engine(store, calendar: .prc, clock: WallClock.now)
        let cases = try engine.rebuild()
        let root = try store.tree(of: head.size).root(of: head.size)
        if looking.json {
            return Output.result([
                "ledger": .string(counter.path), "entries": .int(head.size), "cases": .int(Int64(cases)),
                "root": .string(root.hex),
            ])
        }
        Output.result(
            counter.say(
                "已建立 \(counter.path)：\(head.size) 条记录，\(cases) 个案卷，根 \(root.hex)。它还没有密钥：把原来的密钥文件放到 \(counter.path).key，或用 ledger key add 另建。",
                "Made \(counter.path): \(head.size) entries, \(cases) cases, root \(root.hex). It has no key yet: put the former key's file at \(counter.path).key, or make one with ledger key add."
            ))
    }
}

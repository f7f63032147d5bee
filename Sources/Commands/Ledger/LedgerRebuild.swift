import Approvals
import ArgumentParser
import CanonicalJSON
import Engine
import Ledger

struct LedgerRebuild: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild", abstract: "重建 Compute the read models anew from the log.",
        discussion: """
            例 Examples:
              countersign ledger rebuild
              countersign ledger rebuild --lang en
            """)
    @OptionGroup var acting: ActingOptions

    func run() throws {
        let desk = Desk(acting.looking)
        let (cases, before, after) = try desk.writing(at: acting.at) { engine, identity in
            guard identity.role == .administrator else {
                throw EngineError.notPermitted(
                    person: identity.person.text, act: "ledger rebuild", needs: [.administrator])
            }
            let before = try engine.store.dumpViews()
            return (try engine.rebuild(), before, try engine.store.dumpViews())
        }
        let same = before == after
        if acting.looking.json {
            return Output.result([
                "cases": .int(Int64(cases)), "rows": .int(Int64(after.count)), "same": .bool(same),
            ])
        }
        Output.result(
            desk.say(
                "已由日志重建 \(cases) 个案卷的 \(after.count) 行\(same ? "，与重建前相同" : "，与重建前不同，已更正")。",
                "Rebuilt \(after.count) rows of \(cases) cases from the log\(same ? ", the same as before" : "; they differed and are corrected")."
            ))
    }
}

import ArgumentParser
import CanonicalJSON
import Operations

struct Overdue: OperationCommand {
    static let configuration = CommandConfiguration(
        commandName: "overdue", abstract: "逾期 What is past its deadline; --record makes the clock's events.",
        discussion: """
            例 Examples:
              countersign overdue
              countersign overdue --record
            """)
    @Flag(name: .long, help: "登记、提醒、上报 Let the clock act: record passed deadlines, remind, escalate.")
    var record = false
    @OptionGroup var acting: ActingOptions
    var looking: LookingOptions { acting.looking }

    func call() throws -> Call { Call("overdue", ["at": .text(acting.at)]) }

    func run() throws {
        let counter = Counter(acting.looking)
        if record {
            let recorded = try counter.ask(
                Call("overdue.record", ["key": .text(acting.key), "at": .text(acting.at)]))
            if !counter.options.json { Output.note(recorded["text"]?.text ?? "") }
        }
        try counter.show(try call())
    }
}

import ArgumentParser
import CanonicalJSON
import Operations

struct Todo: OperationCommand {
    static let configuration = CommandConfiguration(
        commandName: "todo", abstract: "待办 What waits for a person: every open seat they can fill.",
        discussion: """
            例 Examples:
              countersign todo
              countersign todo --person p30
            """)
    @Option(name: .long, help: "人员 The person; else you.", completion: .custom(Completions.people)) var person: String?
    @Flag(name: .long, help: "所有人 Everybody's.") var all = false
    @OptionGroup var looking: LookingOptions

    func call() throws -> Call { Call("todo", ["person": .text(person), "all": .flag(all)]) }
}

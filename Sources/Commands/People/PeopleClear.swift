import ArgumentParser
import CanonicalJSON
import Operations

struct PeopleClear: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "clear", abstract: "涉密权限 Let a person read what is 涉密, or no more.",
        discussion: """
            例 Examples:
              countersign people clear p12
              countersign people clear p12 --revoke
            """)
    @Argument(help: "人员 The person.", completion: .custom(Completions.people)) var person: String
    @Flag(name: .long, help: "收回 Take the clearance back.") var revoke = false
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call {
        Call("people.clear", ["person": .text(person), "revoke": revoke ? true : nil])
    }
}

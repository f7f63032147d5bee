import ArgumentParser
import CanonicalJSON
import Operations

struct Replace: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "replace", abstract: "更换 Put one person in the place of another; open seats go over.",
        discussion: """
            例 Examples:
              countersign replace QJJJ-2022 finance p31 p43
              countersign replace QJJJ-2022 department_head p24 p42 --for 14-03
            """)
    @OptionGroup var who: AppointmentArguments
    @Argument(help: "接任者 The successor.", completion: .custom(Completions.people)) var successor: String
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call { Call("replace", who.values.with(["successor": .text(successor)])) }
}

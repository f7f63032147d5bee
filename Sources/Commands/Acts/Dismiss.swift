import ArgumentParser
import CanonicalJSON
import Operations

struct Dismiss: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "dismiss", abstract: "免去 End an appointment.",
        discussion: """
            例 Examples:
              countersign dismiss QJJJ-2022 finance p31
              countersign dismiss QJJJ-2022 filler p12 --for 14-03
            """)
    @OptionGroup var who: AppointmentArguments
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call { Call("dismiss", who.values) }
}

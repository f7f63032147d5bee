import ArgumentParser
import CanonicalJSON
import Operations

struct Appoint: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "appoint", abstract: "任命 Appoint a person to a role of the case.",
        discussion: """
            例 Examples:
              countersign appoint QJJJ-2022 leader p01
              countersign appoint QJJJ-2022 filler p12 --for 14-03
            """)
    @OptionGroup var who: AppointmentArguments
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call { Call("appoint", who.values) }
}

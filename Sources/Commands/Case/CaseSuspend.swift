import ArgumentParser
import CanonicalJSON
import Operations

struct CaseSuspend: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "suspend", abstract: "挂起 Suspend a case; the clock runs on unless --clock-stops.",
        discussion: """
            例 Examples:
              countersign case suspend QJJJ-2022 --reason "等待决算批复" --clock-stops
              countersign case resume QJJJ-2022
            """)
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Option(name: .long, help: "理由 The reason.") var reason: String?
    @Flag(name: .customLong("clock-stops"), help: "期限顺延 Deadlines move by the time of the suspension.") var clockStops =
        false
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call {
        Call("case.suspend", ["case": .text(caseID), "reason": .text(reason), "clock_stops": .flag(clockStops)])
    }
}

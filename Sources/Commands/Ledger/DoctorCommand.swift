import ArgumentParser
import CanonicalJSON
import Foundation
import Ledger
import Operations

struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "体检 Examine the ledger's file and its machine: settings, disk, clock, rights.",
        discussion: """
            例 Examples:
              countersign doctor
              countersign doctor --thorough --json
            """)
    @Flag(name: .long, help: "逐页检查 Also check every page of the file.") var thorough = false
    @OptionGroup var looking: LookingOptions

    func run() throws {
        let counter = Counter(looking)
        guard FileManager.default.fileExists(atPath: counter.path) else {
            throw LedgerError.notFound(path: counter.path)
        }
        let findings = Wiring.examine(counter.path, now: WallClock.now(), isThorough: thorough)
        if looking.json {
            Output.result(
                .array(
                    findings.map {
                        [
                            "check": .string($0.check.rawValue), "status": .string($0.status.rawValue),
                            "found": .object(JSON.Fields($0.found.mapValues(JSON.string))),
                            "expected": .object(JSON.Fields($0.expected.mapValues(JSON.string))),
                            "message": .string(counter.say($0.zh, $0.en)),
                        ]
                    }))
        } else {
            let marks: [HealthFinding.Status: String] = [.ok: "✓", .warn: "!", .fail: "✗"]
            for finding in findings {
                Output.result(
                    "\(marks[finding.status] ?? "")  \(counter.say(finding.zh, finding.en))  [\(finding.check.rawValue)]"
                )
            }
        }
        if findings.contains(where: { $0.status == .fail }) { throw ExitCode(Exit.unreachable.rawValue) }
    }
}

import ArgumentParser
import CanonicalJSON
import TransparencyLog

/// On which witnesses a reader relies.
struct WitnessOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("所依赖的见证方公钥 The key of a witness to rely on; can be repeated.", valueName: "vkey"))
    var witness: [String] = []

    @Option(
        name: .customLong("at-least"),
        help: ArgumentHelp("其中至少几个见证过 How many of them must have cosigned; else all.", valueName: "k"))
    var atLeast: Int?

    func validate() throws {
        guard (0...witness.count).contains(atLeast ?? 0) else {
            throw ValidationError("--at-least: 应为 expected 0…\(witness.count), 收到 found \(atLeast ?? 0)")
        }
    }

    /// What they must have cosigned.
    func policy() throws -> WitnessPolicy { try WitnessPolicy(witness, atLeast: atLeast) }

    /// The same for an operation.
    var values: [String: JSON?] {
        ["witnesses": witness.isEmpty ? nil : .array(witness.map(JSON.string)), "at_least": .number(atLeast)]
    }
}

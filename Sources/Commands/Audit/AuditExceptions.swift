import ArgumentParser
import CanonicalJSON
import Operations

struct AuditExceptions: AuditQuestion {
    static let question = "exceptions"
    static let configuration = CommandConfiguration(
        commandName: question,
        abstract: "例外事项 Waivers, exclusions, replacements, acts for others, late acts, refused attempts and the like.",
        discussion: """
            例 Examples:
              countersign audit exceptions QJJJ-2022
              countersign audit exceptions --kind waiver --kind late_registration --json
            """)
    @Option(
        name: .customLong("kind"),
        help: ArgumentHelp(
            "种类 Only this kind; repeatable: \(ExceptionKind.names.joined(separator: ", ")).", valueName: "kind"),
        completion: .list(ExceptionKind.names))
    var kinds: [String] = []
    @OptionGroup var audit: AuditOptions

    var own: [String: JSON?] { ["kind": kinds.isEmpty ? nil : .array(kinds.map(JSON.string))] }
}

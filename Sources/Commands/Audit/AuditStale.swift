import ArgumentParser

struct AuditStale: AuditQuestion {
    static let question = "stale"
    static let configuration = CommandConfiguration(
        commandName: question,
        abstract: "失效的签核 Sign-offs that went stale, and what changed after they were given.",
        discussion: """
            例 Examples:
              countersign audit stale QJJJ-2022
              countersign audit stale --json
            """)
    @OptionGroup var audit: AuditOptions
}

import ArgumentParser

struct AuditDuties: AuditQuestion {
    static let question = "duties"
    static let configuration = CommandConfiguration(
        commandName: question,
        abstract: "职责分离报告 Who did what different people are to do; else how many pairs show that nobody did.",
        discussion: """
            例 Examples:
              countersign audit duties
              countersign audit duties QJJJ-2022 --json
            """)
    @OptionGroup var audit: AuditOptions
}

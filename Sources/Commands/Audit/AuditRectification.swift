import ArgumentParser

struct AuditRectification: AuditQuestion {
    static let question = "rectification"
    static let configuration = CommandConfiguration(
        commandName: question,
        abstract: "整改跟踪 The follow-up of each item: extensions, evidence, verification, days late.",
        discussion: """
            例 Examples:
              countersign audit rectification QJJJ-2022
              countersign audit rectification --xlsx followup.xlsx
            """)
    @OptionGroup var audit: AuditOptions
}

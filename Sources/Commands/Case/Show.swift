import ArgumentParser

/// `show` is what people type; it is `case show`.
struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "查看案卷 A case at a glance; the same as `case show`.",
        discussion: """
            例 Examples:
              countersign show QJJJ-2022
              countersign show QJJJ-2022 --json
            """)
    @OptionGroup var caseShow: CaseShow

    func run() throws { try caseShow.run() }
}

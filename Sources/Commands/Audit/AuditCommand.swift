import ArgumentParser

struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "审计 What an auditor asks: as a table, as JSON, or as a workbook.",
        subcommands: [
            AuditApprovals.self, AuditExceptions.self, AuditStale.self, AuditRectification.self, AuditDuties.self,
        ])
}

import Messages

/// What an auditor asks of the whole ledger or of one case; read from the log, case by case.
extension Operation {
    static let audits: [Operation] = [
        auditApprovals, auditExceptions, auditStale, auditRectification, auditDuties,
    ]

    static let auditApprovals = audit(
        "audit.approvals",
        .init("谁批准了什么", "Each sign-off: who, on which wording, under which rule, and whether it still counts."),
        [.takes("person", "人员：本人签核或代录的", "the person who signed or entered it")],
        AuditApprovals.page)

    static let auditExceptions = audit(
        "audit.exceptions",
        .init(
            "例外事项",
            "Each departure from the plain course: waivers, exclusions, replacements, acts for others, refusals."),
        [
            .takes(
                "kind", .texts, "种类，可有几个，省略则为全部：\(ExceptionKind.names.joined(separator: "、"))",
                "only these kinds, of \(ExceptionKind.names.joined(separator: ", "))")
        ], AuditExceptions.page)

    static let auditStale = audit(
        "audit.stale", .init("失效的签核", "Sign-offs that went stale, and what changed after they were given."), [],
        AuditStale.page)

    static let auditRectification = audit(
        "audit.rectification",
        .init("整改跟踪", "The follow-up of each rectification item: extensions, evidence, verification, days late."), [],
        AuditRectification.page)

    static let auditDuties = audit(
        "audit.duties",
        .init("职责分离报告", "Who did what different people are to do, or how many pairs show that nobody did."), [],
        AuditDuties.page)

    /// What each of them takes and answers besides its own.
    private static func audit(
        _ name: String, _ summary: Words, _ parameters: [Parameter],
        _ page: @escaping @Sendable (Desk) throws -> Page
    ) -> Operation {
        Operation(
            name, summary,
            [.takes("case", "案卷；省略则为全部", "the case; else all")] + parameters + [
                .takes("xlsx", .flag, "以工作簿答复（base64）", "answer with a workbook, in base64")
            ],
            result: .init(
                "entries、head：所据日志；rows：各行；职责分离另有 cases、rules、pairs。xlsx：行数 count、sha256、base64",
                "entries and head: the log as of which; rows; of duties also cases, rules, pairs. With xlsx: count, "
                    + "sha256, base64"),
            for: .everybody, .look(page))
    }
}

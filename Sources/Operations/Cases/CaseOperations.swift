import Approvals
import CanonicalJSON
import Engine
import Ledger
import Messages

/// Whole cases.
extension Operation {
    static let cases: [Operation] = [open, list, show, suspend, resume, cancel, terminate]

    static let open = Operation(
        "case.open", .init("立案", "Open a case under a registered workflow."),
        [
            .needs("case", "案卷号", "the case's id"), .needs("title", "名称", "the title"),
            .needs("year", .number(1949...2199), "财政年度", "the fiscal year"),
            .needs("workflow", "流程", "the workflow's name"),
        ], result: answer, for: .office,
        .open { desk in
            Opening(
                caseID: desk.arguments["case"], title: desk.arguments["title"],
                year: desk.arguments.number("year") ?? 0,
                workflow: desk.arguments["workflow"])
        })

    static let suspend = act(
        "case.suspend", .init("挂起", "Suspend a case; the clock runs on unless clock_stops."),
        [.theCase, .reason, .takes("clock_stops", .flag, "期限顺延", "deadlines move by the time of the suspension")]
    ) { desk, _ in
        Intent(
            .suspend(clockStops: desk.arguments.flag("clock_stops"), spoken: desk.reason != nil), reason: desk.reason)
    }

    static let resume = act("case.resume", .init("恢复", "Resume a suspended case."), [.theCase]) { _, _ in
        Intent(.resume)
    }

    static let cancel = act(
        "case.cancel", .init("撤销", "Cancel a case, or one form or item of it."),
        [.theCase, .takes("unit", "只撤销此表或整改项", "only this form or item"), .reason]
    ) { desk, _ in
        let spoken = desk.reason != nil
        return Intent(
            desk.arguments.unit().map { .cancelUnit($0, spoken: spoken) } ?? .cancelCase(spoken: spoken),
            reason: desk.reason)
    }

    static let terminate = act(
        "case.terminate", .init("终止", "End a running case before its end."), [.theCase, .reason]
    ) { desk, _ in Intent(.terminate(spoken: desk.reason != nil), reason: desk.reason) }

    static let list = Operation(
        "case.list", .init("案卷列表", "All cases."),
        result: .init("各案卷", "each case's id, title, year, workflow, status and version"),
        for: .everybody,
        .look { desk in
            let rows = try desk.records.ledger.cases()
            return desk.page(
                .array(
                    rows.map {
                        [
                            "case": .string($0.caseID), "title": .string($0.title), "year": .int(Int64($0.year)),
                            "workflow": .string($0.workflow), "status": .string($0.status), "version": .int($0.version),
                        ]
                    }),
                Table(
                    header: [
                        desk.say("案卷", "case"), desk.say("名称", "title"), desk.say("年度", "year"),
                        desk.say("流程", "workflow"), desk.say("状态", "status"), desk.say("事件数", "events"),
                    ],
                    rows: rows.map {
                        [
                            $0.caseID, Width.clip($0.title, to: 40), String($0.year), $0.workflow,
                            CaseState.Status(rawValue: $0.status).map { Messages.status($0, desk.language) }
                                ?? $0.status,
                            String($0.version),
                        ]
                    }
                ).render())
        })

    static let show = Operation(
        "case.show", .init("查看案卷", "A case: its people, steps, forms, items and requests."),
        [.theCase, .takes("as_of", "截至某时或某条", "as it was at a time (2023-03-01T09:00) or an entry (#120)")],
        result: .init("案卷的全部情况", "the case with its steps, appointments, units and requests"), for: .everybody,
        .look { desk in
            let limit = try AsOf(desk.arguments[maybe: "as_of"])
            let view = try CaseView(desk, until: limit.includes)
            return desk.page(CaseShowing.json(view), CaseShowing.text(view))
        })
}

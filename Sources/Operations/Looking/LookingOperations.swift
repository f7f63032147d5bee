import Approvals
import CanonicalJSON
import Engine
import Ledger
import Messages

/// What waits, what happened, who signed.
extension Operation {
    static let looking: [Operation] = [
        todo, overdue, overdueRecord, history, whoSigned, refused, requests, why, intent,
    ]

    static let history = Operation(
        "history", .init("经过", "Every event of a case, oldest first."),
        [.theCase, .takes("as_of", "截至某时或某条", "only up to a time (2023-03-01T09:00) or an entry (#120)")],
        result: .init("各事件", "each entry with its texts"), for: .everybody,
        .look { desk in
            let limit = try AsOf(desk.arguments[maybe: "as_of"])
            return try CaseView(desk).entries(until: limit.includes)
        })

    static let requests = Operation(
        "request.list", .init("申请列表", "What was asked for in a case, and what was decided."), [.theCase],
        result: .init("各申请", "each request"), for: .everybody,
        .look { desk in
            let view = try CaseView(desk)
            return desk.page(.array(view.file.state.requests.map(RequestList.json)), RequestList.text(view))
        })

    static let todo = Operation(
        "todo", .init("待办", "What waits for a person: every open seat they can fill."),
        [
            .takes("person", "人员；省略则为本人", "the person; else the one who asks"),
            .takes("all", .flag, "所有人", "everybody's"),
        ],
        result: .init("各席位", "each seat: case, step, round, seat, unit, person, role, verb, opened_at, due"),
        for: .everybody, .look(Todo.page))

    static let overdue = Operation(
        "overdue", .init("逾期", "What is past its deadline."),
        [.takes("at", "截至此时，如 2023-02-06T09:30", "as of this time, 2023-02-06T09:30")],
        result: .init(
            "各逾期环节", "each step: case, step, due, recorded, people, reminders, escalated_to, escalated_at, told"),
        for: .everybody, .look(Overdue.page))

    static let overdueRecord = Operation(
        "overdue.record",
        .init("登记逾期", "Let the clock act: record passed deadlines, remind and escalate; each once."),
        result: .init("登记、提醒、上报的数目", "how many were recorded, reminded and escalated, and missing_year"),
        for: .actors,
        .change { desk, engine in
            let run = try engine.runClock()
            return desk.page(Overdue.json(run), Overdue.text(run, desk))
        })

    static let whoSigned = Operation(
        "who-signed", .init("谁签了什么", "Who approved which form, in which wording, when."),
        [
            .theCase, .takes("unit", "表或整改项；省略则为全部", "the form or item; else all"),
            .takes("all", .flag, "含失效的", "with stale, superseded and retracted ones"),
        ],
        result: .init("各签核", "each sign-off with its digest, standing and opinion"), for: .everybody,
        .look(WhoSigned.page))

    static let refused = Operation(
        "refused", .init("被拒的尝试", "What was tried and refused, by whom, and why."),
        [.takes("case", "案卷；省略则为全部", "the case; else all")], result: .init("各次尝试", "each attempt with every condition"),
        for: .everybody, .look(Refused.page))

    static let why = Operation(
        "why", .init("为什么", "Every condition of an act, met or not, and what would clear it. Nothing is done."),
        [
            .needs("act", "要问的操作，如 sign", "the operation to ask about, for example sign"),
            .needs("params", .object, "该操作的参数", "its parameters"),
        ],
        result: .init("allowed 与各条件", "allowed, verb, person, and each condition"), for: .everybody, .look(Why.page))

    static let intent = Operation(
        "intent",
        .init("待签内容", "Exactly the bytes that an approver signs for an act, one line of JSON. Nothing is done."),
        [
            .needs("act", "要签名的操作，如 sign", "the operation to be signed, for example sign"),
            .needs("params", .object, "该操作的参数", "its parameters"),
        ],
        result: .init(
            "intent（待签的一行，含行末换行）、namespace、key、expect_version",
            "intent (the line to be signed, its end included), namespace, key, expect_version"), for: .everybody,
        .look(SigningOperations.intent))
}

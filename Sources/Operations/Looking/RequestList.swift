import Approvals
import CanonicalJSON
import Engine
import Messages

/// What was asked for in a case.
enum RequestList {
    /// The requests of a case as a table.
    static func text(_ view: CaseView) -> String {
        let (desk, glossary) = (view.desk, view.glossary)
        return Table(
            header: [
                desk.say("号", "no."), desk.say("申请", "request"), desk.say("表/项", "unit"),
                desk.say("申请人", "asked by"), desk.say("时间", "time"), desk.say("结果", "result"),
                desk.say("批准人", "decided by"),
            ],
            rows: view.file.state.requests.map {
                [
                    String($0.number), Messages.request($0.kind, desk.language), $0.unit.text,
                    glossary.person($0.askedBy.person.text), Moment.show($0.at),
                    Messages.status($0.status, desk.language),
                    $0.decidedBy.map { glossary.person($0.person.text) } ?? "—",
                ]
            }
        ).render()
    }

    /// One request, for programs.
    static func json(_ request: Request) -> JSON {
        [
            "request": .int(Int64(request.number)), "kind": .string(request.kind.rawValue),
            "unit": .string(request.unit.text), "asked_by": .string(request.askedBy.person.text),
            "at": .string(Moment.rfc3339(request.at)), "status": .string(request.status.rawValue),
            "decided_by": request.decidedBy.map { .string($0.person.text) } ?? nil,
            "deadline": request.deadline.map { .string(Moment.rfc3339($0)) } ?? nil,
        ]
    }
}

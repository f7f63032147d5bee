import Approvals
import CanonicalJSON
import Engine
import Messages
import ProcessMining

/// Replays traces on the net of their workflow and looks for acts of one person that different people must do.
enum ProcessCheck {
    @Sendable static func page(_ desk: Desk) throws -> Page {
        let verdicts = try desk.arguments.json("log").map { try Self.verdicts(of: $0, desk) } ?? verdicts(desk)
        return desk.page(json(verdicts), text(verdicts, desk))
    }

    private static func verdicts(_ desk: Desk) throws -> [Conformance.Verdict] {
        try MinedCase.all(desk).flatMap { Conformance($0.workflow).verdicts($0.traces) }
    }

    /// Checks traces that came from elsewhere, case by case, by the workflows that the ledger's own cases are under.
    private static func verdicts(of log: JSON, _ desk: Desk) throws -> [Conformance.Verdict] {
        let read = log["traces"]?.list?.map(Trace.init)
        guard let read, !read.contains(nil) else {
            throw Usage(
                "log：应为 process.xes --json 那样的一组轨迹", "log: expected traces as 'process xes --json' prints them")
        }
        let traces = read.compactMap(\.self)
        var ids: [String] = []
        for trace in traces where !ids.contains(trace.caseID) { ids.append(trace.caseID) }
        return try ids.flatMap { id in
            let workflow = try desk.records.caseFile(id).state.workflow
            return Conformance(workflow).verdicts(traces.filter { $0.caseID == id })
        }
    }

    private static func json(_ verdicts: [Conformance.Verdict]) -> JSON {
        [
            "fits": .bool(verdicts.allSatisfy(\.fits)),
            "traces": .array(
                verdicts.map { verdict in
                    [
                        "case": .string(verdict.trace.caseID), "unit": verdict.trace.unit.map(JSON.string) ?? nil,
                        "events": .int(Int64(verdict.trace.happenings.count)), "fits": .bool(verdict.fits),
                        "order": .string(word(verdict.order)), "misfit": verdict.misfit?.json ?? nil,
                        "same_person": .array(
                            verdict.samePerson.map { ["first": $0.first.json, "second": $0.second.json] }),
                    ]
                }),
        ]
    }

    private static func word(_ order: TokenGame.Result) -> String {
        switch order {
        case .complete: "complete"
        case .underway: "underway"
        case .stuck: "misfit"
        }
    }

    private static func text(_ verdicts: [Conformance.Verdict], _ desk: Desk) -> String {
        let table = Table(
            header: [
                desk.say("轨迹", "trace"), desk.say("事件", "events"), desk.say("次序", "order"),
                desk.say("分离", "separation"),
            ],
            rows: verdicts.map { verdict in
                [
                    verdict.trace.name, String(verdict.trace.happenings.count), order(verdict, desk),
                    verdict.samePerson.first.map { pair(verdict, $0, desk) } ?? "✓",
                ]
            })
        let bad = verdicts.count { !$0.fits }
        return table.render() + "\n"
            + desk.say(
                bad == 0 ? "\(verdicts.count) 条轨迹全部相符。" : "\(verdicts.count) 条轨迹中 \(bad) 条不符。",
                bad == 0 ? "All \(verdicts.count) traces fit." : "\(bad) of \(verdicts.count) traces do not fit.")
    }

    private static func order(_ verdict: Conformance.Verdict, _ desk: Desk) -> String {
        switch verdict.order {
        case .complete: desk.say("✓ 办结", "✓ over")
        case .underway: desk.say("✓ 在办", "✓ underway")
        case .stuck: "✗ \(verdict.misfit.map { "#\($0.seq) \($0.label)" } ?? "")"
        }
    }

    private static func pair(_ verdict: Conformance.Verdict, _ pair: Conformance.Pair, _ desk: Desk) -> String {
        let person = pair.second.actor?.performer.person.text ?? ""
        return "✗ \(person): #\(pair.first.seq) \(pair.first.label), #\(pair.second.seq) \(pair.second.label)"
    }
}

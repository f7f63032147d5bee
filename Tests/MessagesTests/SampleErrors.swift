import Approvals
import Engine
import Ledger

@testable import Workflows

extension Samples {
    static let refusal = Refusal(
        verb: "approve",
        conditions: [
            Condition(.notForTheClock, true), Condition(.caseRunning, true, ["found": "running"]),
            Condition(.separation, false, ["person": "p17", "role": "finance", "acted": "filler 14-03"]),
        ])

    static let ledgerErrors: [LedgerError] = [
        .replayed(CommandRecord(key: "k1", request: .zero, answer: [], firstSeq: 1, lastSeq: 2)),
        .keyConflict(key: "k1"), .versionConflict(stream: "QJJJ-2022", expected: 7, found: 9),
        .badEvent(type: "opened", reason: "a name is empty"),
        .badEntry(seq: 12, expected: "a chain", found: "a break"), .badEntry(seq: nil, expected: "a", found: "b"),
        .notOurs(path: "a.db", reason: "another application id"), .newerSchema(path: "a.db", found: 3, known: 2),
        .damaged(path: "a.db", reason: "malformed"), .notFound(path: "a.db"), .exists(path: "a.db"),
        .readOnly(path: "a.db"), .unreadable(path: "a.db"),
        .diskFull(path: "a.db"), .wouldLose(path: "a.db", entries: 7), .busy(path: "a.db", holder: "process 12"),
        .unknown(key: "k1"), .setting(name: "synchronous", expected: "2", found: "1"),
        .io(path: "a.db", result: 10, reason: "disk I/O error"),
    ]

    static let engineErrors: [EngineError] = [
        .refused(refusal), .refused(Refusal(verb: "urge", conditions: [Condition(.urgeSpaced, false)])),
        .refused(Refusal(verb: "sign", conditions: [])), .ledger(.keyConflict(key: "k1")),
        .notRegistered(account: "zhao"),
        .notPermitted(person: "p17", act: "case open", needs: [.office, .administrator]),
        .notPermitted(person: "p17", act: "--as", needs: [.administrator]),
        .unknownCase("QJJ-2022", known: ["QJJJ-2022"]), .unknownCase("QJJ-2022", known: []),
        .unknownUnit("14-99", case: "QJJJ-2022", known: ["14-03", "14-04"]),
        .unknownPerson("p99", known: ["p17", "p30"]),
        .unknownWorkflow("self-evaluation", known: ["reimbursement"]),
        .unknownWorkflow("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", known: []),
        .unknownStep("finanse-review", case: "QJJJ-2022", known: ["forms/14-03/finance-review"]),
        .exists(kind: "person", id: "p17"), .exists(kind: "account", id: "zhao"),
        .exists(kind: "workflow", id: "self-evaluation 2026.1"), .exists(kind: "case", id: "QJJJ-2022"),
        .badName(kind: "person", found: "p 17"), .badName(kind: "case", found: "ledger"),
        .clock(found: 1_675_677_599_999_999, expected: nil),
        .clock(found: 1_675_677_599_999_999, expected: 1_675_850_399_999_999),
        .unknownEvent(seq: 12, type: "melted/1"), .badEvent(seq: 12, type: "decided", field: "seat"),
        .token(.unknown), .token(.expired), .token(.revoked), .token(.readOnly), .lastAdministrator(person: "p10"),
        .needsClearance(person: "p17", about: "14-03"), .removed(seq: 57, body: "opinion", redaction: "rd-1"),
        .unknownRedaction("rd-9", known: []), .unknownRedaction("rd-9", known: ["rd-1", "rd-2"]),
        .notRemovable(seq: 57, body: "opinion", known: []),
        .notRemovable(seq: 57, body: "x", known: ["opinion", "reason"]),
        .needsAnother(person: "p17", act: "redaction approve"),
        .unknownKey(key, known: []), .unknownKey("SHA256:x", known: [key]), .exists(kind: "key", id: key),
        .exists(kind: "witness", id: "witness.example.com/w1"),
        .badSignature(seq: 12, reason: "forged"),
        .replayDiffers(case: "-", expected: "row a", found: "row b"),
        .replayDiffers(case: "QJJJ-2022", expected: "row a", found: "row b"),
    ]

    static let titles = ["draft": "填报", "finance-review": "财务审核", "publication": "公开"]

    static let defects: [Soundness.Defect] = [
        .init(code: .unreachable, steps: ["publication"], facts: [:], trace: []),
        .init(
            code: .deadEnd, steps: ["finance-review", "finance-review"], facts: [:],
            trace: [
                .init(kind: .pass, step: "forms/form-1/draft", target: nil),
                .init(kind: .sendBack, step: "forms/form-1/finance-review", target: "forms/form-1/draft"),
                .init(kind: .correct, step: "form-1", target: nil),
                .init(kind: .exclude, step: "item-1", target: nil),
                .init(kind: .refuse, step: "publication", target: nil),
            ]),
        .init(code: .deadEnd, steps: ["finance-review"], facts: [:], trace: []),
        .init(
            code: .leftOver, steps: ["draft", "checks"], facts: [:],
            trace: [.init(kind: .pass, step: "publication", target: nil)]),
        .init(code: .noEditor, steps: ["finance-review"], facts: ["part": "*"], trace: []),
        .init(code: .noEditor, steps: ["finance-review"], facts: ["part": "funds"], trace: []),
        .init(code: .tooLarge, steps: [], facts: ["limit": "100000"], trace: []),
    ]
}

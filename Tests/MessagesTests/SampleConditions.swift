import Approvals
import Messages

/// Facts as the rules give them, so that every branch of every sentence is seen.
enum Samples {
    /// Every code, met and unmet, with each of its samples.
    static let conditions: [Condition] = Condition.Code.allCases.flatMap { code in
        let met = facts(code).map { Condition(code, true, $0) }
        return met + facts(code).map { Condition(code, false, $0) }
    }

    static let key = "SHA256:T2+USh2S7JFfHPvlsETRzkSykVxsP7WmIBzV62Ry1k4"

    /// Several samples where a sentence depends on its facts.
    static func facts(_ code: Condition.Code) -> [[String: String]] {
        let (draft, review) = ("forms/14-03/draft", "forms/14-03/finance-review")
        return switch code {
        case .caseUnopened: [["found": "running"]]
        case .caseRunning: ["unopened", "suspended", "finished", "terminated"].map { ["found": $0] }
        case .caseSuspended: [["found": "running"]]
        case .caseNotOver: [["found": "unopened"], ["found": "refused"]]
        case .managerHeld:
            [
                ["role": "office", "person": "p30", "who": "p01, p02"],
                ["role": "office", "person": "p30", "who": ""],
            ]
        case .notForTheClock: [[:]]
        case .roleKnown:
            [["role": "fillr", "expected": "office, filler", "person": "p17"], ["role": "*", "person": "p17"]]
        case .roleUnit:
            [
                ["role": "finance", "expected": "-", "found": "14-03"],
                ["role": "filler", "expected": "form", "found": "-"],
                ["role": "filler", "expected": "form", "found": "Z-01"],
            ]
        case .appointmentNew: [["person": "p17", "role": "filler"]]
        case .appointmentHeld:
            [
                ["person": "p17", "role": "filler", "who": "p18"], ["person": "p17", "role": "filler", "who": ""],
            ]
        case .appointmentOther: [[:], ["person": "p17", "role": "filler"]]
        case .appointmentConfirmed: [["person": "p17", "role": "filler", "step": "setup"]]
        case .unitNew: [["unit": "14-03"]]
        case .unitName: [["unit": "14 03"]]
        case .unitKnown: [["unit": "14-99"]]
        case .unitOpen: [["unit": "14-03", "found": "excluded"], ["unit": "Z-01", "found": "carried_over"]]
        case .unitAdder: [["roles": "office, lead", "person": "p17"], ["roles": "", "person": "p17"]]
        case .unitKindUsed: [["kind": "item"]]
        case .unitHasContent: [["unit": "14-03"], ["unit": "14-03, 14-04, 14-05, 14-06, 14-07, 14-08, 14-09"]]
        case .contentEditor:
            [["unit": "14-03", "person": "p30", "who": "p17, p17"], ["unit": "14-03", "person": "p30", "who": ""]]
        case .contentEditable:
            [["unit": "14-03", "step": draft, "who": ""], ["unit": "14-03", "step": "", "who": ""]]
        case .contentParts: [["found": "funds, goals", "expected": "goals"], ["found": "funds", "expected": ""]]
        case .contentCurrent: [contentCurrent]
        case .contentFilled: [["unit": "Z-01", "missing": "plan.measure, plan.deadline"]]
        case .stepKnown: [["step": "forms/14-03/finanse-review"]]
        case .stepEntered: [["step": review, "before": draft], ["step": review, "before": ""]]
        case .stepActive:
            ["passed", "failed", "cancelled", "held", "-"].map { ["step": review, "found": $0] }
                + [["step": review]]
        case .stepsBefore:
            [["step": review, "before": draft, "who": "p17"], ["step": review, "before": draft, "who": ""]]
        case .seatEligible:
            [
                ["person": "p17", "step": review, "roles": "finance", "who": "p30, p31"],
                ["person": "p17", "step": review, "roles": "finance", "who": ""],
            ]
        case .seatOpen: [["step": review, "who": "p30"], ["step": review, "who": ""]]
        case .seatUnclaimed: [["who": "p31"], ["who": ""]]
        case .seatClaimed: [["person": "p30"]]
        case .seatOncePerPerson: [["person": "p30", "step": review]]
        case .separation: [["person": "p17", "role": "finance", "acted": "filler 14-03, office"]]
        case .verdictPossible:
            [
                ["verdict": "approved", "act": "sign"], ["verdict": "rejected", "act": "sign"],
                ["verdict": "rejected", "act": "submit"], ["verdict": "abstained", "act": "record"],
                ["verdict": "abstained", "act": "sign"], ["verdict": "advised", "act": "sign"],
                ["verdict": "approved", "act": "submit"], ["verdict": "return", "act": "sign"],
            ]
        case .opinionGiven, .reasonGiven: [[:]]
        case .staffed: staffed(review)
        case .returnListed:
            [["target": "setup", "expected": "draft, department-review"], ["target": "setup", "expected": ""]]
        case .returnReachable: [["target": "draft", "unit": ""], ["target": "draft", "unit": "14-03"]]
        case .nobodyDecided:
            [["unit": "14-03", "step": review, "count": "1"], ["unit": "14-03", "step": "", "count": "0"]]
        case .ownSubmission:
            [["unit": "14-03", "who": "p17", "person": "p30"], ["unit": "14-03", "who": "", "person": "p30"]]
        case .ownDecision: [["person": "p30", "step": review]]
        case .nobodyDownstream: [["step": "group-decision, publication"]]
        case .requestPossible: [["request": "exclude", "unit": "Z-01", "expected": "form"]]
        case .requestAsker: [["person": "p30", "roles": "filler, office"]]
        case .requestNew: [["request": "carry_over", "unit": "Z-01"]]
        case .requestKnown: [["request": "7"]]
        case .requestOpen: [["request": "2", "found": "granted"], ["request": "2", "found": "refused"]]
        case .requestDecider:
            [
                ["person": "p17", "roles": "leader", "who": "p02"], ["person": "p17", "roles": "leader", "who": ""],
            ]
        case .requestOther: [["person": "p17"]]
        case .requestDeadline:
            [
                ["found": "1675677599999999", "expected": "1675850399999999"],
                ["found": "-", "expected": "1675850399999999"],
            ]
        case .caseRoleHeld, .findingOther: [["person": "p17"]]
        case .findingKnown: [["finding": "7"]]
        case .findingStanding:
            CaseFinding.Status.allCases.map {
                ["finding": "4", "found": $0.rawValue, "expected": "open, refused"]
            }
        case .findingAnswerer:
            [
                ["person": "p17", "finding": "4", "roles": "finance, leader", "who": "p30, p02"],
                ["person": "p17", "finding": "4", "roles": "finance", "who": ""],
                ["person": "p17", "finding": "4", "roles": "", "who": ""],
            ]
        case .findingWithoutItem: [["finding": "4", "item": "Z-01"]]
        case .findingChecked: [["unit": "14-03, 14-04", "revision": "2, 1", "case": "QJJJ-2022"]]
        case .findingSettled: findingSettled
        case .signatureGiven: [["step": review]]
        case .signatureGenuine: [["reason": "forged"]]
        case .signatureKeyKnown: [["key": key]]
        case .signatureKeyOwn: [["key": key, "person": "p30", "owner": "p17"]]
        case .signatureKeyValid: [["key": key, "since": "1675677599999999"], ["key": key, "since": ""]]
        case .signatureIntent: [["fields": "texts.opinion, ver"], ["fields": ""]]
        case .urgeSpaced, .deadlineDue, .deadlineMarked, .escalationNamed: [["step": review]]
        case .workingDayBegun: [["step": review, "since": "2023-02-06"]]
        case .reminderLeft, .escalationRemindersMade: [["step": review, "count": "1", "limit": "3"]]
        case .escalationNew, .escalationHeld: [["step": review, "role": "leader"]]
        case .deadlineMet: [["due": "1675677599999999"], ["due": ""]]
        case .calendarYear:
            [
                ["year": "2030", "step": review, "found": "2025, 2026"], ["year": "2030", "step": review, "found": ""],
            ]
        }
    }

    private static let contentCurrent = [
        "unit": "14-03", "expected": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "found": "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752", "revision": "3",
    ]

    private static let findingSettled = ["high", "medium"].map {
        [
            "severity": $0, "case": "QJJJ-2022", "found": "3 weights.sum 14-03, 12 money.sum 13",
            "explained_by": "filler, department_head", "accepted_by": "finance", "waived_by": "leader",
        ]
    }

    private static func staffed(_ review: String) -> [[String: String]] {
        [
            ["step": review, "role": "finance", "unit": "14-03", "candidates": "", "also": ""],
            [
                "step": review, "role": "finance", "unit": "14-03", "candidates": "p30, p31",
                "also": "filler, department_head (forms/14-03/department-review)",
            ],
            ["step": "group-decision", "role": "group", "unit": "", "candidates": "p02", "also": ""],
            ["step": "", "role": "office", "unit": "", "candidates": "p01", "also": ""],
        ]
    }

    static let glossary = Glossary(
        people: [
            "p01": "李某", "p02": "周某", "p17": "钱某", "p18": "孙某", "p30": "赵某", "p31": "吴某",
        ],
        roles: [
            "office": "领导小组办公室", "filler": "填报人", "finance": "财务审核", "department_head": "部门负责人",
            "leader": "组长", "group": "领导小组成员", "lead": "牵头部门",
        ],
        steps: [
            "setup": "成立领导小组", "forms": "自评表", "draft": "填报", "department-review": "部门审核",
            "finance-review": "财务审核", "group-decision": "领导小组审定", "publication": "公开",
        ],
        units: ["14-03": "科技信息化建设专项经费", "Z-01": "采购手续不全"],
        acts: ["draft": .submit, "finance-review": .sign, "publication": .record])
}

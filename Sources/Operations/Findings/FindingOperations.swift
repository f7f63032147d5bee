import Approvals
import CanonicalJSON
import Engine

/// Findings of the checks (疑点), from the check to the answer.
extension Operation {
    static let findings: [Operation] = [
        findingCheck, findingList, findingShow, findingExplain, findingAccept, findingRefuse, findingWaive,
        findingRectify,
    ]

    private static let finding: [Parameter] = [
        .theCase, .needs("number", .number(0...JSON.largestInteger), "疑点号", "the finding's number"),
    ]

    static let findingCheck = act(
        "finding.check",
        .init("检查并登记疑点", "Check the forms of a case and record what is found, changed, or no longer there."),
        [
            .theCase,
            .takes("unit", "只检查一张表；已检查过的表随之更新", "only this form; forms checked before are brought up to date"),
        ]
    ) { desk, file in try CheckRecord.intent(desk, file) }

    static let findingList = Operation(
        "finding.list", .init("疑点列表", "The findings of a case, and how far each answer has come."),
        [
            .theCase, .takes("unit", "只看一张表", "only this form"),
            .takes("open", .flag, "只看未处理的", "only those that wait for an answer"),
        ],
        result: .init(
            "各疑点",
            "each finding: number, unit, check, severity, status, revision, zh, en, explained_by, settled_by, item"),
        for: .everybody, .look(FindingList.page))

    static let findingShow = Operation(
        "finding.show", .init("查看疑点", "Show a finding: what was found where, and who answered what."), finding,
        result: .init(
            "疑点、所见单元格与数字、经过", "the finding as in the list, with cells, figures, and its entries under history"),
        for: .everybody, .look(FindingShowing.page))

    static let findingExplain = act(
        "finding.explain", .init("说明疑点", "Explain a finding."), finding + [.reason]
    ) { desk, _ in Intent(.explain(desk.findingNumber, spoken: desk.reason != nil), reason: desk.reason) }

    static let findingAccept = act(
        "finding.accept", .init("认可说明", "Accept the explanation of a finding."), finding + [.opinion]
    ) { desk, _ in
        Intent(
            .settleFinding(desk.findingNumber, accepted: true, spoken: desk.opinion != nil), opinion: desk.opinion)
    }

    static let findingRefuse = act(
        "finding.refuse", .init("不认可说明", "Refuse the explanation of a finding, with a reason."), finding + [.reason]
    ) { desk, _ in
        Intent(.settleFinding(desk.findingNumber, accepted: false, spoken: desk.reason != nil), reason: desk.reason)
    }

    static let findingWaive = act(
        "finding.waive", .init("豁免疑点", "Let a finding stand, with a reason."), finding + [.reason]
    ) { desk, _ in Intent(.waive(desk.findingNumber, spoken: desk.reason != nil), reason: desk.reason) }

    static let findingRectify = act(
        "finding.rectify", .init("转为整改事项", "Make a rectification item of a finding."),
        finding + [
            .needs("item", "整改项", "the item's id"),
            .takes("title", "问题；省略则为疑点的文字", "the problem, in a line; else the finding's sentence"),
        ]
    ) { desk, file in
        let number = desk.findingNumber
        var intent = Intent(.openItem(from: number, UnitID(desk.arguments["item"])))
        let seen = try Evidence(file, desk.records).of(number)
        intent.texts["title"] = desk.arguments[spoken: "title"] ?? seen?["zh"]?.text ?? ""
        return intent
    }
}

extension Desk {
    fileprivate var findingNumber: Int { arguments.number("number") ?? 0 }
}

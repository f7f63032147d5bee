import CanonicalJSON
import Engine
import Forms
import Messages

/// What the rules compute, beside what was typed.
extension Operation {
    static let formScore = Operation(
        "form.score",
        .init("重算", "Compute what nobody should type, beside what was typed: rates, marks, totals, grades."),
        [.theCase, .takes("unit", "只看一张表", "only this form")],
        result: .init(
            "各表的各格：填写值、重算值、规则、是否一致；各级指标合计；部门表项目行；未重算的表",
            "forms: cells (typed, computed, rule, agrees) and levels; department_line; and the forms not computed"),
        for: .everybody,
        .look { desk in
            let scored = try ScoredForms(try CaseView(desk), only: desk.arguments[maybe: "unit"])
            return desk.page(scored.json, scored.text(desk))
        })
}

/// The forms of a case with what was computed of them.
private struct ScoredForms {
    let evaluations: [Evaluation]
    /// The department form's project line, from the project forms; empty where another form was asked for.
    let line: [Evaluation.Computed]
    /// The forms whose table no registered template is for, or that have no content yet.
    let others: [String]

    init(_ view: CaseView, only: String?) throws {
        if let only { try view.requireUnit(only) }
        let forms = try CaseForms(view.file, view.records)
        evaluations = forms.open.filter { only == nil || $0.content.id == only }.map { Evaluation(of: $0, under: $1) }
        line = CaseCheck.departmentLine(of: forms.open.map { ($0, $1) }).filter { only == nil || $0.cell.form == only }
        others = forms.passedOver(only)
    }

    var json: JSON {
        [
            "forms": .array(
                evaluations.map { evaluation in
                    [
                        "form": .string(evaluation.form.content.id), "template": .string(evaluation.form.template.id),
                        "cells": .array(evaluation.computed.map(\.json)),
                        "levels": .array(LevelTotal.all(of: evaluation.form).map(\.json)),
                    ]
                }),
            "department_line": .array(line.map(\.json)), "unchecked": .array(others.map(JSON.string)),
        ]
    }

    func text(_ desk: Desk) -> String {
        var lines = Lines()
        for evaluation in evaluations {
            let content = evaluation.form.content
            lines += "\(content.id) \(OneLine.of(content.title))"
            if !evaluation.computed.isEmpty { lines += Self.table(evaluation.computed, desk) }
            let levels = LevelTotal.all(of: evaluation.form)
            if !levels.isEmpty { lines += Self.table(levels, desk) }
            lines += ""
        }
        if !line.isEmpty {
            lines += desk.say("部门表的项目支出，由项目表得出", "The department form's project line, from the project forms")
            lines += Self.table(line, desk)
            lines += ""
        }
        let all = evaluations.flatMap(\.computed) + line
        let count = all.count { !$0.agrees }
        lines += desk.say(
            "重算 \(evaluations.count) 张表 \(all.count) 格，与填写不一致（≠）\(count) 格。",
            "Computed \(all.count) cells of \(evaluations.count) form\(evaluations.count == 1 ? "" : "s"); "
                + "\(count) differ\(count == 1 ? "s" : "") from what was typed (≠).")
        if !others.isEmpty {
            let list = others.joined(separator: ", ")
            lines += desk.say("未重算（还没有内容，或没有表样）：\(list)", "Not computed (no content yet, or no template): \(list)")
        }
        return lines.text
    }

    private static func table(_ computed: [Evaluation.Computed], _ desk: Desk) -> String {
        Table(
            header: [
                "", desk.say("位置", "where"), desk.say("填写", "typed"), desk.say("重算", "computed"),
                desk.say("规则", "rule"),
            ],
            rows: computed.map { cell in
                [
                    cell.agrees ? "" : "≠", Width.clip(cell.cell.place, to: 50), Width.clip(cell.cell.typed, to: 20),
                    cell.value,
                    desk.say(cell.rule.zh, cell.rule.en),
                ]
            }
        ).render()
    }

    private static func table(_ levels: [LevelTotal], _ desk: Desk) -> String {
        Table(
            header: [
                desk.say("各级指标合计", "totals by level"), desk.say("分值", "weight"), desk.say("得分", "score"),
                desk.say("扣分", "deduction"),
            ],
            rows: levels.map { level in
                let indent = String(repeating: "  ", count: level.names.count - 1)
                return [indent + (level.names.last ?? ""), "\(level.weight)", "\(level.score)", "\(level.deduction)"]
            }
        ).render()
    }
}

extension Cell {
    /// Where it stands in its form, a row by its name, for example `indicators[逃逸案件处理].得分`.
    fileprivate var place: String { String(anchor.dropFirst(form.count + 1)) }
}

extension Evaluation.Computed {
    fileprivate var json: JSON {
        [
            "form": .string(cell.form), "part": .string(cell.part), "path": .string(cell.path), "name": .string(name),
            "typed": .string(cell.typed), "computed": .string(value), "agrees": .bool(agrees),
            "rule": ["id": .string(rule.id), "zh": .string(rule.zh), "en": .string(rule.en)],
        ]
    }
}

extension LevelTotal {
    fileprivate var json: JSON {
        [
            "names": .array(names.map(JSON.string)), "weight": .string("\(weight)"), "score": .string("\(score)"),
            "deduction": .string("\(deduction)"),
        ]
    }
}

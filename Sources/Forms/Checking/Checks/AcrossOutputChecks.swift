extension CheckCatalog {
    static let acrossOutputs = [acrossIndicator, acrossIndicatorUnit, acrossDouble, acrossDoubleSum, acrossWhole]

    /// The same indicator in the department form and in a project form with other figures.
    ///
    /// Names that the table cut off match by their beginnings. Not flagged: indicators in words, those of which at least
    /// one project row agrees in target and result, and those that no project form has.
    static let acrossIndicator = Check(
        id: "across.indicator", severity: .medium,
        zh: "{form}：“{row}”目标 {target}、完成 {actual}；{other}为目标 {otherTarget}、完成 {otherActual}。",
        en: "{form}: \"{row}\" has {actual} for {target}; {other} has {otherActual} for {otherTarget}.",
        across: { checks in
            let projects = checks.filter { $0.form.template.kind == .project }
            let index = IndicatorName.Index(projects.lazy.flatMap { $0.facts.indicators })
            return checks.filter { $0.form.template.kind == .department }.flatMap { check in
                check.facts.indicators.compactMap { indicator -> Finding? in
                    guard let target = indicator.target, let actual = indicator.actual else { return nil }
                    let twins = index.twins(of: indicator).filter {
                        $0.target != nil && $0.actual != nil && !$0.isScaleUnclear
                    }
                    guard let other = twins.first,
                        !twins.contains(where: { $0.target == target && $0.actual == actual })
                    else { return nil }
                    let cell = other.row[.target].cell
                    let name = projects.first { $0.form.content.id == cell.form }?.form.name ?? cell.form
                    return check.finding(
                        [indicator.row[.target], indicator.row[.actual], other.row[.target], other.row[.actual]],
                        [
                            "row": indicator.name, "target": "\(target)", "actual": "\(actual)", "other": name,
                            "otherTarget": other.row.text(.target), "otherActual": other.row.text(.actual),
                        ])
                }
            }
        })

    /// The same indicator with the same figures, but in another unit.
    ///
    /// Not flagged: targets in words, indicators with other figures, units of one family, and those of which one project
    /// row has the same unit.
    static let acrossIndicatorUnit = Check(
        id: "across.indicator_unit", severity: .low, zh: "{form}：“{row}”的单位是“{unit}”，{other}为“{otherUnit}”。",
        en: "{form}: \"{row}\" is in \"{unit}\", but in \"{otherUnit}\" in {other}.",
        across: { checks in
            let projects = checks.filter { $0.form.template.kind == .project }
            let index = IndicatorName.Index(projects.lazy.flatMap { $0.facts.indicators })
            return checks.filter { $0.form.template.kind == .department }.flatMap { check in
                check.facts.indicators.compactMap { indicator -> Finding? in
                    guard let target = indicator.target, let actual = indicator.actual else { return nil }
                    let twins = index.twins(of: indicator).filter { $0.target == target && $0.actual == actual }
                    guard let other = twins.first, !indicator.unit.isEmpty, !other.unit.isEmpty,
                        !twins.contains(where: { UnitFamily.isSame($0.unit, indicator.unit) })
                    else { return nil }
                    let form = other.row[.unit].cell.form
                    return check.finding(
                        [indicator.row[.unit], other.row[.unit]],
                        [
                            "row": indicator.name, "unit": indicator.unit, "otherUnit": other.unit,
                            "other": projects.first { $0.form.content.id == form }?.form.name ?? form,
                        ])
                }
            }
        })

    /// The same output counted in several projects: equal names, targets and results, or large equal figures.
    ///
    /// Not flagged: percentages, results of 0, words, indicators per piece (每…); equal figures under different names below
    /// the setting `large` (10000) or in whole thousands; and equal names with a result below the setting `small` (10),
    /// such as one training each, unless the same projects share a larger output as well.
    static let acrossDouble = Check(
        id: "across.double_count", severity: .medium, numbers: ["large": 10_000, "small": 10],
        zh: "{forms}都计入“{row}”：目标 {target}、完成 {actual}。",
        en: "{forms} all count \"{row}\": {actual} for {target}.",
        across: { checks in
            var groups: [[(Checking, Indicator)]] = []
            // Only groups with the same figures are compared, of which there are few.
            var byFigures: [[Decimal]: [Int]] = [:]
            for check in checks where check.form.template.kind.isProject {
                for indicator in check.facts.indicators {
                    guard let target = indicator.target, let actual = indicator.actual, actual > .zero,
                        indicator.unit != "%", !indicator.name.hasPrefix("每")
                    else { continue }
                    let index = byFigures[[target, actual]]?.first { index in
                        let (other, first) = groups[index][0]
                        return other.form.content.id != check.form.content.id
                            && (first.sameName.isSame(indicator.sameName)
                                || actual >= check.number("large") && !actual.isMultiple(of: 1000))
                    }
                    if let index {
                        groups[index].append((check, indicator))
                    } else {
                        byFigures[[target, actual], default: []].append(groups.count)
                        groups.append([(check, indicator)])
                    }
                }
            }
            groups = groups.filter { $0.count > 1 }
            let isLarge = { (group: [(Checking, Indicator)]) in
                (group[0].1.actual ?? .zero) >= group[0].0.number("small")
            }
            var linked: [String: [Set<String>]] = [:]
            for group in groups where isLarge(group) {
                let forms = Set(group.map { $0.0.form.content.id })
                for form in forms { linked[form, default: []].append(forms) }
            }
            return groups.compactMap { group in
                let forms = Set(group.map { $0.0.form.content.id })
                guard let (check, first) = group.first,
                    isLarge(group)
                        || linked[check.form.content.id, default: []].contains(where: { forms.isSubset(of: $0) })
                else { return nil }
                return check.finding(
                    group.map { $0.1.row[.actual] },
                    [
                        "forms": group.map { $0.0.form.name }.joined(separator: "、"), "row": first.name,
                        "target": first.row.text(.target), "actual": first.row.text(.actual),
                    ])
            }
        })

    /// A result that is exactly the sum of two results of another project: the same output under another name.
    ///
    /// Not flagged: results below the setting `large` (1000) or that are whole hundreds, where chance is possible;
    /// percentages; and results that count different things by their units.
    static let acrossDoubleSum = Check(
        id: "across.double_count_sum", severity: .medium, numbers: ["large": 1000],
        zh: "{form}：“{row}”完成 {actual}，等于{other}“{one}”与“{two}”之和。",
        en: "{form}: {actual} of \"{row}\" is the sum of \"{one}\" and \"{two}\" in {other}.",
        across: { checks in
            let projects = checks.filter { $0.form.template.kind.isProject }
            func wanted(_ check: Checking) -> [(Indicator, Decimal)] {
                check.facts.indicators.compactMap { indicator in
                    guard let actual = indicator.actual, actual >= check.number("large"), indicator.unit != "%",
                        !actual.isMultiple(of: 100)
                    else { return nil }
                    return (indicator, actual)
                }
            }
            // The pairs of each project are gone through once, and only those kept whose sum is a result of some form.
            let sums = Set(projects.flatMap(wanted).map(\.1))
            var pairs: [Decimal: [(Checking, Indicator, Indicator)]] = [:]
            for project in sums.isEmpty ? [] : projects {
                let rows = project.facts.indicators.filter { $0.actual.map { $0 > .zero } ?? false }
                for (index, one) in rows.enumerated() {
                    for two in rows[(index + 1)...] {
                        let sum = [one, two].compactMap(\.actual).sum()
                        if sums.contains(sum) { pairs[sum, default: []].append((project, one, two)) }
                    }
                }
            }
            return projects.flatMap { check in
                wanted(check).compactMap { indicator, actual -> Finding? in
                    let pair = pairs[actual]?.first { other, one, two in
                        other.form.content.id != check.form.content.id
                            && [one, two].allSatisfy { UnitFamily.isSame($0.unit, indicator.unit) }
                    }
                    guard let (other, one, two) = pair else { return nil }
                    return check.finding(
                        [indicator.row[.actual], one.row[.actual], two.row[.actual]],
                        [
                            "row": indicator.name, "actual": "\(actual)", "other": other.form.name, "one": one.name,
                            "two": two.name,
                        ])
                }
            }
        })

    /// A part that exceeds its whole: the result of one brigade above that of the whole force.
    ///
    /// A project whose name holds one of the setting's words for units below the body (大队, 中队, 分局, 派出所) is a part;
    /// the whole is the same indicator in the department's form. Also the project forms together against the project expenditure of the narrative,
    /// where no department form has a project line. Not flagged: percentages, words, and different indicators.
    static let acrossWhole = Check(
        id: "across.part_exceeds_whole", severity: .high, words: ["units": ["大队", "中队", "分局", "派出所"]],
        zh: "{form}：“{row}”为 {part}，超过{other}的 {whole}。",
        en: "{form}: \"{row}\" is {part}, more than the {whole} of {other}.",
        across: { checks in
            let projects = checks.filter { $0.form.template.kind.isProject }
            func isPart(_ check: Checking) -> Bool {
                // The project's own name may contain the body's; what follows it counts.
                let head = check.form.map(.head)
                var name = head.map { $0.text(.name) } ?? ""
                if name.isEmpty { name = Plain.text(check.form.content.title) }
                if let body = head?.text(.department), !body.isEmpty, name.hasPrefix(body) {
                    name = String(name.dropFirst(body.count))
                }
                return check.words("units").contains { name.contains($0) }
            }
            let wholes = checks.filter { $0.form.template.kind == .department }
            var findings = projects.filter(isPart).flatMap { check in
                check.facts.indicators.compactMap { indicator -> Finding? in
                    guard let actual = indicator.actual, indicator.unit != "%" else { return nil }
                    for other in wholes {
                        let twin = other.facts.indicators.first {
                            $0.sameName.isSame(indicator.sameName) && $0.actual != nil
                                && UnitFamily.isSame($0.unit, indicator.unit)
                        }
                        guard let twin, let whole = twin.actual, actual > whole else { continue }
                        return check.finding(
                            [indicator.row[.actual], twin.row[.actual]],
                            [
                                "row": indicator.name, "part": "\(actual)", "whole": "\(whole)",
                                "other": other.form.name,
                            ])
                    }
                    return nil
                }
            }
            let hasLine = checks.contains {
                $0.form.template.kind == .department && TaskLines($0.form).amount(.projects, .executed) != nil
            }
            guard !hasLine, !projects.isEmpty else { return findings }
            for check in checks {
                guard let row = check.form.row(.amounts, .projects), let whole = row.amount else { continue }
                let executed = sum(projects, .executed)
                guard executed.amount > whole else { continue }
                findings.append(
                    check.finding(
                        [row[.amount]] + executed.entries,
                        [
                            "row": "项目表合计", "part": "\(executed.amount)", "whole": "\(whole)",
                            "other": row.text(.label),
                        ]))
            }
            return findings
        })
}

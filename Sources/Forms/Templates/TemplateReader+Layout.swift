import StrictYAML

extension TemplateReader {
    func layout(_ node: YAMLNode, of template: FormTemplate) -> Layout {
        var layout = Layout()
        guard var map = MapReader(node, Phrase(zh: "layout", en: "layout"), log) else { return layout }
        layout.widths = map.texts("widths")?.compactMap { count($0, "widths") } ?? []
        layout.heading = map.requiredText("heading")?.text ?? ""
        layout.left = map.text("left")?.text ?? ""
        layout.right = map.text("right")?.text ?? ""
        layout.notes = map.texts("notes")?.map(\.text) ?? []
        let rows = map.required("rows")?.list ?? []
        map.finish()
        var places = LayoutPlaces(columns: layout.widths.count)
        for node in rows {
            guard var map = MapReader(node, Phrase(zh: "版式的行", en: "a row of the layout"), log) else { continue }
            let each = map.text("each")
            if let each, template.part(named: each.text)?.isList != true { unknown(each) }
            let cells = entries(map.list("cells"), "cells") { cell(&$0, each: each?.text, template) }
            map.finish()
            let row = Layout.Row(each: each?.text, cells: cells)
            let taken = places.take(row)
            if taken != layout.widths.count {
                log.add(
                    TemplateKinds.width, at: node.at, ["found": "\(taken)", "wanted": "\(layout.widths.count)"])
            }
            layout.rows.append(row)
        }
        return layout
    }

    private func cell(_ map: inout MapReader, each: String?, _ template: FormTemplate) -> Layout.Cell {
        var cell = Layout.Cell()
        let at = map.at
        // A label may be empty: a cell in which nothing is printed.
        let label = map.node("label").flatMap { $0.text }
        let (field, column, rule) = (map.text("field"), map.text("column"), map.text("rule"))
        if [label != nil, field != nil, column != nil, rule != nil].count(where: { $0 }) != 1 {
            log.add(TemplateKinds.noContent, at: at)
        }
        if let label { cell.content = .label(label) }
        if let field {
            let halves = field.text.split(separator: ".", maxSplits: 1).map(String.init)
            let part = halves.first.flatMap { template.part(named: $0) }
            if halves.count == 2, let part, !part.isList, part.field(halves[1]) != nil {
                cell.content = .field(part: halves[0], name: halves[1])
            } else {
                unknown(field)
            }
        }
        if let column {
            if let each, template.part(named: each)?.field(column.text) != nil {
                cell.content = .column(column.text)
            } else {
                unknown(column)
            }
        }
        if let rule {
            cell.content = .rule(rule.text)
            if !Self.ruleWords.contains(rule.text) { badValue(rule, "rule", Self.ruleWords) }
        }
        cell.across = map.text("across").flatMap { count($0, "across") } ?? 1
        if let down = map.text("down") {
            for summand in down.text.split(separator: "+") {
                if summand.allSatisfy(\.isASCIIDigit) {
                    cell.down = count((String(summand), down.at), "down") ?? 1
                } else if template.part(named: String(summand))?.isList == true {
                    cell.downPart = String(summand)
                    if !down.text.contains("+") { cell.down = 0 }
                } else {
                    unknown(down)
                }
            }
        }
        cell.merges = flag(&map, "merge")
        return cell
    }

    /// A number of columns or rows, from 1 to 1000.
    private func count(_ written: Written, _ key: String) -> Int? {
        if let number = Int(written.text), (1...1000).contains(number) { return number }
        log.add(TemplateKinds.badNumber, at: written.at, ["key": key, "found": written.text])
        return nil
    }
}

/// Follows how far cells reach down, so that the columns of each row can be counted.
struct LayoutPlaces {
    let columns: Int
    /// The cells that reach down into the rows below: their columns and how many more rows they take.
    private var reaching: [(columns: Int, rows: Int, parts: Set<String>)] = []

    init(columns: Int) { self.columns = columns }

    /// The number of columns that a row fills, cells from above included.
    ///
    /// A cell that reaches over a repeated part covers exactly the row that repeats it.
    mutating func take(_ row: Layout.Row) -> Int {
        var taken = row.cells.map(\.across).reduce(0, +)
        for index in reaching.indices {
            taken += reaching[index].columns
            if let each = row.each, reaching[index].parts.remove(each) != nil { continue }
            reaching[index].rows -= 1
        }
        for cell in row.cells {
            reaching.append((cell.across, cell.down - 1, cell.downPart.map { [$0] } ?? []))
        }
        reaching.removeAll { $0.rows <= 0 && $0.parts.isEmpty }
        return taken
    }
}

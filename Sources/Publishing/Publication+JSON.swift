package import CanonicalJSON
import Forms

extension Publication {
    /// Everything that the pages show, as `publication.json` has it.
    ///
    /// The names of printed fields are its keys where there are any; all figures are texts, as they are printed. Rows and
    /// columns count from 1; a cell's path names the field that it shows, labels have none.
    package func json() -> JSON {
        [
            "format": 1,
            "header": .object(JSON.Fields(header.fields.map { ($0.name, .string($0.text)) }) { first, _ in first }),
            "forms": .array(forms.map(Self.json)),
            "rectification": [
                "page": .string(Words.rectificationPath), "workbook": .string(Words.rectificationBookPath),
                "columns": .array(RectificationItem.columns.map { .string($0.name) }),
                "rows": .array(
                    items.enumerated().map { index, item in
                        .object(
                            JSON.Fields(
                                RectificationItem.columns.map { ($0.name, .string($0.text(item, index + 1))) }
                            ) { first, _ in first })
                    }),
                "notes": .array(leavesOutItems ? [.string(PrintedForm.secrecyNote)] : []),
            ],
            "notes": .array(leavesOut ? [.string(PrintedForm.secrecyNote)] : []),
        ]
    }

    /// The canonical bytes.
    func bytesOfJSON() -> [UInt8] {
        let json = json()
        // Only an integer beyond 2^53 cannot be written, and there are but rows and columns.
        return (try? json.canonical()) ?? Array(json.pretty().utf8)
    }

    private static func json(_ form: PublishedForm) -> JSON {
        let printed = form.printed
        return [
            "id": .string(form.id), "page": .string(form.path), "subject": .string(form.subject),
            "title": .string(printed.title), "left": .string(printed.left), "right": .string(printed.right),
            "widths": .array(printed.widths.map { .int(Int64($0)) }),
            "rows": .int(Int64(printed.rowCount)),
            "cells": .array(printed.cells.map(json)),
            "notes": .array(printed.notes.map { .string($0) }),
        ]
    }

    private static func json(_ cell: PrintedForm.GridCell) -> JSON {
        var fields: JSON.Fields = [
            "row": .int(Int64(cell.row)), "column": .int(Int64(cell.column)),
            "row_span": .int(Int64(cell.rowSpan)), "column_span": .int(Int64(cell.columnSpan)),
            "style": .string(cell.style.rawValue), "text": .string(cell.text),
        ]
        fields["path"] = cell.path.map { .string($0) }
        return .object(fields)
    }
}

import Approvals
import ArgumentParser
import CanonicalJSON
import Engine
import Forms

struct ItemArguments: ParsableArguments {
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Argument(help: "整改项 The item.", completion: .custom(Completions.units)) var unit: String
}

/// The content of an item, edited field by field.
enum ItemContent {
    static func edit(
        _ unit: String, in file: CaseFile, _ acting: ActingOptions, _ change: (inout FormContent) -> Void
    ) throws -> Intent {
        let records = try Desk(acting.looking).records()
        let id = UnitID(unit)
        guard let state = file.state.unit(id) else {
            throw EngineError.unknownUnit(unit, case: file.id, known: file.state.units.map(\.id.text))
        }
        let title = try records.label(of: id, in: file).title
        let current = try records.content(of: id, revision: state.revision, in: file).flatMap(FormContent.init)
        var content = current ?? FormContent(kind: .item, id: unit, title: title, parts: [])
        change(&content)
        return try FormImport.intent(for: content, nil)
    }

    /// Sets the fields that were given; the others stay.
    static func set(_ fields: [String: String?], in part: String, of content: inout FormContent) {
        var values = content.partJSON(part)?.fields ?? [:]
        for (name, value) in fields { if let value { values[name] = .string(value) } }
        content.parts.removeAll { $0.name == part }
        content.parts.append(FormContent.Part(name: part, content: .object(values)))
    }
}

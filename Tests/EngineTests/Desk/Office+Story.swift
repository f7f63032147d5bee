import Approvals
import Engine
import TestSupport

extension Office {
    /// A case of the story with its people, its setup confirmed: forms `f-1` and `f-2` are to be filled in.
    func begin(_ id: String = "c-1", confirmed: Bool = true) throws {
        try open(id)
        for form in ["f-1", "f-2"] as [UnitID] { try add(form, .form, on: id) }
        let holders: KeyValuePairs<PersonID, RoleName> = [
            "f1": "finance", "f2": "finance", "h": "chief", "g1": "group", "g2": "group", "g3": "group", "l": "leader",
            "o": "adviser",
        ]
        for (person, role) in holders { try does("m", .appoint(person, role), on: id) }
        try does("m", .appoint("a", "filler", unit: "f-1"), on: id)
        try does("m", .appoint("b", "filler", unit: "f-2"), on: id)
        if confirmed { try does("m", .approve("setup"), on: id) }
    }

    @discardableResult
    func add(_ unit: UnitID, _ kind: UnitKind, on id: String = "c-1") throws -> Answer {
        try does("m", .addUnit(unit, kind), on: id, texts: ["title": "标题 \(unit)"])
    }

    /// New content of one part, with its text kept beside the entry.
    @discardableResult
    func write(
        _ account: String, _ unit: UnitID, _ text: String, on id: String = "c-1", deadline: Microseconds? = nil,
        template: String? = nil
    ) throws -> Answer {
        try does(
            account, .write(unit, ["p": text], deadline: deadline, template: template), on: id,
            texts: ["content": "{\"parts\":{\"p\":\"\(text)\"},\"title\":\"内容 \(text)\"}"])
    }

    /// Fills a form in and has it signed up to the decision of the group.
    func sign(_ form: UnitID, by filler: String, on id: String = "c-1") throws {
        try write(filler, form, "一", on: id)
        try does(filler, .approve(Path("forms/\(form)/draft")), on: id)
        try does("f1", .approve(Path("forms/\(form)/review")), on: id)
        try does("h", .approve(Path("forms/\(form)/approval")), on: id)
    }
}

import Approvals
import CanonicalJSON
import Engine
import StrictYAML

/// The file in which people are registered.
enum PeopleFile {
    /// Reads the file's text; every problem is named with its place.
    static func read(text: String, file: String) throws -> [Person] {
        let log = ProblemLog(file: file)
        let node = try YAML.read(bytes: Array(text.utf8), file: file)
        var people: [Person] = []
        if var map = MapReader(node, Phrase(zh: "人员文件", en: "the people file"), log) {
            if !map.has("people") { _ = map.required("people") }
            for entry in map.list("people") ?? [] {
                guard var person = MapReader(entry, Phrase(zh: "人员", en: "a person"), log) else { continue }
                let (id, name) = (person.requiredText("id"), person.requiredText("name"))
                let (department, role, accounts) = (
                    person.text("department"), person.text("role"), person.texts("accounts")
                )
                let ledgerRole = role.map { LedgerRole(rawValue: $0.text) } ?? .staff
                if let role, ledgerRole == nil { log.add(Self.badRole, at: role.at, ["found": role.text]) }
                person.finish()
                guard let id, let name else { continue }
                if !PersonID(id.text).isWellFormed { log.add(Self.badID, at: id.at, ["found": id.text]) }
                people.append(
                    Person(
                        id: PersonID(id.text), name: name.text, department: department?.text ?? "",
                        role: ledgerRole ?? .staff, accounts: (accounts ?? []).map(\.text)))
            }
            map.finish()
        }
        try log.check()
        return people
    }

    private static let badID = ProblemKind(
        "people.bad_id",
        zh: "id 应为 1 至 64 个字母、数字或 - . _，收到“{found}”",
        en: "id should be 1 to 64 letters, digits or - . _, found \"{found}\"",
        remedyZh: "改为这样的编号，例如 p12", remedyEn: "use such an id, for example p12")

    private static let badRole = ProblemKind(
        "people.bad_role",
        zh: "role 应为 administrator、office、staff 或 auditor，收到“{found}”",
        en: "role should be administrator, office, staff or auditor, found \"{found}\"",
        remedyZh: "改为其中之一", remedyEn: "use one of them")
}

package import Approvals
import CanonicalJSON
package import Forms
import Ledger

extension Revision {
    /// The content of a form or item by digest: the whole, and each part by itself.
    ///
    /// Title, table, year, deadline and whether it is 涉密 stand above the parts; they are signed for with `head` or
    /// `plan`, else with the first part by name.
    ///
    /// - Throws: `engine.bad_name` when a number in the content is beyond what JSON keeps exactly.
    package init(_ content: FormContent) throws(EngineError) {
        let heading = JSON.object((content.json().fields ?? [:]).filter { $0.key != "parts" })
        let names = content.parts.map(\.name).sorted()
        let carrier = names.first { $0 == "head" } ?? names.first { $0 == "plan" } ?? names.first
        let salt = content.salt.map { [JSON.string($0)] } ?? []
        var parts: [PartName: String] = [:]
        for part in content.parts {
            parts[PartName(part.name)] = try Self.digest(
                .array(salt + (part.name == carrier ? [heading, part.content] : [part.content])))
        }
        self.init(
            digest: try Self.digest(content.json()), parts: parts, filled: content.filled,
            deadline: content.deadline.flatMap { CivilDate($0) }?.endInChina, template: content.template)
    }

    private static func digest(_ json: JSON) throws(EngineError) -> String {
        guard let bytes = try? json.canonical() else { throw .badName(kind: "number", found: "form") }
        return Hash.sha256(bytes).hex
    }
}

extension FormContent {
    /// The content as it is kept in the log: canonical JSON.
    package var bytes: [UInt8] { (try? json().canonical()) ?? [] }
}

import Approvals
import StrictYAML

/// Turns the tree of a workflow file into a definition, and keeps the places that later checks need.
struct WorkflowReader {
    /// A name that was read, with its place.
    typealias Written = (text: String, at: Position)

    /// A role as the file uses it.
    struct RoleUse {
        enum Purpose { case seat, manage, appoint, add, request, answer, escalate }
        var name: RoleName
        var at: Position
        var purpose: Purpose
        /// The kind of unit that surrounds the use.
        var unit: UnitKind?
    }

    /// A step that another step names.
    struct StepUse {
        enum Purpose { case returnTo, refused, until }
        var from: StepName
        var target: StepName
        var at: Position
        var purpose: Purpose
    }

    /// A part that a step covers or needs.
    struct PartUse {
        var from: StepName
        var part: String
        var at: Position
    }

    let log: ProblemLog
    var rolePlaces: [RoleName: Position] = [:]
    var stepPlaces: [StepName: Position] = [:]
    var roleUses: [RoleUse] = []
    var stepUses: [StepUse] = []
    var partUses: [PartUse] = []
    /// Rules with their seats, to be weighed when all roles are known.
    var thresholds: [(rule: SignRule, seats: [SeatSpec], written: Written)] = []
    /// Roles that a step appoints and that have a seat in it.
    var rosterSeats: [(step: StepName, role: Written)] = []
    /// The separations as written: the names, and `within` where the file says it.
    var separations: [(duties: [Written], within: Within?)] = []
    /// Whether the file says who answers findings.
    var hasFindings = false

    /// How far a separation reaches; nil in the file leaves it to the names.
    enum Within: Equatable {
        case unit(UnitKind)
        case wholeCase
    }

    init(log: ProblemLog) { self.log = log }

    /// Nil when the file is no map at all.
    mutating func workflow(_ node: YAMLNode) -> Workflow? {
        guard var top = MapReader(node, Phrase(zh: "流程文件", en: "the workflow file"), log) else { return nil }
        if let format = top.requiredText("countersign"), format.text != "1" {
            log.add(WorkflowKinds.format, at: format.at, ["found": format.text])
        }
        let name = top.requiredText("name")
        name.map { checkName($0) }
        let version = top.requiredText("version")
        let title = top.requiredText("title")
        let manager = top.requiredText("managed_by")
        if let manager { use([manager], .manage, unit: nil) }
        let roles = top.required("people").map { people($0) } ?? []
        if let rules = top.node("rules") { readRules(rules) }
        let requests = top.node("requests").map { readRequests($0) } ?? []
        let findings = top.node("findings").flatMap { readFindings($0) }
        let stages = top.required("steps").map { steps($0, of: "steps", Surroundings()) } ?? []
        top.finish()
        return Workflow(
            name: name?.text ?? "", version: version?.text ?? "", title: title?.text ?? "",
            manager: RoleName(manager?.text ?? ""), roles: roles, requests: requests, findings: findings,
            steps: stages)
    }

    // MARK: People

    private mutating func people(_ node: YAMLNode) -> [Role] {
        guard var map = MapReader(node, Phrase(zh: "people", en: "people"), log) else { return [] }
        return map.others().map { key, at, value in
            checkName((key, at))
            let name = RoleName(key)
            rolePlaces[name] = at
            var role = Role(name, title: "")
            guard var entry = MapReader(value, Phrase(zh: "角色“\(key)”", en: "the role \"\(key)\""), log) else {
                return role
            }
            role.title = entry.requiredText("role")?.text ?? ""
            role.per = entry.text("per").flatMap { choice($0, "per", ["form": UnitKind.form, "item": .item]) }
            role.everyone =
                entry.text("everyone").flatMap { choice($0, "everyone", ["true": true, "false": false]) } ?? false
            entry.finish()
            return role
        }
    }

    // MARK: Rules and requests

    private mutating func readRules(_ node: YAMLNode) {
        guard var rules = MapReader(node, Phrase(zh: "rules", en: "rules"), log) else { return }
        for entry in rules.list("different_people") ?? [] {
            if entry.list != nil {
                separations.append((names(entry, "different_people"), nil))
            } else if var map = MapReader(entry, Phrase(zh: "different_people", en: "different_people"), log) {
                let people = map.required("people").map { names($0, "people") } ?? []
                let choices: [String: Within] = ["form": .unit(.form), "item": .unit(.item), "case": .wholeCase]
                let within = map.text("within").flatMap { choice($0, "within", choices) }
                map.finish()
                separations.append((people, within))
            }
        }
        rules.finish()
    }

    private func names(_ node: YAMLNode, _ key: String) -> [Written] {
        guard let list = node.list else {
            MapReader.wrongKind(node, Phrase(zh: key, en: key), Phrase(zh: "名称列表", en: "a list of names"), log)
            return []
        }
        return list.compactMap { MapReader.text($0, key, log) }
    }

    private mutating func readRequests(_ node: YAMLNode) -> [RequestRule] {
        guard var map = MapReader(node, Phrase(zh: "requests", en: "requests"), log) else { return [] }
        var rules: [RequestRule] = []
        for kind in RequestKind.allCases {
            guard let node = map.node(kind.rawValue) else { continue }
            let name = kind.rawValue
            guard var entry = MapReader(node, Phrase(zh: "申请“\(name)”", en: "the request \"\(name)\""), log) else {
                continue
            }
            let (askers, granters) = (entry.required("asked_by"), entry.required("granted_by"))
            let asked = askers.map { oneOrMore($0, "asked_by") } ?? []
            let granted = granters.map { oneOrMore($0, "granted_by") } ?? []
            entry.finish()
            use(asked + granted, .request, unit: kind.unit)
            rules.append(
                RequestRule(
                    kind, askedBy: asked.map { RoleName($0.text) }, grantedBy: granted.map { RoleName($0.text) }))
        }
        map.finish()
        return rules
    }

    private mutating func readFindings(_ node: YAMLNode) -> FindingRule? {
        hasFindings = true
        guard var map = MapReader(node, Phrase(zh: "findings", en: "findings"), log) else { return nil }
        func roles(_ key: String) -> [Written] { map.required(key).map { oneOrMore($0, key) } ?? [] }
        let (explained, accepted, waived) = (roles("explained_by"), roles("accepted_by"), roles("waived_by"))
        map.finish()
        use(explained + accepted + waived, .answer, unit: .form)
        func names(_ written: [Written]) -> [RoleName] { written.map { RoleName($0.text) } }
        return FindingRule(explainedBy: names(explained), acceptedBy: names(accepted), waivedBy: names(waived))
    }

    // MARK: Shared

    /// Reads a list of names, or one name; notes a name that is listed twice.
    func oneOrMore(_ node: YAMLNode, _ key: String) -> [Written] {
        let written = (node.list ?? [node]).compactMap { MapReader.text($0, key, log) }
        if written.isEmpty, node.list != nil { log.add(YAMLKinds.emptyText, at: node.at, ["key": key]) }
        noteRepeated(written)
        return written
    }

    /// Notes each name that stands in a list a second time.
    func noteRepeated(_ names: [Written]) {
        var seen: Set<String> = []
        for name in names where !seen.insert(name.text).inserted {
            log.add(WorkflowKinds.duplicateName, at: name.at, ["name": name.text])
        }
    }

    /// Keeps where roles are used and for what, to be checked once all roles are known.
    mutating func use(_ names: [Written], _ purpose: RoleUse.Purpose, unit: UnitKind?) {
        roleUses += names.map { RoleUse(name: RoleName($0.text), at: $0.at, purpose: purpose, unit: unit) }
    }

    /// One of a closed set of words; nil, with a problem noted, for any other.
    func choice<T>(_ written: Written, _ key: String, _ choices: [String: T]) -> T? {
        if let value = choices[written.text] { return value }
        let names = choices.keys.sorted()
        var parameters = ["key": key, "found": written.text, "choices": names.joined(separator: ", ")]
        parameters["near"] = NearName.of(written.text, among: names)
        log.add(WorkflowKinds.badValue, at: written.at, parameters)
        return nil
    }

    /// Notes a name that `isName` does not accept.
    func checkName(_ written: Written) {
        if !Self.isName(written.text) { log.add(WorkflowKinds.badName, at: written.at, ["name": written.text]) }
    }

    /// `[a-z][a-z0-9_-]*`, at most 64 long.
    static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, (97...122).contains(first), text.utf8.count <= 64 else { return false }
        return text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 95 }
    }
}

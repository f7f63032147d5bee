import Approvals
import CanonicalJSON
import Engine
import Forms
import Foundation
import Ledger
import LedgerSQLite
import Workflows

/// One act of a case: who does what, with which words.
typealias Transition = (who: String, command: Command, texts: [String: String], content: FormContent?)

/// A ledger whose cases all walk the self-evaluation workflow with one form and one rectification item.
struct Office {
    let store: SQLiteLedger
    let engine: Engine
    /// Clerks among whom the cases are spread, so that nobody's list is longer than a person's would be.
    static let clerks = 2_000

    /// Makes an empty ledger with its people and the workflow of `file`.
    static func create(at path: String, workflow file: String) throws -> Office {
        for suffix in ["", "-wal", "-shm", ".lock"] { try? FileManager.default.removeItem(atPath: path + suffix) }
        let office = try Office(store: SQLiteLedger.create(at: path))
        let admin = Person(id: "admin", name: "冯允中", department: "", role: .administrator, accounts: [NSUserName()])
        try office.engine.create(body: "测试单位", rehearsal: true, administrator: admin, key: "create")
        let identity = Identity(person: "admin", role: .administrator, registrar: nil)
        let people = ["office", "leader", "g1", "g2", "g3", "filler", "head", "finance", "secrecy", "doer", "checker"]
        let clerks = (0..<clerks).map { "clerk\($0)" }
        try office.engine.register(
            (people + clerks).map {
                Person(
                    id: PersonID($0), name: $0, department: "",
                    role: $0.hasPrefix("clerk") || $0 == "office" ? .office : .staff,
                    accounts: [])
            }, by: identity, key: "people")
        let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: file)), as: UTF8.self)
        _ = try office.engine.register(try WorkflowFile.read(text: text, file: file), by: identity, key: "workflow")
        return office
    }

    static func open(at path: String) throws -> Office { try Office(store: SQLiteLedger.openWriter(at: path)) }

    private init(store: SQLiteLedger) throws {
        self.store = store
        // A fixed day, since the calendar has no years to come.
        engine = try Engine(store, calendar: .prc) { 1_675_645_200_000_000 }
    }

    static func person(_ id: String) -> Identity {
        Identity(person: PersonID(id), role: id.hasPrefix("clerk") ? .office : .staff, registrar: nil)
    }

    /// The transitions of one case after its opening, thirty with it; the last leaves the item to be closed.
    static func transitions(_ id: String, clerk: String) throws -> [Transition] {
        func appoint(_ role: RoleName, _ person: PersonID, _ unit: UnitID? = nil) -> Command {
            .appoint(Appointment(role, unit: unit, person))
        }
        func decide(_ path: Path) -> Command { .decide(path, .approved, about: nil, spoken: true) }
        let form = FormContent(
            kind: .form, id: "14-01", table: "公开14-1表", title: "交通事故预防及处理专项经费", year: 2022,
            parts: [
                .init(name: "head", content: ["项目名称": "交通事故预防及处理专项经费", "实施单位": "测试单位"]),
                .init(
                    name: "funds",
                    content: ["年初预算数": "450.00", "全年预算数": "861.53", "全年执行数": "861.53", "得分": "10.00"]),
                .init(name: "result", content: ["总分": "100", "得分": "100", "等级": "优"]),
            ])
        var plan = FormContent(
            kind: .item, id: "R-01", title: "分值合计有误",
            parts: [
                .init(
                    name: "plan",
                    content: ["问题": "分值合计有误", "措施": "重新核定", "责任单位": "财务科", "责任人": "某人", "期限": "2023-06-30"])
            ])
        plan.deadline = "2023-06-30"
        var evidence = plan
        evidence.parts.append(.init(name: "evidence", content: ["佐证": "核定表", "进展": "已完成"]))
        let opinion = ["opinion": "同意"]
        let o = clerk
        return [
            (o, .addUnit("14-01", .form), ["title": form.title], nil),
            (o, appoint("leader", "leader"), [:], nil), (o, appoint("group", "g1"), [:], nil),
            (o, appoint("group", "g2"), [:], nil), (o, appoint("group", "g3"), [:], nil),
            (o, appoint("finance", "finance"), [:], nil), (o, appoint("secrecy", "secrecy"), [:], nil),
            (o, appoint("filler", "filler", "14-01"), [:], nil),
            (o, appoint("department_head", "head", "14-01"), [:], nil), ("leader", decide("setup"), opinion, nil),
            ("filler", .revise("14-01", try Revision(form)), [:], form),
            ("filler", decide("forms/14-01/draft"), opinion, nil),
            ("head", decide("forms/14-01/department-review"), opinion, nil),
            ("finance", decide("forms/14-01/finance-review"), opinion, nil), (o, decide("compile"), [:], nil),
            ("g1", decide("group-decision"), opinion, nil), ("g2", decide("group-decision"), opinion, nil),
            ("secrecy", decide("publication/secrecy-review"), opinion, nil),
            ("leader", decide("publication/leader-approval"), opinion, nil),
            (o, decide("publication/publish"), ["record": "{\"index_number\":\"X\"}"], nil),
            (o, .addUnit("R-01", .item), ["title": plan.title], nil),
            (o, appoint("responsible", "doer", "R-01"), [:], nil),
            (o, appoint("verifier", "checker", "R-01"), [:], nil), (o, decide("problem-list"), [:], nil),
            ("doer", .revise("R-01", try Revision(plan)), [:], plan),
            ("doer", decide("rectification/R-01/plan"), opinion, nil),
            ("doer", .revise("R-01", try Revision(evidence)), [:], evidence),
            ("doer", decide("rectification/R-01/action"), opinion, nil),
            ("checker", decide("rectification/R-01/verify"), opinion, nil),
        ]
    }

    static func act(
        _ step: Transition, on id: String, key: String
    ) -> Act {
        var texts = step.texts.mapValues { Array($0.utf8) }
        texts["content"] = step.content?.bytes
        return Act(step.command, on: id, by: person(step.who), texts: texts, key: key)
    }

    /// Opens cases and walks them in lockstep, so that a batch holds one act of each.
    ///
    /// - Parameter most: The acts of each case, its opening included.
    func generate(
        _ cases: Range<Int>, acts most: Int = .max, together: Int = 500, progress: (Int) -> Void
    ) throws {
        for start in stride(from: cases.lowerBound, to: cases.upperBound, by: together) {
            let numbers = start..<min(start + together, cases.upperBound)
            let files = CaseCache(events: .max)
            let ids = numbers.map { (id: "C-\($0)", clerk: "clerk\($0 % Self.clerks)") }
            var opening: [Act] = []
            for (id, clerk) in ids {
                let (act, file) = try engine.opening(
                    id, title: "绩效自评", year: 2022, workflow: "self-evaluation", by: Self.person(clerk), key: "\(id)/0")
                files[id] = file
                opening.append(act)
            }
            try check(engine.performAll(opening.map(Errand.act), files))
            let steps = try ids.map { try Self.transitions($0.id, clerk: $0.clerk) }
            for index in steps[0].indices.prefix(most - 1) {
                let acts = zip(ids, steps).map { Self.act($1[index], on: $0.id, key: "\($0.id)/\(index + 1)") }
                try check(engine.performAll(acts.map(Errand.act), files))
            }
            progress(numbers.upperBound)
        }
    }

    private func check(_ results: [Result<Answer, any Error>]) throws {
        for result in results { _ = try result.get() }
    }
}

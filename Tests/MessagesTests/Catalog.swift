import Approvals
import CanonicalJSON
import Engine
import Ledger
import Messages
import Workflows

/// Every sentence of the program with the sample facts, one a line: what the golden file holds.
enum Catalog {
    static func lines() -> [String] { conditions() + errors() + events() + words() }

    private static func show(_ name: String, _ sentence: (Language) -> Sentence) -> [String] {
        ["", name]
            + Language.allCases.flatMap { language -> [String] in
                let sentence = sentence(language)
                return ["  \(language): \(sentence.text)"] + (sentence.remedy.map { ["      → \($0)"] } ?? [])
            }
    }

    private static func conditions() -> [String] {
        // Samples that differ only where the sentence does not say so are shown once.
        var seen: Set<[String]> = []
        return Samples.conditions.flatMap { condition -> [String] in
            let block = show("\(condition.code.rawValue) \(condition.passed ? "passed" : "failed")") {
                Messages.sentence(condition, $0, Samples.glossary)
            }
            return seen.insert(block).inserted ? block : []
        }
    }

    private static func errors() -> [String] {
        Samples.engineErrors.flatMap { error in
            show(error.code) { Messages.sentence(error, $0, Samples.glossary) }
        }
            + Samples.ledgerErrors.flatMap { error in show(error.code) { Messages.sentence(error, $0) } }
            + Samples.defects.flatMap { defect in
                show(defect.code.rawValue) { Messages.sentence(defect, $0, Samples.titles) }
            }
    }

    static func history() -> [(type: String, data: JSON)] {
        Samples.events.map { event in
            let encoded = EventCodec.encode(event)
            return (encoded.type, encoded.data)
        } + Samples.ledgerEvents
    }

    private static func events() -> [String] {
        history().flatMap { entry in
            show("event \(entry.type)") {
                Sentence(Messages.event(type: entry.type, data: entry.data, $0, Samples.glossary))
            }
        }
    }

    /// Every word of every enum, by name.
    static func words() -> [String] {
        func line(_ name: String, _ word: (Language) -> String) -> String {
            "word \(name): \(Language.allCases.map(word).joined(separator: " | "))"
        }
        func all<W: CaseIterable & RawRepresentable<String>>(
            _ name: String, _ word: (W, Language) -> String
        ) -> [String] {
            W.allCases.map { value in line("\(name) \(value.rawValue)") { word(value, $0) } }
        }
        let units: [UnitState.Status] = [.open, .excluded, .carriedOver, .cancelled, .refused]
        let steps: [StepState.Status] = [.active, .passed, .failed, .cancelled, .held]
        let standings: [Decision.Standing] = [.valid, .stale, .superseded, .held, .retracted]
        let requests: [Request.Status] = [.open, .granted, .refused]
        return [""] + Samples.verbs.map { verb in line("verb \(verb)") { Messages.verb(verb, $0) } }
            + all("case") { (value: CaseState.Status, language) in Messages.status(value, language) }
            + steps.map { value in line("step \(value.rawValue)") { Messages.status(value, $0) } }
            + units.map { value in line("unit \(value.rawValue)") { Messages.status(value, $0) } }
            + ["waiting", "done", "draft,finance-review", "carried_over"].map { text in
                line("standing \(text)") { Messages.standing(text, $0, Samples.glossary) }
            }
            + standings.map { value in line("decision \(value.rawValue)") { Messages.status(value, $0) } }
            + requests.map { value in line("request \(value.rawValue)") { Messages.status(value, $0) } }
            + all("finding") { (value: CaseFinding.Status, language) in Messages.status(value, language) }
            + all("severity") { (value: CaseFinding.Severity, language) in Messages.severity(value, language) }
            + all("verdict") { (value: Decision.Verdict, language) in Messages.verdict(value, language) }
            + all("act") { (value: Task.Act, language) in Messages.act(value, language) }
            + all("kind") { (value: UnitKind, language) in Messages.kind(value, language) }
            + all("request kind") { (value: RequestKind, language) in Messages.request(value, language) }
            + all("resubmit") { (value: Resubmit, language) in Messages.resubmit(value, language) }
            + all("reason") { (value: CancelReason, language) in Messages.reason(value, language) }
            + all("role") { (value: LedgerRole, language) in Messages.role(value, language) }
            + all("rectification") { (value: Rectification, language) in Messages.status(value, language) }
    }
}

extension Samples {
    /// The verbs that commands have.
    static let verbs: [String] =
        [
            Command.open, .appoint(Appointment("a", unit: nil, "b")), .dismiss(Appointment("a", unit: nil, "b")),
            .replace(Appointment("a", unit: nil, "b"), with: "c"), .addUnit("u", .form),
            .revise("u", Revision(digest: "", parts: [:])), .claim("s"), .release("s"),
            .decide("s", .approved, about: nil, spoken: false), .decide("s", .rejected, about: nil, spoken: false),
            .decide("s", .abstained, about: nil, spoken: false), .decide("s", .advised, about: nil, spoken: false),
            .sendBack("s", to: "t", unit: nil, spoken: false), .withdraw("u"), .takeBack("s"),
            .ask(.exclude, "u", deadline: nil, spoken: false), .settle(1, granted: true, spoken: false),
            .settle(1, granted: false, spoken: false), .cancelUnit("u", spoken: false), .cancelCase(spoken: false),
            .suspend(clockStops: true, spoken: false), .resume, .terminate(spoken: false), .urge("s"),
            .passDeadline("s"), .remind("s"), .escalate("s"), .check([]), .explain(1, spoken: true),
            .settleFinding(1, accepted: true, spoken: true), .settleFinding(1, accepted: false, spoken: true),
            .waive(1, spoken: true), .openItem(from: 1, "u"),
        ].map(\.verb) + ["submit", "sign", "record"]
}

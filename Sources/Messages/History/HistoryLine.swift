import Approvals
import CanonicalJSON

/// The data of one entry being put into words; what is missing or misshapen shows as `-`.
struct HistoryLine {
    let data: JSON
    let wording: Wording

    var language: Language { wording.language }
    var glossary: Glossary { wording.glossary }

    /// The sentence in the language of the line.
    func say(_ zh: @autoclosure () -> String, _ en: @autoclosure () -> String) -> String { wording.say(zh(), en()) }

    /// Text of a field; nil where it is absent or empty.
    func text(_ field: String) -> String? { data[field]?.text.flatMap { $0.isEmpty ? nil : $0 } }

    /// A whole number of a field as text.
    func number(_ field: String) -> String { data[field]?.integer.map(String.init) ?? "-" }

    /// A time of a field in words.
    func moment(_ field: String) -> String? { data[field]?.integer.map { Moment.text($0) } }

    /// The word for a choice; one that is not known is shown as it is.
    func word<C: RawRepresentable<String>>(_ field: String, _ word: (C) -> String) -> String {
        guard let text = text(field) else { return "-" }
        return C(rawValue: text).map(word) ?? text
    }

    var person: String { text("person").map(glossary.person) ?? "-" }
    var role: String { text("role").map(glossary.role) ?? "-" }
    var unit: String { text("unit").map(glossary.unit) ?? "-" }
    var step: String { text("step").map(glossary.step) ?? "-" }
    var digest: String { text("digest").map(Messages.short) ?? "-" }
    var seat: String { say("\(number("seat")) 号席位", "seat \(number("seat"))") }

    /// Who acted, with whoever registered it.
    var performer: String {
        guard let registrar = text("registrar").map(glossary.person) else { return person }
        return say("\(person)（由\(registrar)代为登记）", "\(person) (registered by \(registrar))")
    }

    /// The form or item that an appointment is for.
    var forUnit: String { text("unit") == nil ? "" : say("（\(unit)）", " for \(unit)") }
}

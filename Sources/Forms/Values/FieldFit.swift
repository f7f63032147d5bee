import StrictYAML

extension FieldSpec {
    /// What the field wants where a typed text is something else; nil where the text fits, as a blank and a dash always
    /// do.
    ///
    /// - Parameter grades: The names of the grades, in order.
    func wanted(inPlaceOf typed: String, grades: [String]) -> Phrase? {
        let value = Value(typed)
        if value.isEmpty { return nil }
        switch type {
        case .money, .number, .percent:
            return value.number == nil ? Phrase(zh: "数字", en: "a number") : nil
        case .comparator:
            return Comparator(typed: typed) == nil ? Phrase(zh: ">=、>、=、<、<=", en: ">=, >, =, < or <=") : nil
        case .date: return Day(typed) == nil ? Phrase(zh: "日期", en: "a date") : nil
        case .grade:
            if grades.contains(Plain.text(typed)) { return nil }
            return Phrase(zh: grades.joined(separator: "、"), en: grades.joined(separator: ", "))
        case .text, .result: return nil
        }
    }
}

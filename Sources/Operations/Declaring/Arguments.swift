import Approvals
package import CanonicalJSON

/// The values that came with a request, checked against what the operation declares.
package struct Arguments: Sendable {
    private let values: JSON.Fields

    /// Checks names and kinds; nothing is guessed and nothing unknown is passed over.
    ///
    /// - Throws: `Usage` with every fault at once.
    package init(_ values: JSON.Fields, for operation: Operation) throws(Usage) {
        var faults: [Operation.Words] = []
        for (name, value) in values where value != .null {
            guard let parameter = operation.declared[name] else {
                let known = operation.parameters.map(\.name).joined(separator: ", ")
                faults.append(
                    .init(
                        "\(name)：\(operation.name) 没有这个参数，只有 \(known)",
                        "\(name): \(operation.name) has no such parameter, only \(known)"))
                continue
            }
            guard let expected = parameter.fault(in: value) else { continue }
            faults.append(
                .init(
                    "\(name)：应为\(expected.zh)，收到 \(Self.shown(value))",
                    "\(name): expected \(expected.en), found \(Self.shown(value))"))
        }
        for parameter in operation.required where values[parameter.name] ?? .null == .null {
            let kind = parameter.kind.expectation
            faults.append(
                .init("\(parameter.name)：应为\(kind.zh)，没有收到", "\(parameter.name): expected \(kind.en), found nothing"))
        }
        if let first = values["key"]?.text, !(1...200).contains(first.utf8.count) {
            faults.append(
                .init("key：应为 1…200 字节，收到 \(first.utf8.count)", "key: expected 1…200 bytes, found \(first.utf8.count)"))
        }
        guard faults.isEmpty else { throw Usage(faults) }
        self.values = values
    }

    private static func shown(_ value: JSON) -> String {
        if case .int(let number) = value { return String(number) }
        let text = (try? value.canonical()).map { String(decoding: $0, as: UTF8.self) } ?? ""
        return text.count > 60 ? text.prefix(60) + "…" : text
    }

    /// A text that must be given, or was.
    subscript(name: String) -> String { values[name]?.text ?? "" }
    /// A text that may have been given.
    subscript(maybe name: String) -> String? { values[name]?.text }
    /// Words that say something; blanks are none.
    subscript(spoken name: String) -> String? {
        values[name]?.text.flatMap { $0.contains { !$0.isWhitespace } ? $0 : nil }
    }
    func number(_ name: String) -> Int? { values[name]?.integer.map { Int($0) } }
    func flag(_ name: String) -> Bool { values[name]?.flag ?? false }
    /// Yes or no, if either was said.
    subscript(flag name: String) -> Bool? { values[name]?.flag }
    func texts(_ name: String) -> [String] { values[name]?.list?.compactMap(\.text) ?? [] }
    func day(_ name: String) -> CivilDate? { values[name]?.text.flatMap { CivilDate($0) } }
    func json(_ name: String) -> JSON? { values[name] }
    func unit(_ name: String = "unit") -> UnitID? { values[name]?.text.map { UnitID($0) } }
    func stepName(_ name: String = "step") -> StepName? { values[name]?.text.map { StepName($0) } }
}

/// A request that no operation can take as it is: wrong names or values.
package struct Usage: Error, Sendable {
    /// One line for each fault.
    package let faults: [Operation.Words]

    /// Creates a usage error.
    package init(_ faults: [Operation.Words]) { self.faults = faults }

    /// Creates a usage error of one line in both languages.
    package init(_ zh: String, _ en: String) { faults = [.init(zh, en)] }
}

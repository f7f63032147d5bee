import CanonicalJSON

/// Metrics read from Prometheus' text format, version 0.0.4, by the letter: whatever does not fit is an error.
struct Prometheus {
    struct Fault: Error, CustomStringConvertible {
        var description: String
    }

    private(set) var values: [String: Double] = [:]
    private(set) var kinds: [String: String] = [:]

    /// The value of a series, written as it is in the text: name and labels.
    subscript(series: String) -> Double? { values[series] }

    init(_ response: Response) throws {
        guard let text = response["text"]?.text else { throw Fault(description: "no text in \(response)") }
        try self.init(text: text)
    }

    init(text: String) throws {
        guard text.hasSuffix("\n") else { throw Fault(description: "no newline at the end") }
        var helped: Set<String> = []
        for line in text.dropLast().split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("# ") {
                let words = line.split(separator: " ", maxSplits: 3).map(String.init)
                guard words.count == 4, Self.isName(words[2]) else { throw Fault(description: "comment: \(line)") }
                switch words[1] {
                case "HELP": guard helped.insert(words[2]).inserted else { throw Fault(description: "twice: \(line)") }
                case "TYPE":
                    guard helped.contains(words[2]), kinds[words[2]] == nil,
                        ["counter", "gauge", "histogram"].contains(words[3])
                    else { throw Fault(description: "type: \(line)") }
                    kinds[words[2]] = words[3]
                default: throw Fault(description: "comment: \(line)")
                }
            } else {
                try readSample(line)
            }
        }
        for (name, kind) in kinds where kind == "histogram" { try checkHistogram(name) }
    }

    private mutating func readSample(_ line: Substring) throws {
        let words = line.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 2, let value = Double(words[1]), !value.isNaN else {
            throw Fault(description: "sample: \(line)")
        }
        let parts = words[0].split(separator: "{", omittingEmptySubsequences: false)
        let name = String(parts[0])
        guard Self.isName(name), parts.count <= 2 else { throw Fault(description: "name: \(line)") }
        if parts.count == 2 {
            guard parts[1].hasSuffix("}") else { throw Fault(description: "labels: \(line)") }
            for label in parts[1].dropLast().split(separator: ",", omittingEmptySubsequences: false) {
                let pair = label.split(separator: "=", omittingEmptySubsequences: false)
                guard pair.count == 2, Self.isName(String(pair[0])), pair[1].count >= 2, pair[1].first == "\"",
                    pair[1].last == "\"", !pair[1].dropFirst().dropLast().contains(where: { "\"\\".contains($0) })
                else { throw Fault(description: "label: \(line)") }
            }
        }
        var family = name
        for ending in ["_bucket", "_sum", "_count"] where name.hasSuffix(ending) {
            let stem = String(name.dropLast(ending.count))
            if kinds[stem] == "histogram" { family = stem }
        }
        guard let kind = kinds[family] else { throw Fault(description: "without a type: \(line)") }
        guard kind != "counter" || (name.hasSuffix("_total") && value >= 0) else {
            throw Fault(description: "counter: \(line)")
        }
        guard values.updateValue(value, forKey: String(words[0])) == nil else {
            throw Fault(description: "twice: \(line)")
        }
    }

    /// Buckets grow with their bounds, and the last of them counts everything.
    private func checkHistogram(_ name: String) throws {
        let buckets = values.compactMap { series, value -> (bound: Double, count: Double)? in
            guard series.hasPrefix("\(name)_bucket{le=\""), series.hasSuffix("\"}") else { return nil }
            let bound = series.dropFirst("\(name)_bucket{le=\"".count).dropLast(2)
            return Double(bound == "+Inf" ? "inf" : bound).map { ($0, value) }
        }.sorted { $0.bound < $1.bound }
        let counts = buckets.map(\.count)
        guard buckets.last?.bound == .infinity, counts == counts.sorted(), counts.last == values["\(name)_count"],
            values["\(name)_sum"] != nil
        else { throw Fault(description: "histogram \(name)") }
    }

    private static func isName(_ text: String) -> Bool {
        guard let first = text.first, !first.isNumber else { return false }
        return text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == ":") }
    }
}

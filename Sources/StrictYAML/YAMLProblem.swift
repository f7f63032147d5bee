/// Something wrong at one place of a file that people write; the one problem type of all readers of YAML.
package struct YAMLProblem: Error, Sendable, Hashable {
    /// What is wrong, with its code and sentences.
    package let kind: ProblemKind
    /// The file as the reader was told its name.
    package let file: String
    /// The first character that is wrong.
    package let at: Position
    /// Names and values that the sentences mention; for programs.
    package let parameters: [String: String]

    /// Creates a problem; its sentences take their `{names}` from the parameters.
    package init(_ kind: ProblemKind, file: String, at: Position, parameters: [String: String] = [:]) {
        (self.kind, self.file, self.at, self.parameters) = (kind, file, at, parameters)
    }

    /// Stable, for example `yaml.duplicate_key`.
    package var code: String { kind.code }

    /// What was expected and what was found.
    package func message(chinese: Bool) -> String { kind.message.filled(parameters).text(chinese: chinese) }

    /// The next action; with "did you mean" where a near name is known.
    package func remedy(chinese: Bool) -> String {
        let remedy = kind.remedy.filled(parameters).text(chinese: chinese)
        guard let near = parameters["near"] else { return remedy }
        return (chinese ? "是否想写“\(near)”？" : "Did you mean \"\(near)\"? ") + remedy
    }

    /// The printed form: `file:line:column: message [code]`.
    package func printed(chinese: Bool) -> String { "\(file):\(at): \(message(chinese: chinese)) [\(code)]" }
}

/// All the problems of one file, in the order of their places; never empty.
package struct YAMLProblems: Error, Sendable, Hashable {
    /// In the order of their places, without repetitions.
    package let problems: [YAMLProblem]

    /// Sorts the problems; there must be at least one.
    package init(_ problems: [YAMLProblem]) {
        precondition(!problems.isEmpty, "an error has at least one problem")
        var seen: Set<YAMLProblem> = []
        self.problems = problems.filter { seen.insert($0).inserted }.sorted {
            ($0.at, $0.code) < ($1.at, $1.code)
        }
    }

    /// Every problem on a line of its own, followed by what to do about it.
    package func rendered(chinese: Bool) -> String {
        problems.map {
            "\($0.printed(chinese: chinese))\n  \(chinese ? "处理：" : "try: ")\($0.remedy(chinese: chinese))"
        }
        .joined(separator: "\n")
    }
}

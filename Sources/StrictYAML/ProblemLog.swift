/// Collects the problems of one file while it is read, so that all of them are reported at once.
package final class ProblemLog {
    /// The name of the file that is read.
    package let file: String
    /// What was noted so far, in the order of noting.
    package private(set) var problems: [YAMLProblem] = []

    /// Creates an empty log.
    package init(file: String) { self.file = file }

    /// Notes one problem; reading goes on.
    package func add(_ kind: ProblemKind, at: Position, _ parameters: [String: String] = [:]) {
        problems.append(YAMLProblem(kind, file: file, at: at, parameters: parameters))
    }

    /// - Throws: All the problems noted so far, if there are any.
    package func check() throws(YAMLProblems) {
        if !problems.isEmpty { throw YAMLProblems(problems) }
    }
}

package import Approvals
package import StrictYAML

/// All the problems of one workflow file, each with its place.
package typealias WorkflowError = YAMLProblems

/// The file in which people write a workflow; its keys are described in `Workflows/README.md`.
package enum WorkflowFile {
    /// Reads a workflow and checks that every name and rule in it makes sense.
    ///
    /// Default separations between filling and reviewing are part of the result. Whether the steps can always come to
    /// an end is checked elsewhere.
    ///
    /// - Throws: Every problem that can be found, in the order of the file.
    package static func read(text: String, file: String) throws(WorkflowError) -> Workflow {
        let node = try YAML.read(text, file: file)
        var reader = WorkflowReader(log: ProblemLog(file: file))
        guard var workflow = reader.workflow(node) else { throw WorkflowError(reader.log.problems) }
        let checks = WorkflowChecks(workflow, reader)
        checks.run()
        workflow.separations = checks.separations()
        try reader.log.check()
        workflow.separations += DefaultSeparations.missing(in: workflow)
        return workflow
    }
}

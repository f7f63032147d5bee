package import Approvals
import CanonicalJSON
package import Ledger
package import Messages
package import Workflows

/// Reads a workflow's text; every problem is named with its place.
package enum WorkflowReading {
    /// Reads a text and proves it sound.
    ///
    /// - Parameters:
    ///   - file: The name that errors speak of.
    ///   - copies: How many forms and items to try with.
    package static func sound(
        _ text: String, file: String, _ language: Language, copies: Int = 1
    ) throws -> (Workflow, Soundness.Report) {
        let workflow = try WorkflowFile.read(text: text, file: file)
        let report = Soundness.check(workflow, copies: copies)
        guard report.defects.isEmpty else {
            let titles = Glossary(workflow).steps
            throw BadContent(
                code: report.defects[0].code.rawValue,
                lines: report.defects.flatMap { defect -> [String] in
                    let sentence = Messages.sentence(defect, language, titles)
                    return ["\(file): \(sentence.text) [\(defect.code.rawValue)]"]
                        + (sentence.remedy.map { [(language == .zh ? "  处理：" : "  try: ") + $0] } ?? [])
                })
        }
        return (workflow, report)
    }

    /// The digest by which cases are pinned to a definition.
    package static func digest(_ workflow: Workflow) throws -> Hash {
        Hash.sha256(try workflow.canonicalJSON().canonical())
    }
}

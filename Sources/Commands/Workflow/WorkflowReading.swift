import Approvals
import ArgumentParser
import CanonicalJSON
import Ledger
import Messages
import Workflows

/// Reads a workflow file; every problem of the file is named with its place.
enum WorkflowReading {
    static func read(_ path: String) throws -> Workflow {
        let bytes = try TextFile.bytes(path)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw BadFile(code: "yaml.encoding", lines: ["\(path): 不是 UTF-8 文本 is not UTF-8 text"])
        }
        return try WorkflowFile.read(text: text, file: path)
    }

    /// Reads a file and proves it sound.
    static func sound(_ path: String, _ desk: Desk, copies: Int = 1) throws -> (Workflow, Soundness.Report) {
        let workflow = try read(path)
        let report = Soundness.check(workflow, copies: copies)
        guard report.defects.isEmpty else {
            let titles = Glossary(workflow).steps
            throw BadFile(
                code: report.defects[0].code.rawValue,
                lines: report.defects.flatMap { defect -> [String] in
                    let sentence = Messages.sentence(defect, desk.language, titles)
                    return ["\(path): \(sentence.text) [\(defect.code.rawValue)]"]
                        + (sentence.remedy.map { [desk.say("  处理：", "  try: ") + $0] } ?? [])
                })
        }
        return (workflow, report)
    }

    static func digest(_ workflow: Workflow) throws -> Hash { Hash.sha256(try workflow.canonicalJSON().canonical()) }
}

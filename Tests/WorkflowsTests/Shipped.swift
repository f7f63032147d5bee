import Approvals
import Foundation
import StrictYAML
import Testing

@testable import Workflows

/// The files that ship, and golden files beside the tests.
enum Shipped {
    static let names = ["self-evaluation", "reimbursement", "budget-adjustment", "performance-monitoring"]
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")

    static func text(_ name: String) throws -> String {
        try String(contentsOf: root.appending(path: "Workflows/\(name).v1.yaml"), encoding: .utf8)
    }

    static func workflow(_ name: String) throws -> Workflow {
        do {
            return try WorkflowFile.read(text: try text(name), file: "\(name).v1.yaml")
        } catch let error as WorkflowError {
            Issue.record("\(error.rendered(chinese: false))")
            throw error
        }
    }

    /// Compares with a golden file; with `COUNTERSIGN_WRITE_GOLDENS` set, writes it.
    static func expect(_ text: String, golden name: String, _ place: SourceLocation = #_sourceLocation) throws {
        let file = fixtures.appending(path: name)
        if ProcessInfo.processInfo.environment["COUNTERSIGN_WRITE_GOLDENS"] != nil {
            try Data((text + "\n").utf8).write(to: file)
        }
        let golden = try String(contentsOf: file, encoding: .utf8)
        #expect(golden == text + "\n", "\(name)", sourceLocation: place)
    }
}

import Approvals
import Foundation
import Workflows

/// The workflows that ship.
enum Shipped: String, CaseIterable {
    case selfEvaluation = "self-evaluation"
    case reimbursement
    case budgetAdjustment = "budget-adjustment"
    case performanceMonitoring = "performance-monitoring"

    func workflow() throws -> Workflow {
        let name = "\(rawValue).v1.yaml"
        let text = try String(contentsOf: Self.root.appending(path: "Workflows/\(name)"), encoding: .utf8)
        return try WorkflowFile.read(text: text, file: name)
    }

    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
}

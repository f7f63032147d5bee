import Approvals
import Foundation
import Workflows

/// The workflows that ship.
enum Shipped {
    static let all: [String] = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .filter { $0.hasSuffix(".yaml") }.sorted()

    static func workflow(_ name: String) throws -> Workflow {
        let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        return try WorkflowFile.read(text: text, file: name)
    }

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Workflows")
}

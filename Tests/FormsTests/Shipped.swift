import Foundation

@testable import Forms

/// The templates and example forms that are shipped.
enum Shipped {
    static let workflows = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Workflows")

    static let templates: [FormTemplate] = files("forms").compactMap { file in
        try? FormTemplate.read(text: text(file), file: file.lastPathComponent)
    }

    static func template(_ name: String) -> FormTemplate { templates.first { $0.name == name } ?? FormTemplate() }

    static func files(_ folder: String) -> [URL] {
        let files = try? FileManager.default.contentsOfDirectory(
            at: workflows.appending(path: folder), includingPropertiesForKeys: nil)
        return (files ?? []).filter { $0.pathExtension == "yaml" }.sorted { $0.path < $1.path }
    }

    static func text(_ file: URL) -> String { (try? String(contentsOf: file, encoding: .utf8)) ?? "" }

    /// The forms of a body with their templates, in the order of their files.
    static func forms(_ body: String) throws -> [(FormContent, FormTemplate)] {
        try files("examples/\(body)/forms").map { file in
            let content = try FormFile.read(text: text(file), file: file.lastPathComponent)
            return (content, try templates.first { $0.matches(content) }.required(file.lastPathComponent))
        }
    }
}

struct NoTemplate: Error { let file: String }

extension Optional {
    func required(_ file: String) throws -> Wrapped {
        guard let self else { throw NoTemplate(file: file) }
        return self
    }
}

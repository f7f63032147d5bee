import Foundation
import TestSupport

/// The golden files of these tests.
enum Golden {
    /// A file's text, or `actual` after recording it.
    static func text(_ name: String, recording actual: String) throws -> String {
        try Fixture.text(name, recording: actual, test: testFolder)
    }

    /// A file's text, which another test records.
    static func text(_ name: String) throws -> String {
        let folder = testFolder.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        return try String(contentsOfFile: "\(folder.joined(separator: "/"))/Fixtures/\(name)", encoding: .utf8)
    }

    private static let testFolder: String = {
        let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        return (parts.dropLast(2) + ["Golden.swift"]).joined(separator: "/")
    }()
}

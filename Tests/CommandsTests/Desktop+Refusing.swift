import CanonicalJSON
import Foundation
import Testing

extension Desktop {
    /// Expects that a command ends with a status and a coded error, said in both languages and as JSON, and that the
    /// ledger holds what it held before.
    ///
    /// - Parameters:
    ///   - recorded: The attempt itself is an entry, each time.
    ///   - at: What every message must name, such as a place in a file.
    func expectRefusal(
        _ arguments: [String], _ status: Int32, _ code: String, recorded: Bool = false, naming names: [String] = [],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let before = try entries()
        let revisions = try say("form list C-1 --json").output
        language = "en_US.UTF-8"
        let english = try start(arguments).end()
        language = "zh_CN.UTF-8"
        let chinese = try start(arguments).end()
        language = "en_US.UTF-8"
        let coded = try start(arguments + ["--json"]).end()
        for ending in [english, chinese, coded] {
            #expect(ending.status == status, "\(ending.errors)", sourceLocation: sourceLocation)
            #expect(ending.output.isEmpty, sourceLocation: sourceLocation)
            for name in names {
                #expect(ending.errors.contains(name), "\(ending.errors)", sourceLocation: sourceLocation)
            }
        }
        for ending in [english, chinese] {
            let count = ending.errors.components(separatedBy: "[\(code)]").count - 1
            #expect(count >= 1, "\(ending.errors)", sourceLocation: sourceLocation)
        }
        #expect(english.errors.hasPrefix("error: "), sourceLocation: sourceLocation)
        #expect(chinese.errors.hasPrefix("错误："), sourceLocation: sourceLocation)
        #expect(english.errors != chinese.errors, sourceLocation: sourceLocation)
        let error = try coded.error
        #expect(error["code"] == .string(code), sourceLocation: sourceLocation)
        #expect(error["exit"] == .int(Int64(status)), sourceLocation: sourceLocation)
        #expect(error["message"]?.text?.isEmpty == false, sourceLocation: sourceLocation)
        #expect(try entries() == before + (recorded ? 3 : 0), sourceLocation: sourceLocation)
        #expect(try say("form list C-1 --json").output == revisions, sourceLocation: sourceLocation)
    }

    func expectRefusal(
        _ line: String, _ status: Int32, _ code: String, recorded: Bool = false, naming names: [String] = [],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        try expectRefusal(
            line.split(separator: " ").map(String.init), status, code, recorded: recorded, naming: names,
            sourceLocation: sourceLocation)
    }

    /// Expects that the parser does not take a command line: exit 64, usage or one JSON document.
    func expectUsage(
        _ arguments: [String], naming name: String = "", sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let before = try entries()
        let ending = try start(arguments).end()
        #expect(ending.status == 64, "\(ending.errors)", sourceLocation: sourceLocation)
        let isSaid = ending.errors.contains("Usage: countersign") || ending.errors.contains("[usage]")
        #expect(isSaid, "\(ending.errors)", sourceLocation: sourceLocation)
        if !name.isEmpty { #expect(ending.errors.contains(name), "\(ending.errors)", sourceLocation: sourceLocation) }
        #expect(ending.output.isEmpty, sourceLocation: sourceLocation)
        let coded = try start(arguments + ["--json"]).end()
        #expect(coded.status == 64, sourceLocation: sourceLocation)
        #expect(try coded.error["code"] == "usage", sourceLocation: sourceLocation)
        #expect(try entries() == before, sourceLocation: sourceLocation)
    }
}

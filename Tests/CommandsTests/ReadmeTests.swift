import Foundation
import Testing

/// The commands of the README that a reader may type, in order.
private enum Readme {
    static let path = Program.package.appending(path: "README.md").path
    static let isThere = FileManager.default.fileExists(atPath: path)

    /// The lines `$ countersign …` of its console blocks, without the prompt; a line that ends in `\` goes on.
    static func commands() throws -> [String] {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let blocks = text.components(separatedBy: "```console\n").dropFirst().map {
            $0.components(separatedBy: "```")[0]
        }
        return blocks.flatMap { block -> [String] in
            block.replacingOccurrences(of: "\\\n", with: " ").split(separator: "\n").map(String.init)
                .filter { $0.hasPrefix("$ countersign ") }.map { String($0.dropFirst(2)) }
        }
    }
}

@Suite(.enabled(if: Readme.isThere, "there is a README.md")) struct `The README` {
    @Test func `walks through commands that all succeed`() throws {
        let commands = try Readme.commands()
        #expect(!commands.isEmpty)
        let desk = try Desktop(nil)
        // The files that the walk-through names stand where the reader would be: in the package's folder.
        for name in try FileManager.default.contentsOfDirectory(atPath: Program.package.path) where !name.hasPrefix(".")
        {
            try FileManager.default.createSymbolicLink(
                atPath: desk.file(name), withDestinationPath: Program.package.appending(path: name).path)
        }
        let script = "countersign() { \"$COUNTERSIGN\" \"$@\"; }; "
        for command in commands {
            let ending = try desk.tool("env", "COUNTERSIGN=\(Program.path)", "bash", "-c", script + command)
            #expect(ending.status == 0, "\(command)\n\(ending.output)\(ending.errors)")
        }
        #expect(try desk.say("ledger verify").status == 0)
    }
}

import CanonicalJSON
import Foundation
import Testing

/// The commands of the program, as its own parser describes them.
enum CommandTree {
    struct Command {
        /// The words after `countersign`.
        let words: [String]
        let isGroup: Bool
    }

    /// Every command that help shows, but `help` itself; the program alone comes first.
    static func commands() throws -> [Command] {
        let desk = try Desktop(nil)
        let root = try desk.say("--experimental-dump-help").json["command"] ?? .null
        var all: [Command] = []
        func visit(_ command: JSON, _ words: [String]) {
            let children = (command["subcommands"]?.list ?? []).filter { $0["commandName"] != "help" }
            all.append(Command(words: words, isGroup: !children.isEmpty))
            for child in children { visit(child, words + [child["commandName"]?.text ?? "?"]) }
        }
        visit(root, [])
        return all
    }

    /// The examples of a help text, each as the words that a shell makes of it.
    static func examples(_ help: String) -> [[String]] {
        let joined = help.replacingOccurrences(of: " \\\n", with: " ")
        return joined.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { $0.hasPrefix("countersign ") }
            .map { line in shellWords(String(line.prefix { $0 != "|" && $0 != ">" })) }
    }

    /// Splits a line at spaces; double quotes hold words together.
    static func shellWords(_ line: String) -> [String] {
        var (words, word, isQuoted, isWord) = ([String](), "", false, false)
        for character in line {
            switch character {
            case "\"": (isQuoted, isWord) = (!isQuoted, true)
            case " " where !isQuoted:
                if isWord { words.append(word) }
                (word, isWord) = ("", false)
            default:
                word.append(character)
                isWord = true
            }
        }
        return isWord ? words + [word] : words
    }
}

@Suite struct `Help` {
    @Test func `of every command is the recorded one`() throws {
        let desk = try Desktop(nil)
        var text = ""
        for command in try CommandTree.commands() {
            let ending = try desk.start(command.words + ["--help"]).end()
            #expect(ending.status == 0)
            #expect(ending.errors.isEmpty)
            text += "$ \((["countersign"] + command.words + ["--help"]).joined(separator: " "))\n\(ending.output)\n"
        }
        let differences = try Golden.differences(text, from: "help.txt")
        #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
    }

    @Test func `of every command that does something gives two examples, and they are real`() throws {
        let folder = try Desktop(nil)
        for command in try CommandTree.commands() where !command.isGroup {
            let help = try folder.start(command.words + ["--help"]).end().output
            let examples = CommandTree.examples(help.components(separatedBy: "USAGE:")[0])
            #expect(examples.count == 2, "\(command.words): \(examples)")
            for example in examples {
                // Where there is no ledger and no file, a command that parses finds nothing, or makes what it may.
                let ending = try Desktop(nil).start(Array(example.dropFirst())).end()
                #expect([0, 66].contains(ending.status), "\(example): \(ending.status) \(ending.errors)")
            }
        }
    }

    @Test func `is asked for in three ways, and given without a ledger`() throws {
        let desk = try Desktop(nil)
        let asked = try desk.say("form show --help")
        #expect(try desk.say("help form show").output == asked.output)
        #expect(try desk.say("form show -h").output == asked.output)
        #expect(try desk.say("").output == desk.say("--help").output)
        #expect(try desk.say("why --help").output.contains("countersign why"))
        #expect(try desk.say("--version").status == 0)
    }

    @Test func `keeps within a terminal of 120 columns`() throws {
        for line in try String(contentsOfFile: Program.fixture("help.txt"), encoding: .utf8).split(separator: "\n") {
            let isExample = line.contains("countersign ")
            #expect(line.count <= 120 || isExample, "\(line)")
        }
    }
}

import ArgumentParser
import Foundation
import Operations
import Testing

@testable import Commands

/// The command line and the registry of operations are two views of one list.
@Suite struct `The registry of operations` {
    @Test(arguments: Registry.operations.map(\.name)) func `has a command for each operation, with the same parameters`(
        name: String
    ) throws {
        let operation = try #require(Registry.operation(name))
        guard let path = Self.path(of: name) else { return }
        let command = try #require(Self.command(path), "no command \(path.joined(separator: " "))")
        let declared = Set(operation.declared.keys).subtracting(Self.everywhere)
        let spelled = Set(declared.map { Self.spelling["\(name) \($0)"] ?? $0 }).subtracting(Self.everywhere)
        let written = Self.words(of: command).subtracting(Self.everywhere).subtracting(
            Self.ownWords[name] ?? [])
        #expect(written == spelled, "\(name)")
    }

    @Test func `names no operation twice, and documents each in both languages`() {
        let names = Registry.operations.map(\.name)
        #expect(Set(names).count == names.count)
        for operation in Registry.operations {
            #expect(!operation.summary.zh.isEmpty && !operation.summary.en.isEmpty)
            #expect(Set(operation.parameters.map(\.name)).count == operation.parameters.count, "\(operation.name)")
        }
    }

    /// What every command takes in its own way.
    private static let everywhere: Set<String> = [
        "as", "lang", "text", "json", "ledger", "server", "key", "at", "expect_version", "help", "version",
    ]

    /// The words of the command for an operation; nil for one that only programs use.
    private static func path(of name: String) -> [String]? {
        switch name {
        // `why` and `intent` take a whole command, and `overdue --record` is this operation and another.
        case "why", "intent", "overdue.record": nil
        // `ledger witness` records what it has asked for.
        case "ledger.witness.record": nil
        // What a connection asks about itself.
        case "auth.login", "rpc.discover", "command.run", "events.subscribe", "events.unsubscribe", "todo.watch": nil
        default: name.split(separator: ".").map(String.init)
        }
    }

    /// Where the command line spells a parameter otherwise, for people.
    private static let spelling = [
        "form.import content": "file", "form.import workbook": "file", "people.add content": "file",
        "workflow.add content": "file",
        "form.template.add content": "file",
        "rectification.plan office": "unit", "rectification.evidence words": "text",
        "people.change accounts": "account", "redaction.request bodies": "body",
        "process.xes cases": "case", "process.ocel cases": "case", "process.check cases": "case",
        "ledger.verify witnesses": "witness", "key.add public_key": "file", "key.rotate public_key": "file",
        "publish files": "file", "record files": "file", "rectification.evidence files": "file",
    ]

    /// Words of a command that no parameter stands for: `--record` asks for an operation of its own before the list, `--to`
    /// says where files go, and `--ssh-key` what to sign with.
    private static let ownWords: [String: Set<String>] = [
        "overdue": ["record"], "publication.make": ["to"], "receipt.make": ["to"],
        "receipt.certificate": ["to"],
        "rectification.export": ["to"], "process.net": ["to"], "process.xes": ["to"], "process.ocel": ["to"],
    ].merging(signed.map { ($0, ["ssh_key"]) }) { $1 }

    /// Decisions, which the command signs itself when it is told the key.
    private static let signed = Registry.operations.filter { $0.declared["signature"] != nil }.map(\.name)

    private static func command(_ path: [String]) -> (any ParsableCommand.Type)? {
        path.reduce(Countersign.self as (any ParsableCommand.Type)?) { parent, word in
            guard let configuration = parent?.configuration else { return nil }
            let children = configuration.subcommands + configuration.groupedSubcommands.flatMap(\.subcommands)
            return children.first { ($0.configuration.commandName ?? "\($0)".lowercased()) == word }
        }
    }

    /// The arguments and options of a command, in the registry's spelling.
    private static func words(of command: any ParsableCommand.Type) -> Set<String> {
        var words: Set<String> = []
        let help = command.helpMessage(columns: 500)
        for line in help.split(separator: "\n") where line.hasPrefix("  ") {
            let text = line.drop(while: { $0 == " " })
            if text.hasPrefix("--") {
                words.insert(String(text.dropFirst(2).prefix { $0.isLetter || $0 == "-" }).replacing("-", with: "_"))
            } else if text.hasPrefix("<") {
                words.insert(String(text.dropFirst().prefix { $0 != ">" }).replacing("-", with: "_"))
            }
        }
        return Set(words.map { $0 == "case_id" ? "case" : $0 })
    }
}

import Approvals
import ArgumentParser
import CanonicalJSON
import Engine
import Ledger
import Messages

/// A command that changes a case: it says which act it is, and everything else is done here, once.
///
/// `why` asks the same act of the rules without doing it.
protocol ActCommand: ParsableCommand {
    var acting: ActingOptions { get }
    /// The case that it acts on.
    var caseID: String { get }
    /// Builds the act from what was written on the command line.
    func command(in file: CaseFile, as identity: Identity) throws -> Intent
}

/// A command of the rules, with what was typed and attached.
struct Intent {
    var command: Command
    var texts: [String: String] = [:]
    var contents: [String: [UInt8]] = [:]
    var files: [Hash] = []

    init(_ command: Command, opinion: String? = nil, reason: String? = nil) {
        self.command = command
        texts["opinion"] = opinion
        texts["reason"] = reason
    }

    /// The act, under the key that was given or a fresh one.
    func act(on caseID: String, by identity: Identity, _ options: ActingOptions) -> Act {
        let typed = texts.mapValues { Array($0.utf8) }.merging(contents) { $1 }
        return Act(
            command, on: caseID, by: identity, texts: typed, files: files, key: options.key ?? Desk.freshKey(),
            expectedVersion: options.expectVersion)
    }
}

extension ActCommand {
    /// Does the act and shows what it made true; a refusal is thrown with the names that people know.
    mutating func run() throws {
        let desk = Desk(acting.looking)
        try desk.writing(at: acting.at) { engine, identity in
            let file = try caseFile(engine)
            let act = try command(in: file, as: identity).act(on: caseID, by: identity, acting)
            do {
                try Self.show(try engine.perform(act), of: act, desk, engine)
            } catch let error as EngineError {
                throw Failure(error, glossary: desk.glossary(try engine.records.directory(), file, engine.records))
            }
        }
    }

    /// The case in which the act finds its step: as it is, or for a key that was answered as it was then. Else the same
    /// words, sent again after the case moved on, would mean another step and conflict with their own key.
    private func caseFile(_ engine: Engine) throws -> CaseFile {
        guard let key = acting.key, let first = try engine.store.command(key)?.firstSeq else {
            return try engine.records.caseFile(caseID)
        }
        let then = try? engine.records.caseFile(caseID) { $0.seq < first }
        return try then ?? engine.records.caseFile(caseID)
    }

    private static func show(_ answer: Answer, of act: Act, _ desk: Desk, _ engine: Engine) throws {
        if desk.options.json { return Output.result(answer.jsonForPrograms) }
        let file = try engine.records.caseFile(act.caseID)
        let glossary = desk.glossary(try engine.records.directory(), file, engine.records)
        guard let seqs = answer.seqs else {
            return Output.result(desk.say("没有变化：情况已是如此。", "Nothing changed: it is so already."))
        }
        if answer.replayed {
            Output.result(desk.say("此前已办理，答复如前：", "Done before; the answer is the same:"))
        }
        for entry in try engine.store.entries(from: seqs.lowerBound, limit: seqs.count) {
            let sentence = Output.oneLine(Messages.event(type: entry.type, data: entry.data, desk.language, glossary))
            Output.result("#\(entry.seq)  \(sentence)")
        }
    }
}

extension Answer {
    /// The answer with whether it was given before.
    var jsonForPrograms: JSON {
        var fields = json.fields ?? [:]
        fields["replayed"] = .bool(replayed)
        return .object(fields)
    }
}

import Approvals
package import ArgumentParser
import CanonicalJSON
import Engine
import Foundation
import Ledger
import Messages
import Operations
import Service
import StrictYAML
import TransparencyLog

/// The command line.
package struct Countersign: ParsableCommand {
    /// The help's first page, the version, and every command, grouped by what people want to do.
    package static let configuration = CommandConfiguration(
        commandName: "countersign",
        abstract: "绩效自评签核 Sign-offs of budget-performance self-evaluations, on an append-only log.",
        discussion: """
            一次自评的经过 The life of an evaluation:
              init → people add → workflow add → case open → form add → appoint → confirm
              → form import → finding check → submit → sign | return → vote → publish → rectification … → record (archive)
            任何命令前加 why，列出全部条件 Put why before any act to see every condition.
            """,
        version: "0.1.0",
        groupedSubcommands: [
            CommandGroup(
                name: "登记簿 The ledger",
                subcommands: [
                    Init.self, PeopleCommand.self, KeyCommand.self, WorkflowCommand.self, LedgerCommand.self,
                    RedactionCommand.self,
                ]),
            CommandGroup(
                name: "服务 The service",
                subcommands: [Serve.self, ServiceCommand.self, TokenCommand.self, DoctorCommand.self]),
            CommandGroup(
                name: "案卷与人员 Cases and people",
                subcommands: [CaseCommand.self, Appoint.self, Dismiss.self, Replace.self, Confirm.self]),
            CommandGroup(
                name: "填报与签核 Filling and signing",
                subcommands: [
                    FormCommand.self, FindingCommand.self, Submit.self, Sign.self, Return.self, Reject.self,
                    Withdraw.self, TakeBack.self,
                    Claim.self, Release.self, Advise.self, Exclude.self, RequestCommand.self, Vote.self, Publish.self,
                    Record.self, Urge.self,
                ]),
            CommandGroup(
                name: "整改与公开 Rectification and publication",
                subcommands: [RectificationCommand.self, PublicationCommand.self]),
            CommandGroup(
                name: "查看 Looking",
                subcommands: [
                    Todo.self, Overdue.self, Why.self, IntentCommand.self, Show.self, History.self, WhoSigned.self,
                    Refused.self, ReceiptCommand.self, AuditCommand.self, ProcessCommand.self,
                ]),
        ])

    /// Creates the root command, as the parser asks for it.
    package init() {}

    /// Parses, runs and reports; the program ends with the returned status.
    package static func run(_ arguments: [String]) -> Int32 {
        // Without this, a reader that goes away (`| head`) would kill the program between an act and its report.
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try parseAsRoot(arguments)
            try command.run()
            if let error = Output.failure { throw UnwrittenResult(cause: error) }
            return 0
        } catch {
            return Report(arguments).end(error)
        }
    }
}

/// Turns an error into words on standard error and an exit status: the one place that does.
struct Report {
    private let language: Language
    private let json: Bool

    init(_ arguments: [String], _ environment: [String: String] = ProcessInfo.processInfo.environment) {
        let options = arguments.prefix { $0 != "--" }
        let named = options.firstIndex(of: "--lang").flatMap {
            arguments.indices.contains($0 + 1) ? Language(rawValue: arguments[$0 + 1]) : nil
        }
        let joined = options.last { $0.hasPrefix("--lang=") }.flatMap { Language(rawValue: String($0.dropFirst(7))) }
        language = joined ?? named ?? Language(locale: environment)
        json = options.contains("--json")
    }

    func end(_ error: any Error) -> Int32 {
        switch error {
        case let problem as Problem: return show(problem)
        case is EngineError, is LedgerError, is EvidenceError, is WitnessError, is YAMLProblems, is BadContent,
            is NotFound, is Usage:
            return show(Problem(error, language))
        case is UnwrittenResult:
            return show(
                Problem(
                    .unreachable, code: "output.unwritten",
                    message: language == .zh
                        ? "命令已执行，但结果没能完整写出。" : "The command ran, but its result could not be written out in full.",
                    remedy: language == .zh
                        ? "腾出空间后重新查看；不要重复办理。" : "make room and look again; do not repeat an act."))
        default: return parser(error)
        }
    }

    private func show(_ problem: Problem) -> Int32 {
        for line in lines(problem) { Output.note(line) }
        return problem.exit.rawValue
    }

    /// What a command leaves behind that came to a problem.
    func said(_ problem: Problem) -> Said {
        Said(status: problem.exit.rawValue, output: "", errors: lines(problem).map { $0 + "\n" }.joined())
    }

    private func lines(_ problem: Problem) -> [String] {
        json ? [JSON.object(["error": problem.json]).pretty()] : Self.lines(problem, language)
    }

    /// The lines that people are shown.
    static func lines(_ problem: Problem, _ language: Language) -> [String] {
        let label = language == .zh ? "错误：" : "error: "
        var lines = problem.message.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        // Problems of a file end with a code each.
        let isCoded = problem.message.contains("[\(problem.code)]")
        lines[0] = "\(label)\(lines[0])\(isCoded ? "" : " [\(problem.code)]")"
        if let remedy = problem.remedy { lines.append("\(language == .zh ? "处理：" : "try:   ")\(remedy)") }
        return lines
    }

    /// Help, completion scripts and usage errors are the parser's; anything else that it does not know is a defect.
    private func parser(_ error: any Error) -> Int32 {
        // A command that has said all it has to say.
        if let code = error as? ExitCode { return code.rawValue }
        let status = Countersign.exitCode(for: error)
        let message = Countersign.fullMessage(for: error)
        if status.isSuccess {
            Output.result(message)
            return 0
        }
        let isUsage = status == .validationFailure
        if json || !isUsage {
            return show(
                Problem(
                    isUsage ? .usage : .defect, code: isUsage ? "usage" : "defect",
                    message: isUsage ? message : Countersign.message(for: error)))
        }
        Output.note(message)
        return Exit.usage.rawValue
    }
}

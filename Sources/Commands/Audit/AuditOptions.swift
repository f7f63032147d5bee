import ArgumentParser
import CanonicalJSON
import Operations

/// What every question of an auditor takes.
struct AuditOptions: ParsableArguments {
    @Argument(help: "案卷 The case; else all.", completion: .custom(Completions.cases)) var caseID: String?
    @Option(
        name: .long, help: ArgumentHelp("写成工作簿 Write a workbook to this file.", valueName: "file"),
        completion: .file(extensions: ["xlsx"]))
    var xlsx: String?
    @OptionGroup var looking: LookingOptions
}

/// A question of an auditor, whose answer may be written as a workbook.
protocol AuditQuestion: OperationCommand {
    /// The operation, without the dot before it.
    static var question: String { get }
    var audit: AuditOptions { get }
    /// What the question takes besides.
    var own: [String: JSON?] { get }
}

extension AuditQuestion {
    var looking: LookingOptions { audit.looking }
    var own: [String: JSON?] { [:] }

    func call() throws -> Call {
        Call("audit.\(Self.question)", ["case": .text(audit.caseID)].merging(own) { $1 })
    }

    func run() throws {
        let counter = Counter(looking)
        guard let file = audit.xlsx else { return try counter.show(try call()) }
        var call = try call()
        call.values.merge(["xlsx": true, "text": false]) { $1 }
        let answer = try counter.ask(call)
        try MadeFile.write(answer, to: file)
        let rows = answer["count"]?.integer ?? 0
        if looking.json { return Output.result(["file": .string(file), "count": .int(rows)]) }
        Output.result(
            counter.say("已写出 \(file)：共 \(rows) 行。", "Wrote \(file): \(rows) row\(rows == 1 ? "" : "s")."))
    }
}

import Approvals
import ArgumentParser
import CanonicalJSON
import Engine
import Ledger
import Messages
import Workflows

struct WorkflowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "workflow", abstract: "流程 Workflow files: check, show, draw, diff, add, list.",
        subcommands: [
            WorkflowCheck.self, WorkflowShow.self, WorkflowDraw.self, WorkflowDiffer.self, WorkflowAdd.self,
            WorkflowList.self,
        ])
}

/// Reads a workflow file; every problem of the file is named with its place.
enum WorkflowReading {
    static func read(_ path: String) throws -> Workflow {
        let bytes = try TextFile.bytes(path)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw BadFile(code: "yaml.encoding", lines: ["\(path): 不是 UTF-8 文本 is not UTF-8 text"])
        }
        return try WorkflowFile.read(text: text, file: path)
    }

    /// Reads a file and proves it sound.
    static func sound(_ path: String, _ desk: Desk, copies: Int = 1) throws -> (Workflow, Soundness.Report) {
        let workflow = try read(path)
        let report = Soundness.check(workflow, copies: copies)
        guard report.defects.isEmpty else {
            let titles = Glossary(workflow).steps
            throw BadFile(
                code: report.defects[0].code.rawValue,
                lines: report.defects.flatMap { defect -> [String] in
                    let sentence = Messages.sentence(defect, desk.language, titles)
                    return ["\(path): \(sentence.text) [\(defect.code.rawValue)]"]
                        + (sentence.remedy.map { [desk.say("  处理：", "  try: ") + $0] } ?? [])
                })
        }
        return (workflow, report)
    }

    static func digest(_ workflow: Workflow) throws -> Hash { Hash.sha256(try workflow.canonicalJSON().canonical()) }
}

struct WorkflowCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "检查 Read a file strictly and visit every state it can reach.",
        discussion: """
            例 Examples:
              countersign workflow check Workflows/self-evaluation.v1.yaml
              countersign workflow check mine.yaml --copies 2
            """)
    @Argument(help: "文件 Files.", completion: .file(extensions: ["yaml"])) var files: [String]
    @Option(name: .long, help: "每种几份 How many forms and items to try with.") var copies = 1
    @OptionGroup var looking: LookingOptions

    func validate() throws {
        guard (1...4).contains(copies) else {
            throw ValidationError("--copies: 应为 expected 1…4, 收到 found \(copies)")
        }
    }

    func run() throws {
        let desk = Desk(looking)
        var checked: [JSON] = []
        for file in files {
            let (workflow, report) = try WorkflowReading.sound(file, desk, copies: copies)
            if looking.json {
                checked.append([
                    "file": .string(file), "name": .string(workflow.name), "version": .string(workflow.version),
                    "digest": .string(try WorkflowReading.digest(workflow).hex), "sound": .bool(report.defects.isEmpty),
                    "states": .int(Int64(report.states)), "moves": .int(Int64(report.moves)),
                ])
                continue
            }
            Output.result(
                desk.say(
                    "\(file)：\(workflow.title) \(workflow.name) \(workflow.version) 可行。遍历 \(report.states) 个状态、\(report.moves) 步：每个环节都可到达，任何状态都能办结，没有遗留席位。",
                    "\(file): \(workflow.name) \(workflow.version) is sound. Visited \(report.states) states by \(report.moves) moves: every step can be reached, every state can finish, no seat is left over."
                ))
        }
        if looking.json { Output.result(.array(checked)) }
    }
}

struct WorkflowShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "说明 Print a definition back as numbered sentences.",
        discussion: """
            例 Examples:
              countersign workflow show Workflows/self-evaluation.v1.yaml
              countersign workflow show Workflows/reimbursement.v1.yaml --lang en
            """)
    @Argument(help: "文件 The file.", completion: .file(extensions: ["yaml"])) var file: String
    @OptionGroup var looking: LookingOptions

    func run() throws {
        let workflow = try WorkflowReading.read(file)
        if looking.json { return Output.result(workflow.canonicalJSON()) }
        for line in WorkflowSentences.lines(workflow, chinese: Desk(looking).language == .zh) { Output.result(line) }
    }
}

struct WorkflowDraw: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draw", abstract: "画图 Draw as Mermaid, or as Graphviz DOT with --dot.",
        discussion: """
            例 Examples:
              countersign workflow draw Workflows/self-evaluation.v1.yaml
              countersign workflow draw Workflows/self-evaluation.v1.yaml --dot | dot -Tsvg > w.svg
            """)
    @Argument(help: "文件 The file.", completion: .file(extensions: ["yaml"])) var file: String
    @Flag(name: .long, help: "Graphviz DOT.") var dot = false
    @OptionGroup var looking: LookingOptions

    func run() throws {
        let workflow = try WorkflowReading.read(file)
        let drawing = dot ? WorkflowDrawing.dot(workflow) : WorkflowDrawing.mermaid(workflow)
        if looking.json {
            return Output.result(["format": dot ? "dot" : "mermaid", "drawing": .string(drawing)])
        }
        Output.result(drawing)
    }
}

struct WorkflowDiffer: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "比较 What changes between two definitions, in duties.",
        discussion: """
            例 Examples:
              countersign workflow diff old.yaml new.yaml
              countersign workflow diff old.yaml new.yaml --lang en
            """)
    @Argument(help: "旧 The older file.", completion: .file(extensions: ["yaml"])) var old: String
    @Argument(help: "新 The newer file.", completion: .file(extensions: ["yaml"])) var new: String
    @OptionGroup var looking: LookingOptions

    func run() throws {
        let desk = Desk(looking)
        let lines = WorkflowDiff.duties(
            try WorkflowReading.read(old), try WorkflowReading.read(new), chinese: desk.language == .zh)
        if looking.json { return Output.result(.array(lines.map(JSON.string))) }
        if lines.isEmpty { Output.result(desk.say("职责没有变化。", "No duty changes.")) }
        for line in lines { Output.result(line) }
    }
}

struct WorkflowAdd: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "登记 Register a checked file, so that cases may be opened under it.",
        discussion: """
            例 Examples:
              countersign workflow add Workflows/self-evaluation.v1.yaml
              countersign workflow add Workflows/reimbursement.v1.yaml
            """)
    @Argument(help: "文件 The file.", completion: .file(extensions: ["yaml"])) var file: String
    @OptionGroup var acting: ActingOptions

    func run() throws {
        let desk = Desk(acting.looking)
        let (workflow, _) = try WorkflowReading.sound(file, desk)
        let digest = try desk.writing(at: acting.at) { engine, identity in
            try engine.register(workflow, by: identity, key: acting.key ?? Desk.freshKey())
        }
        if acting.looking.json {
            return Output.result([
                "name": .string(workflow.name), "version": .string(workflow.version), "digest": .string(digest.hex),
            ])
        }
        Output.result(
            desk.say(
                "已登记流程 \(workflow.name) \(workflow.version)，摘要 \(Messages.short(digest.hex))。",
                "Registered \(workflow.name) \(workflow.version), digest \(Messages.short(digest.hex))."))
    }
}

struct WorkflowList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "列表 The workflows that the ledger holds.",
        discussion: """
            例 Examples:
              countersign workflow list
              countersign workflow list --json
            """)
    @OptionGroup var looking: LookingOptions

    func run() throws {
        let desk = Desk(looking)
        let directory = try desk.records().directory()
        _ = try desk.identity(directory)
        if looking.json {
            return Output.result(
                .array(
                    directory.workflows.map {
                        [
                            "name": .string($0.name), "version": .string($0.version), "digest": .string($0.digest.hex),
                        ]
                    }))
        }
        Output.result(
            Table(
                header: [desk.say("流程", "workflow"), desk.say("版本", "version"), desk.say("摘要", "digest")],
                rows: directory.workflows.map { [$0.name, $0.version, Messages.short($0.digest.hex)] }
            ).render())
    }
}

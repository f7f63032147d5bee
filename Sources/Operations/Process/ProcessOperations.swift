import Approvals
import CanonicalJSON
import Engine
import Ledger
import Messages
import ProcessMining
import ProcessMiningSQLite

/// What other people's tools need to replay the log on the model, and the same check made here.
extension Operation {
    static let process: [Operation] = [processNet, processXES, processOCEL, processCheck]

    static let processNet = Operation(
        "process.net", .init("流程网", "A registered workflow as a Petri net, as which its traces can be replayed."),
        [.needs("workflow", "流程，如 self-evaluation 或 self-evaluation/1", "the workflow, by its name or NAME/VERSION")],
        result: .init(
            "places、transitions、source、sink、different_people；文字为 PNML",
            "places, transitions, source, sink, different_people; as text, PNML"),
        for: .everybody,
        .look { desk in
            let name = desk.arguments["workflow"]
            let known = desk.directory.workflows
            guard let found = known.last(where: { $0.name == name || "\($0.name)/\($0.version)" == name }) else {
                throw EngineError.unknownWorkflow(name, known: known.map { "\($0.name)/\($0.version)" })
            }
            let workflow = try desk.records.workflow(found.digest)
            let net = WorkflowNet(workflow).net
            var fields = net.json.fields ?? [:]
            fields["different_people"] = .array(workflow.separations.map(json))
            return desk.page(.object(fields), PNML.text(net))
        })

    static let processXES = Operation(
        "process.xes", .init("事件日志", "Cases as traces of what happened to them and to each of their forms and items."),
        [theCases],
        result: .init(
            "各条轨迹；文字为 XES（IEEE 1849-2016）", "traces: case, unit, kind, events; as text, XES (IEEE 1849-2016)"),
        for: .everybody,
        .look { desk in
            let cases = try MinedCase.all(desk)
            return desk.page(
                ["traces": .array(cases.flatMap(\.traces).map(\.json))],
                XES.text(
                    cases.flatMap(\.traces), Dictionary(uniqueKeysWithValues: cases.map { ($0.id, $0.workflow) })))
        })

    static let processOCEL = Operation(
        "process.ocel", .init("对象事件日志", "Cases as an object-centric event log (OCEL 2.0)."),
        [
            theCases,
            .takes(
                "format", .choice(["json", "sqlite"]), "文件格式；默认 json", "the file's format; json if it is not given"),
        ],
        result: .init(
            "OCEL 2.0 的 JSON；format 为 sqlite 时为 base64 的数据库", "OCEL 2.0 in JSON; for sqlite the database in base64"),
        for: .everybody,
        .look { desk in
            let log = try MinedCase.log(try MinedCase.all(desk))
            guard desk.arguments["format"] == "sqlite" else { return desk.page(log.json, log.json.pretty()) }
            let bytes = try ObjectDatabase.bytes(ObjectTables(log))
            let digest = Hash.sha256(bytes).hex
            return desk.page(
                ["sha256": .string(digest), "base64": .string(Base64.text(bytes))],
                "\(digest)  \(desk.say("\(bytes.count) 字节", "\(bytes.count) bytes"))")
        })

    static let processCheck = Operation(
        "process.check",
        .init("流程核对", "Whether what happened fits the workflow's net, and no one did what different people must."),
        [theCases, .takes("log", .object, "别处的日志，形如 process.xes 的答复", "a log from elsewhere, as process.xes answers")],
        result: .init(
            "fits，以及各条轨迹：order、misfit、same_person", "fits, and each trace: case, unit, fits, order, misfit, same_person"
        ),
        for: .everybody, .look(ProcessCheck.page))

    private static func json(_ separation: Separation) -> JSON {
        [
            "duties": .array(separation.duties.map { .string($0.text) }),
            "within": .string(separation.within?.rawValue ?? "case"),
        ]
    }

    private static let theCases = Parameter.takes("cases", .texts, "案卷；省略则为全部", "the cases; else all")
}

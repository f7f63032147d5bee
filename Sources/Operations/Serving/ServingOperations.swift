import CanonicalJSON

/// What only a running service can answer: about itself and about the connection.
extension Operation {
    static let serving: [Operation] = [
        login, discover, run, subscribe, unsubscribe, watch, health, ready, metrics, backUp,
    ]

    static let login = Operation(
        "auth.login", .init("登录", "Show a token; the first request of every connection over the network."),
        [.needs("token", "令牌", "the token's text")], result: .init("编号、人员、范围", "token (its number), person, scope"),
        for: .everybody, .serve)

    static let discover = Operation(
        "rpc.discover", .init("接口说明", "This reference, as an OpenRPC document."),
        result: .init("OpenRPC 文档", "an OpenRPC document"), for: .everybody, .serve)

    static let run = Operation(
        "command.run",
        .init(
            "执行命令", "Do what the words of a command ask for; what needs files of who asks is not done but left to them."
        ),
        [
            .needs("words", .texts, "命令的各词，不含程序名", "the words of the command, without the program's name"),
            .takes("environment", .object, "语言环境变量", "the variables that tell the language: LC_ALL, LC_MESSAGES, LANG"),
            .takes("key", "命令未带幂等键时所用", "the idempotency key of an act whose words name none"),
        ],
        result: .init(
            "状态与输出；须在本地执行则为 elsewhere", "status, output, errors; or elsewhere, where it is to be done by who asks"),
        for: .everybody, .serve)

    static let subscribe = Operation(
        "events.subscribe",
        .init("订阅事件", "Send every entry from a place in the log on, as events.entry, at least once."),
        [
            .takes(
                "from", .number(1...JSON.largestInteger), "从第几条起；省略则为下一条", "the first entry wanted; else the next one"),
            .takes("case", "只要此案卷的", "only those of this case"),
            .takes("person", "只要此人办理的", "only those that this person made true"),
        ], result: .init("订阅号", "subscription"), for: .everybody, .serve)

    static let unsubscribe = Operation(
        "events.unsubscribe", .init("退订", "End a subscription or a watch."),
        [.needs("subscription", "订阅号", "the subscription")],
        result: .init("订阅号", "subscription"), for: .everybody, .serve)

    static let watch = Operation(
        "todo.watch", .init("关注待办", "Send todo.changed, with the seats, whenever what waits for a person has changed."),
        [.takes("person", "人员；省略则为本人", "the person; else the one who asks")],
        result: .init("订阅号与现有待办", "subscription, and the seats as they are now"), for: .everybody, .serve)

    static let health = Operation(
        "service.health", .init("健康状况", "How the service is doing: whether it writes, and what keeps it from writing."),
        result: .init("状态、原因、起始时间、记录数", "status (ok or read_only), reason, since, entries, queue"), for: .everybody,
        .serve)

    static let ready = Operation(
        "service.ready", .init("是否就绪", "Whether acts are taken now; answered without touching the ledger."),
        result: .init("ready", "ready"), for: .everybody, .serve)

    static let metrics = Operation(
        "service.metrics", .init("指标", "Counters and gauges in Prometheus' text format."),
        result: .init("文本", "text"), for: .everybody, .serve)

    static let backUp = Operation(
        "ledger.backup", .init("备份", "Copy the ledger while it is written, verified, to a path on the server."),
        [.needs("to", "备份文件路径", "the path of the copy")],
        result: .init("记录数、摘要、字节", "path, entries, head, bytes, sha256"), for: .administrators, .serve)
}

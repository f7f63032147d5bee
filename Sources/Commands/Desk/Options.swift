import ArgumentParser

/// Which ledger, in which language, for a person or a program.
struct LookingOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("登记簿文件 The ledger's file.", valueName: "file"), completion: .file())
    var ledger: String?

    @Option(
        name: .long,
        help: ArgumentHelp("服务的套接字 The service's socket; else the one that holds the ledger.", valueName: "socket"),
        completion: .file())
    var server: String?

    @Option(name: .long, help: "语言 Language of messages: zh or en; else the locale's.")
    var lang: Words?

    @Flag(name: .long, help: "输出一个 JSON 文档 Print one JSON document.")
    var json = false

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp("代为录入 On behalf of this person; administrators only, and recorded.", valueName: "person"))
    var person: String?
}

/// What every act takes: who for, when, and how it is told apart from another.
struct ActingOptions: ParsableArguments {
    @OptionGroup var looking: LookingOptions

    @Option(
        name: .long,
        help: ArgumentHelp(
            "演练时钟 The time of the act, in a rehearsal only: 2023-02-06T09:30, China time.", valueName: "time"))
    var at: String?

    @Option(
        name: .long,
        help: ArgumentHelp("幂等键 Idempotency key: the same act under the same key is done once.", valueName: "key"))
    var key: String?

    @Option(
        name: .customLong("expect-version"),
        help: ArgumentHelp("只在案卷处于此版本时执行 Act only if the case is at this version.", valueName: "n"))
    var expectVersion: Int64?

    func validate() throws {
        if let key, !(1...200).contains(key.utf8.count) {
            throw ValidationError("--key: 应为 expected 1…200 字节 bytes, 收到 found \(key.utf8.count)")
        }
    }
}

import CanonicalJSON
import Foundation
import Testing

/// Whether a condition comes true within twenty seconds.
func eventually(_ condition: () throws -> Bool) rethrows -> Bool {
    for _ in 0..<4_000 {
        if try condition() { return true }
        usleep(5_000)
    }
    return false
}

extension Desktop {
    var socket: String { ledger + ".run/socket" }

    /// Starts the service and waits until it listens.
    func serve(
        _ arguments: [String] = [], at socket: String? = nil, adding more: [String: String] = [:]
    ) throws -> Running {
        let words = [Program.path, "serve"] + arguments
        let server = try Running(words, in: folder, environment: environment.merging(more) { $1 })
        let place = socket ?? self.socket
        let isThere = eventually { !server.isRunning || FileManager.default.fileExists(atPath: place) }
        guard isThere, server.isRunning else {
            throw Hanging(command: "serve", errors: try server.end(within: 1).errors)
        }
        return server
    }

    /// Asks the service for one of its numbers.
    func metric(_ series: String) throws -> Int? {
        let text = try say("service metrics").output
        let line = text.split(separator: "\n").first { $0.hasPrefix(series + " ") }
        return line.flatMap { Int($0.dropFirst(series.count + 1)) }
    }
}

@Suite struct `The command that serves` {
    private static let committed = "countersign_transitions_total{outcome=\"committed\"}"

    @Test func `does what others ask for, ends when told to, and leaves the ledger to the next`() throws {
        let desk = try Desktop()
        let server = try desk.serve()
        let ready = try desk.say("service ready")
        #expect(ready.status == 0, "\(ready.errors)")
        let submitted = try desk.say("submit C-1 F-1 --as p5")
        #expect(submitted.status == 0, "\(submitted.errors)")
        #expect(try desk.metric(Self.committed) == 1)
        server.signal(SIGTERM)
        let ending = try server.end(within: 20)
        #expect(ending.status == 0, "\(ending.errors)")
        #expect(ending.output.isEmpty)
        for line in ending.errors.split(separator: "\n") {
            let entry = try JSONReader.parse(text: String(line))
            #expect(entry["at"] != nil && entry["level"] != nil && entry["message"] != nil)
        }
        #expect(!FileManager.default.fileExists(atPath: desk.socket))
        let next = try desk.say("sign C-1 F-1 --as p3")
        #expect(next.status == 0, "\(next.errors)")
        #expect(try desk.say("ledger verify").status == 0)
        let unreachable = try desk.say("service ready")
        #expect(unreachable.status != 0)
    }

    @Test func `is followed by the next command when it is killed`() throws {
        let desk = try Desktop()
        let server = try desk.serve()
        #expect(try desk.say("submit C-1 F-1 --as p5").status == 0)
        server.signal(SIGKILL)
        _ = try server.end(within: 5)
        let started = Date()
        let next = try desk.say("sign C-1 F-1 --as p3")
        #expect(next.status == 0, "\(next.errors)")
        #expect(Date().timeIntervalSince(started) < 2)
        // The socket that it left is no obstacle for the next service.
        let successor = try desk.serve()
        #expect(try eventually { try desk.say("service ready").status == 0 })
        #expect(try desk.say("submit C-1 F-2 --as p5").status == 0)
        successor.signal(SIGTERM)
        #expect(try successor.end(within: 20).status == 0)
        #expect(try desk.say("ledger verify").status == 0)
    }

    @Test func `is asked under the same key again by a command whose service is killed`() throws {
        let desk = try Desktop()
        let server = try desk.serve()
        let commands = try (1...6).map { number in
            try desk.start(["rectification", "open", "C-1", "R-\(number)", "--title", "问题", "--as", "p2"])
        }
        usleep(100_000)
        server.signal(SIGKILL)
        for command in commands {
            let ending = try command.end(within: 30)
            #expect(ending.status == 0, "\(ending.errors)")
        }
        #expect(try desk.say("rectification list C-1 --json").json.list?.count == 6)
    }

    @Test func `takes a workbook over the socket, or nothing of a bad one`() throws {
        let desk = try Desktop(nil)
        let files = Program.package.appending(path: "Workflows").path
        for line in [
            "init --body 某支队 --administrator adm --name 管理员 --rehearsal --at 2023-02-06T09:00",
            "people add \(files)/examples/walkthrough/people.yaml",
            "workflow add \(files)/examples/walkthrough/one-form.v1.yaml",
            "form template add \(files)/forms/project-form.v1.yaml",
            "case open C-1 --title 绩效自评 --year 2022 --workflow one-form --as office",
            "form add C-1 14-01 --title 交通事故预防 --as office", "appoint C-1 filler ann --for 14-01 --as office",
            "form import C-1 \(files)/examples/walkthrough/14-01.yaml --as ann",
            "form export C-1 14-01 --to \(desk.file("a.xlsx"))",
        ] {
            let ending = try desk.say(line)
            #expect(ending.status == 0, "\(line): \(ending.errors)")
        }
        let server = try desk.serve()
        let ask = """
            import base64, io, json, socket, sys, zipfile
            path, old, new = sys.argv[2:5]
            packed = io.BytesIO()
            with zipfile.ZipFile(path) as book, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as other:
                for name in book.namelist():
                    other.writestr(name, book.read(name).replace(old.encode(), new.encode()))
            book = "不是" if old == "base64" else base64.b64encode(packed.getvalue()).decode()
            if old == "bomb":
                packed = io.BytesIO()
                with zipfile.ZipFile(path) as book, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as other:
                    for name in book.namelist():
                        data = book.read(name)
                        other.writestr(name, data + b" " * 90_000_000 if name.endswith("sheet1.xml") else data)
                book = base64.b64encode(packed.getvalue()).decode()
            line = socket.socket(socket.AF_UNIX)
            line.connect(sys.argv[1])
            params = {"case": "C-1", "workbook": book, "file": "a.xlsx", "as": "ann", "lang": "zh"}
            if old == "both": params["content"] = "x"
            line.sendall(json.dumps({"jsonrpc": "2.0", "id": 1, "method": "form.import", "params": params}).encode() + b"\\n")
            print(line.makefile().readline())
            """
        func answer(_ old: String, _ new: String) throws -> JSON {
            let ending = try desk.python(ask, desk.socket, desk.file("a.xlsx"), old, new)
            #expect(ending.status == 0, "\(ending.errors)")
            return try ending.json
        }
        #expect(try answer("逃逸案件侦破率", "逃逸案件侦破情况")["result"]?["outcome"] == "committed")
        #expect(try desk.say("form show C-1 14-01").output.contains("逃逸案件侦破情况"))
        for (old, new, code) in [
            ("全年执行数", "全年支出", "sheet.heading"), ("base64", "", "usage"), ("both", "", "usage"),
            ("bomb", "", "spreadsheet.zip_bomb"), ("<sheetData>", "<sheetData", "spreadsheet.damaged"),
        ] {
            let start = Date()
            let refused = try answer(old, new)
            #expect(refused["error"]?["data"]?["code"]?.text == code, "\(refused.pretty())")
            #expect(Date().timeIntervalSince(start) < 5)
        }
        #expect(try desk.say("form show C-1 14-01 --json").json["revision"] == 2)
        // The command reads the file itself and asks for the rest.
        #expect(try desk.say("form import C-1 \(desk.file("a.xlsx")) --as ann").status == 0)
        #expect(try desk.say("form show C-1 14-01 --json").json["revision"] == 3)
        server.signal(SIGTERM)
        #expect(try server.end(within: 20).status == 0)
    }

    @Test func `is refused a ledger that another serves`() throws {
        let desk = try Desktop()
        let server = try desk.serve()
        let other = try Running(
            [Program.path, "serve", "--socket", desk.file("other")], in: desk.folder, environment: desk.environment)
        #expect(try desk.say("submit C-1 F-1 --as p5").status == 0)
        server.signal(SIGINT)
        #expect(try server.end(within: 20).status == 0)
        // It was waiting for its turn.
        #expect(eventually { FileManager.default.fileExists(atPath: desk.file("other")) })
        #expect(try desk.say("sign C-1 F-1 --as p3").status == 0)
        other.signal(SIGTERM)
        let ending = try other.end(within: 20)
        #expect(ending.status == 0, "\(ending.errors)")
    }
}

@Suite struct `The settings of the service` {
    private func refused(_ text: String) throws -> Ending {
        let desk = try Desktop(.empty)
        let file = try desk.write(text, to: "service.yaml")
        return try Running(
            ["/usr/bin/env", "timeout", "4", Program.path, "serve", "--config", file], in: desk.folder,
            environment: desk.environment
        ).end()
    }

    @Test(arguments: [
        ("colour: red\n", "service.yaml:1:1"), ("readers: 2\nlimits:\n  queue: 5\n  quue: 5\n", "service.yaml:4:3"),
        ("tls: {port: 1, prot: 2}\n", "service.yaml:1:16"), ("limits: 5\n", "service.yaml:1:9"),
    ])
    func `have no unknown key, and say where one is`(text: String, place: String) throws {
        let ending = try refused(text)
        #expect(ending.status == 65 && ending.output.isEmpty, "\(ending)")
        #expect(ending.errors.contains(place), "\(ending.errors)")
    }

    @Test(arguments: [
        ("limits: {queue: 0}\n", "limits.queue"), ("readers: 65\n", "readers"),
        ("socket_mode: \"999\"\n", "socket_mode"),
        ("log: {level: loud}\n", "log.level"), ("tls: {port: 7001}\n", "tls.certificate"),
    ])
    func `have no value out of bounds`(text: String, name: String) throws {
        let ending = try refused(text)
        #expect(ending.status == 64 && ending.output.isEmpty, "\(ending)")
        #expect(ending.errors.contains(name), "\(ending.errors)")
    }

    @Test(arguments: ["limits: {queue: many}\n", "readers: [2]\n", "deadlines_every_seconds: 1.5\n"])
    func `have no value of another kind`(text: String) throws {
        let ending = try refused(text)
        #expect([64, 65].contains(ending.status), "\(ending)")
    }

    @Test func `come from the command line, else from the environment, else from the file`() throws {
        let desk = try Desktop(.empty)
        let places = ["file", "environment", "flag"].map { desk.file("\($0).sock") }
        let file = try desk.write("socket: \(places[0])\nlog: {level: error}\n", to: "service.yaml")
        for (arguments, more, place) in [
            ([], [:], places[0]), ([], ["COUNTERSIGN_SOCKET": places[1]], places[1]),
            (["--socket", places[2]], ["COUNTERSIGN_SOCKET": places[1]], places[2]),
        ] as [([String], [String: String], String)] {
            let server = try desk.serve(["--config", file] + arguments, at: place, adding: more)
            #expect(places.filter { FileManager.default.fileExists(atPath: $0) } == [place])
            // Commands find it wherever it is.
            #expect(try desk.say("service ready").status == 0)
            server.signal(SIGTERM)
            let ending = try server.end(within: 20)
            #expect(ending.status == 0 && ending.errors.isEmpty, "\(ending.errors)")
        }
    }

    @Test func `do not matter to a signal that comes as soon as there is a socket`() throws {
        let desk = try Desktop(.empty)
        let (place, file) = (desk.file("s"), try desk.write("log: {level: error}\n", to: "service.yaml"))
        for _ in 1...8 {
            let server = try desk.serve(["--config", file, "--socket", place], at: place)
            server.signal(SIGTERM)
            let ending = try server.end(within: 20)
            #expect(ending.status == 0 && ending.errors.isEmpty, "\(ending.status) \(ending.errors)")
            #expect(!FileManager.default.fileExists(atPath: place))
        }
    }
}

@Suite struct `A command` {
    /// What a person sees of the same work, wherever it is done.
    @Test func `says the same with a service and without`() throws {
        let (alone, served) = (try Desktop(.voting), try Desktop(.voting))
        let server = try served.serve()
        let text = try String(contentsOfFile: Program.fixture("F-1.yaml"), encoding: .utf8)
        for desk in [alone, served] {
            _ = try desk.write(text.replacingOccurrences(of: "98.50", with: "97.00"), to: "F-1.yaml")
        }
        var minute = 0
        for line in [
            "sign C-1 F-1 --as p3 @", "why submit C-1 F-1 --as p5", "form import C-1 F-1.yaml --reason 与决算一致 --as p5 @",
            "submit C-1 F-1 --opinion 已更正 --as p5 --key k-1 @", "submit C-1 F-1 --opinion 已更正 --as p5 --key k-1 @same",
            "submit C-1 F-2 --as p5 --key k-1 @", "sign C-1 F-1 --opinion 同意 --as p3 --json @",
            "vote C-1 approve --as p6 @",
            "vote C-1 approve --as p1 --expect-version 3 @", "vote C-1 approve --as p1 --at 2020-01-01",
            "sign C-1 F-9 --as p3", "sign C-9 F-1 --as p3 --json", "people add nobody.yaml", "todo --as p2",
            "todo --all --json",
            "show C-1 --lang zh", "history C-1", "who-signed C-1 --all --lang zh", "form diff C-1 F-1", "refused",
            "overdue",
            "form show C-1 F-1 --json", "case list", "ledger verify --json", "vote C-1 maybe --as p1",
        ] {
            if line.hasSuffix("@") { minute += 1 }
            let time = "--at 2023-02-07T09:\(minute < 10 ? "0" : "")\(minute)"
            let words = line.replacing("@same", with: time).replacing("@", with: time)
            let (one, other) = (try alone.say(words), try served.say(words))
            #expect(one.status == other.status, "\(line): \(one.errors)\(other.errors)")
            #expect(plain(one.output, alone) == plain(other.output, served), "\(line)")
            #expect(plain(one.errors, alone) == plain(other.errors, served), "\(line)")
        }
        server.signal(SIGTERM)
        #expect(try server.end(within: 20).status == 0)
        #expect(try alone.entries() == served.entries())
    }

    /// The text without what differs from ledger to ledger: long hashes, and where it lies.
    private func plain(_ text: String, _ desk: Desktop) -> String {
        text.replacing(desk.folder, with: "FOLDER").replacing(/[0-9a-f]{16,}/, with: "HASH")
    }
}

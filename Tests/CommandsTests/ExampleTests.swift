import CanonicalJSON
import Foundation
import Testing

/// The example of 2022, driven once into a new file and at once into the file of another ledger.
private struct Example: Sendable {
    let ending: Ending
    /// The bytes of the ledger's one file.
    let ledger: Data

    static let runs = Result { try run() }

    private static func run() throws -> [Example] {
        // Where a ledger is already, the example starts anew.
        let desks = [try Desktop(nil), try Desktop(.voting)]
        let script = Program.package.appending(path: "Scripts/example").path
        let running = try desks.map { desk in
            try Running(
                ["/usr/bin/env", "bash", script, Program.path, desk.ledger], in: desk.folder,
                environment: desk.environment)
        }
        return try zip(desks, running).map { desk, running in
            let ending = try running.end(within: 1_200)
            return Example(ending: ending, ledger: try Data(contentsOf: URL(filePath: desk.ledger)))
        }
    }

    /// A folder of its own with the ledger.
    func desk() throws -> Desktop {
        let desk = try Desktop(nil)
        try ledger.write(to: URL(filePath: desk.ledger))
        return desk
    }

    /// The number of entries by type, read by SQLite alone.
    func counts() throws -> String {
        let desk = try desk()
        return try desk.python(
            """
            import collections, json, sqlite3, sys
            rows = sqlite3.connect(sys.argv[1]).execute("select bytes from entry")
            counts = collections.Counter(json.loads(row[0])["type"] for row in rows)
            print(json.dumps(counts, sort_keys=True))
            """, desk.ledger
        ).output
    }
}

@Suite struct `The example of 2022` {
    private let case2022 = "QJJJ-2022"

    @Test func `runs to the archive, and anew with the same end`() throws {
        let runs = try Example.runs.get()
        for run in runs { #expect(run.ending.status == 0, "\(run.ending.output.suffix(800)) \(run.ending.errors)") }
        for run in runs {
            let desk = try run.desk()
            let shown = try desk.say("show \(case2022) --json").json
            #expect(shown["status"] == "finished")
            let forms = try desk.say("form list \(case2022) --json").json.list ?? []
            #expect(forms.count == 20)
            #expect(forms.filter { $0["standing"] == "excluded" }.count == 4)
            #expect(forms.filter { $0["standing"] == "done" }.count == 16)
            #expect(try desk.say("ledger verify").status == 0)
        }
        #expect(try runs[0].counts() == runs[1].counts())
        #expect(try runs[0].counts().contains("decided"))
    }

    @Test func `shows three items closed, closed and carried over, one of them extended once`() throws {
        let desk = try Example.runs.get()[0].desk()
        let items = try desk.say("rectification list \(case2022) --json").json.list ?? []
        #expect(items.map { $0["state"] } == ["closed", "closed", "carried_over"])
        #expect(items.map { $0["extensions"] } == [0, 1, 0])
        #expect(items.prefix(2).allSatisfy { $0["verified_by"]?.text != nil && $0["closed_at"]?.text != nil })
        #expect(try desk.say("request list \(case2022) --json").json.list?.count == 6)
    }

    @Test func `answers every finding that would stop it, and makes items of three`() throws {
        let desk = try Example.runs.get()[0].desk()
        let findings = try desk.say("finding list \(case2022) --json").json.list ?? []
        let heavy = findings.filter { $0["severity"] == "high" }
        let byStatus = Dictionary(grouping: heavy) { $0["status"]?.text ?? "-" }.mapValues(\.count)
        // A claim, a rate and a total were corrected; the others are answered.
        #expect(byStatus == ["closed": 3, "accepted": 3, "waived": 1], "\(byStatus)")
        let items = findings.filter { $0["item"]?.text != nil }
        #expect(Set(items.map { $0["item"]?.text }) == ["R-01", "R-02", "R-03"])
        let ledger = try desk.say("rectification list \(case2022) --json").json.list ?? []
        let sources = ledger.map { $0["fields"]?["问题来源"]?.text ?? "" }
        #expect(sources == ["111（14-14 第 1 版）", "7（13 第 1 版）", "47（14-01 第 1 版）"].map { "自评检查疑点 \($0)" })
        let answered = findings.filter { ["accepted", "waived"].contains($0["status"]) }
        #expect(answered.allSatisfy { $0["explained_by"] != $0["settled_by"] })
        // What is published still says what was seen: the form check is a look at the contents as they are.
        let seen = try desk.say("form check \(case2022) --json").json["findings"]?.list ?? []
        #expect(seen.count == findings.filter { $0["status"] != "closed" }.count)
        #expect(seen.allSatisfy { $0["recorded"]?["changed"] == false })
    }

    @Test func `says which forms are not checked, since they left`() throws {
        let desk = try Example.runs.get()[0].desk()
        for command in ["check", "score"] {
            let looked = try desk.say("form \(command) \(case2022) 14-02 --json").json
            #expect(looked["unchecked"] == ["14-02"], "\(command)")
            #expect(try desk.say("form \(command) \(case2022) 14-01 --json").json["unchecked"] == [])
        }
        #expect(try desk.say("form check \(case2022) 14-02").output.contains("no longer in the evaluation): 14-02"))
    }

    @Test func `records the digest of every published file, the same each time it is driven`() throws {
        let records = try Example.runs.get().map { run in
            let desk = try run.desk()
            let read = try desk.python(
                """
                import sqlite3, sys
                rows = sqlite3.connect(sys.argv[1]).execute("select content from body where name = 'record'")
                print(next(row[0].decode() for row in rows if b"publication.zip" in row[0]))
                """, desk.ledger)
            return try #require(try read.json["files"]?.list, "\(read.errors)")
        }
        #expect(records[0] == records[1])
        let names = records[0].compactMap { $0["name"]?.text }
        #expect(
            names.count == 22 && Set(names).isSuperset(of: ["publication.zip", "rectification.xlsx", "14-18.html"]))
        #expect(records[0].allSatisfy { $0["digest"]?.text?.count == 64 })
    }

    @Test func `records every refused attempt with its reasons`() throws {
        let desk = try Example.runs.get()[0].desk()
        let refused = try desk.say("refused \(case2022) --json").json.list ?? []
        #expect(refused.count >= 8)
        let codes = Set(refused.flatMap { $0["codes"]?.list ?? [] }.compactMap(\.text))
        #expect(
            codes.isSuperset(of: [
                "staffing", "separation", "content.current", "engine.not_permitted", "finding.settled",
                "finding.answerer",
            ]), "\(codes)")
    }

    @Test func `answers an auditor`() throws {
        let desk = try Example.runs.get()[0].desk()
        func rows(_ question: String) throws -> [JSON] {
            try desk.say("audit \(question) --json").json["rows"]?.list ?? []
        }
        let signed = try desk.say("who-signed \(case2022) --all --json").json.list ?? []
        #expect(try rows("approvals").count == signed.count)
        // Five forms changed after they were signed; of one, the department's sign-off was held while it was returned.
        let stale = try rows("stale")
        #expect(Set(stale.map { $0["unit"]?.text }) == ["14-01", "12", "13", "14-14", "14-17"])
        #expect(stale.filter { $0["unit"] == "14-17" }.map { $0["new"] } == ["100"])
        let kinds = Dictionary(grouping: try rows("exceptions")) { $0["kind"]?.text ?? "" }.mapValues(\.count)
        #expect(kinds["exclusion"] == 4 && kinds["acceptance"] == 3 && kinds["waiver"] == 1 && kinds["return"] == 2)
        #expect(try rows("exceptions --kind replacement").map { $0["result"] } == ["p30"])
        #expect(try rows("rectification").map { $0["days_past_first"] } == [0, 46, 0])
        let duties = try desk.say("audit duties --json").json
        #expect(duties["rows"] == [] && duties["pairs"] == 443, "as the README says")
    }

    @Test func `names the same signers as the independent script`() throws {
        let desk = try Example.runs.get()[0].desk()
        let script = Program.package.appending(path: "Scripts/independent-verify").path
        let independent = try desk.tool("python3", script, desk.ledger)
        #expect(independent.status == 0, "\(independent.errors)")
        let rows = try desk.say("who-signed \(case2022) --all --json").json.list ?? []
        let decisions = Dictionary(grouping: rows) { $0["seq"]?.integer ?? 0 }
        let lines = decisions.sorted { $0.key < $1.key }.map { Self.line(case2022, $0.value) }
        let expected = independent.lines
        #expect(lines.count == expected.count)
        #expect(lines.count > 70)
        for (line, other) in zip(lines, expected) { #expect(line == other) }
    }

    /// A decision as the script prints it: with its form if it is about one, else for the step.
    private static func line(_ name: String, _ rows: [JSON]) -> String {
        func text(_ key: String) -> String { rows[0][key]?.text ?? rows[0][key]?.integer.map { "\($0)" } ?? "-" }
        let isOne = rows.count == 1
        let opinion = rows[0]["opinion"]?.text?.split(whereSeparator: \.isWhitespace).joined(separator: " ") ?? "-"
        let cells = [
            name, isOne ? text("unit") : "-", text("step"), text("round"), text("seat"), text("person"), text("role"),
            text("registrar"), text("at"), text("verdict"), isOne ? text("revision") : "-",
            isOne ? String(text("digest").prefix(12)) : "-", opinion,
        ]
        return cells.joined(separator: "\t")
    }

    @Test func `is reported by its script`() throws {
        let desk = try Example.runs.get()[0].desk()
        let script = Program.package.appending(path: "Scripts/report").path
        for language in ["en_US.UTF-8", "zh_CN.UTF-8"] {
            desk.language = language
            let report = try desk.tool("bash", script, Program.path, desk.ledger)
            #expect(report.status == 0, "\(report.errors)")
            for heading in [
                "各表状态", "谁签了哪张表", "失效的签核", "例外事项", "疑点及处理", "整改台账", "整改跟踪", "职责分离", "被拒的尝试", "核验",
            ] {
                #expect(report.output.contains(heading))
            }
        }
    }
}

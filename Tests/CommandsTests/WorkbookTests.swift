import CanonicalJSON
import Foundation
import Spreadsheets
import Testing

@Suite struct `A form as a workbook` {
    /// A ledger with one form, filled under the template that ships.
    private func desk() throws -> Desktop {
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
        ] {
            let ending = try desk.say(line)
            #expect(ending.status == 0, "\(line): \(ending.errors)")
        }
        return desk
    }

    private func revision(_ desk: Desktop) throws -> Int64? {
        try desk.say("form show C-1 14-01 --json").json["revision"]?.integer
    }

    @Test func `is the same when it comes back unchanged, whichever file it was exported to`() throws {
        let desk = try desk()
        for name in ["a.xlsx", "b.xlsx"] {
            #expect(try desk.say("form export C-1 14-01 --to \(desk.file(name))").status == 0)
        }
        let bytes = try ["a.xlsx", "b.xlsx"].map { try Data(contentsOf: URL(filePath: desk.file($0))) }
        #expect(bytes[0] == bytes[1])
        let digest = try desk.say("form show C-1 14-01 --json").json["digest"]
        #expect(try desk.say("form import C-1 \(desk.file("a.xlsx")) --as ann").status == 0)
        #expect(try desk.say("form show C-1 14-01 --json").json["digest"] == digest)
    }

    @Test func `brings what was changed in it, and a change that cannot be read brings nothing`() throws {
        let desk = try desk()
        let path = desk.file("a.xlsx")
        #expect(try desk.say("form export C-1 14-01 --to \(path)").status == 0)
        // Another program's hand: the marks of the missed target, then a heading that is renamed.
        let edit = """
            import re, sys, zipfile
            path, old, new = sys.argv[1:]
            with zipfile.ZipFile(path) as book:
                parts = {name: book.read(name) for name in book.namelist()}
            for name in parts:
                if name.startswith("xl/"):
                    parts[name] = parts[name].decode().replace(old, new).encode()
            with zipfile.ZipFile(path, "w") as book:
                for name, data in parts.items(): book.writestr(name, data)
            """
        #expect(try desk.python(edit, path, "逃逸案件侦破率", "逃逸案件侦破情况").status == 0)
        #expect(try desk.say("form import C-1 \(path) --as ann").status == 0)
        #expect(try desk.say("form show C-1 14-01").output.contains("逃逸案件侦破情况"))
        let before = try revision(desk)
        #expect(before == 2)
        #expect(try desk.python(edit, path, "全年执行数", "全年支出").status == 0)
        let refused = try desk.say("form import C-1 \(path) --as ann --lang zh")
        #expect(refused.status == 65)
        #expect(refused.errors.contains("全年执行数") && refused.errors.contains("[sheet.heading]"), "\(refused.errors)")
        #expect(try revision(desk) == before)
        try Data("PK".utf8).write(to: URL(filePath: path))
        #expect(try desk.say("form import C-1 \(path) --as ann").status == 65)
        #expect(try revision(desk) == before)
    }

    @Test func `holds the rectification ledger too`() throws {
        let desk = try Desktop()
        #expect(try desk.say("rectification open C-1 R-1 --title 分值合计有误 --as p2").status == 0)
        let path = desk.file("r.xlsx")
        let ending = try desk.say("rectification export C-1 --to \(path)")
        #expect(ending.status == 0, "\(ending.errors)")
        let cells = try WorkbookReader.read(path: path).sheets[0].cells
        let rows = Dictionary(grouping: cells, by: \.name.row).mapValues { $0.map(\.cell.value) }
        #expect(rows[3]?.count == 13 && rows[3]?.first == .text("序号") && rows[3]?.last == .text("销号日期"))
        #expect(rows[4]?.contains(.text("分值合计有误")) == true && rows[4]?.contains(.text("未整改")) == true)
        #expect(rows.count == 4)
    }

    @Test func `makes no page over what is in a folder already`() throws {
        let desk = try desk()
        let words = [
            "publication", "make", "C-1", "--index-number", "X", "--date", "2023-03-01", "--to", desk.file("site"),
        ]
        #expect(try desk.start(words).end().status == 0)
        let page = try String(contentsOfFile: desk.file("site/forms/14-01.html"), encoding: .utf8)
        #expect(page.contains("861.53") && page.contains("公开14-1表"))
        let again = try desk.start(words).end()
        #expect(again.status == 65 && again.errors.contains("[publication.folder]"), "\(again.errors)")
    }

    @Test func `is checked, the weightiest finding first`() throws {
        let desk = try desk()
        let findings = try desk.say("form check C-1 --json").json["findings"]?.list ?? []
        #expect(findings.first?["check"] == "targets.missed_full_marks" && findings.first?["severity"] == "high")
        let text = try desk.say("form check C-1 14-01 --lang zh").output
        #expect(text.contains("[高]") && text.contains("检查了 1 张表"), "\(text)")
    }
}

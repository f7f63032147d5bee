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
            "people add \(files)/examples/walkthrough/people.yaml", "people clear adm", "people clear ann",
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

    @Test func `of another form, of several, or of another format is refused by name`() throws {
        let desk = try desk()
        let (one, other, both) = (desk.file("a.xlsx"), desk.file("b.xlsx"), desk.file("c.xlsx"))
        #expect(try desk.say("form add C-1 14-03 --title 科技信息化建设 --as office").status == 0)
        #expect(try desk.say("appoint C-1 filler ann --for 14-03 --as office").status == 0)
        #expect(try desk.say("form export C-1 14-01 --to \(one)").status == 0)
        let template = "form template export project-form --table 公开14-3表 --form 14-03 --to \(other)"
        #expect(try desk.say(template).status == 0)
        #expect(try desk.say("form import C-1 \(other) --as ann").status == 0)
        let before = try desk.entries()
        func refused(_ words: String, _ code: String, _ text: String) throws {
            let ending = try desk.say("form import C-1 \(words) --as ann --lang zh")
            #expect(ending.status == 65, "\(words): \(ending)")
            #expect(ending.errors.contains("[\(code)]") && ending.errors.contains(text), "\(words): \(ending.errors)")
        }
        try refused("\(one) --form 14-03", "sheet.other_table", "公开14-1表")
        // Both sheets in one book, as if copied over.
        let sheets = try [one, other].map { try #require(try WorkbookReader.read(path: $0).sheets.first) }
        let drafts = sheets.map { sheet in
            var draft = SheetDraft(name: sheet.name)
            for placed in sheet.cells {
                if case .text(let text) = placed.cell.value {
                    draft.put(.text(text), at: CellRange(placed.name, placed.name), style: CellStyle())
                }
            }
            return draft
        }
        let book = try WorkbookWriter.bytes(drafts, properties: DocumentProperties(created: 0))
        try Data(book).write(to: URL(filePath: both))
        try refused(both, "sheet.several", "14-03")
        for name in ["old.xls", "book.ods", "macro.xlsm"] {
            let file = desk.file(name)
            try Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600)).write(
                to: URL(filePath: file))
            let ending = try desk.say("form import C-1 \(file) --as ann --lang zh")
            #expect(ending.status == 65 && ending.errors.contains(".xlsx"), "\(name): \(ending.errors)")
        }
        #expect(try desk.entries() == before)
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

    /// Makes the publication of the case; each file by its path.
    private func publication(_ desk: Desktop, _ folder: String) throws -> [String: Data] {
        let made = try desk.say(
            "publication make C-1 --index-number X --date 2023-03-01 --to \(desk.file(folder)) --json")
        #expect(made.status == 0, "\(made.errors)")
        let listed = try made.json["files"]?.list ?? []
        return try Dictionary(
            uniqueKeysWithValues: listed.map { file in
                let path = try #require(file["path"]?.text)
                let data = try Data(contentsOf: URL(filePath: desk.file("\(folder)/\(path)")))
                let digest = try desk.tool("sha256sum", desk.file("\(folder)/\(path)")).output.prefix(64)
                #expect(file["sha256"]?.text == String(digest), "\(path)")
                return (path, data)
            })
    }

    @Test func `is published with the ledger as a workbook and all in one zip, the same to the byte each time`() throws
    {
        let desk = try desk()
        let files = try publication(desk, "one")
        #expect(
            files.keys.sorted() == [
                "forms/14-01.html", "index.html", "publication.json", "publication.zip", "rectification.html",
                "rectification.xlsx", "style.css",
            ])
        #expect(try publication(desk, "two") == files)
        let heading = try WorkbookReader.read(path: desk.file("one/rectification.xlsx")).sheets[0].cells.map(
            \.cell.value)
        #expect(heading.contains(.text("整改措施")) && heading.contains(.text("绩效自评")))
        // Another program's hand: every file of the zip beside the one in the folder, and its digest.
        let script = """
            import hashlib, pathlib, sys, zipfile
            folder = pathlib.Path(sys.argv[1])
            with zipfile.ZipFile(folder / "publication.zip") as packed:
                for name in packed.namelist():
                    assert packed.read(name) == (folder / name).read_bytes(), name
                    print(name)
            """
        let read = try desk.python(script, desk.file("one"))
        #expect(read.lines == files.keys.sorted().filter { $0 != "publication.zip" }, "\(read.errors)")
    }

    @Test func `is in no published file once it is 涉密, and in all of them while it is not`() throws {
        let desk = try desk()
        let traces = ["861.53", "交通事故预防", "14-01", "公开14-1"]
        func found(_ folder: String) throws -> [String] {
            var files = try publication(desk, folder)
            let packed = try #require(files["publication.zip"])
            files["publication.zip"] = nil
            let script = """
                import io, sys, zipfile
                with zipfile.ZipFile(sys.argv[1]) as packed:
                    print(*packed.namelist(), *[packed.read(name).decode("utf-8", "replace") for name in packed.namelist()])
                """
            let inside = try desk.python(script, desk.file("\(folder)/publication.zip")).output
            #expect(packed.count > 1000 && inside.contains("index.html"))
            let texts = files.map { "\($0) \(String(decoding: $1, as: UTF8.self))" }
            let outside = traces.filter { trace in texts.contains { $0.contains(trace) } }
            #expect(outside == traces.filter(inside.contains))
            return outside
        }
        #expect(try found("open") == traces)
        let digest = try desk.say("form show C-1 14-01 --json").json["digest"]
        let file = "\(Program.package.path)/Workflows/examples/walkthrough/14-01.yaml"
        #expect(try desk.say("form import C-1 \(file) --secret --as ann").status == 0)
        let shown = try desk.say("form show C-1 14-01 --json").json
        #expect(shown["content"]?["secret"] == true && shown["digest"] != digest)
        #expect(try found("secret") == [])
        let index = try String(contentsOfFile: desk.file("secret/index.html"), encoding: .utf8)
        #expect(index.contains("涉密信息按保密规定不公开"))
        let told = try desk.say(
            "publication make C-1 --index-number X --date 2023-03-01 --to \(desk.file("told")) --lang zh")
        #expect(told.output.contains("因涉密不公开：14-01"), "\(told.output)")
        // A workbook keeps what it says nothing of; saying so opens it again, with the bytes that it had.
        #expect(try desk.say("form export C-1 14-01 --to \(desk.file("a.xlsx"))").status == 0)
        #expect(try desk.say("form import C-1 \(desk.file("a.xlsx")) --as ann").status == 0)
        #expect(try desk.say("form show C-1 14-01 --json").json["content"]?["secret"] == true)
        #expect(try desk.say("form import C-1 \(desk.file("a.xlsx")) --no-secret --as ann").status == 0)
        #expect(try desk.say("form show C-1 14-01 --json").json["digest"] == digest)
    }

    @Test func `comes from an empty one that was filled in`() throws {
        let desk = try desk()
        let path = desk.file("14-02.xlsx")
        let refused = try desk.say("form template export project-form --to \(path)")
        #expect(refused.status == 64 && refused.errors.contains("公开14-*表"), "\(refused.errors)")
        let made = try desk.say("form template export project-form --table 公开14-2表 --year 2022 --to \(path)")
        #expect(made.status == 0, "\(made.errors)")
        for line in ["form add C-1 14-02 --title 道路维护 --as office", "appoint C-1 filler ann --for 14-02 --as office"] {
            #expect(try desk.say(line).status == 0)
        }
        // Another program's hand: it types into cells that were empty.
        let fill = """
            import re, sys, zipfile
            path, *typed = sys.argv[1:]
            with zipfile.ZipFile(path) as book:
                parts = {name: book.read(name) for name in book.namelist()}
            sheet = parts["xl/worksheets/sheet1.xml"].decode()
            for cell, text in (one.split("=", 1) for one in typed):
                sheet, count = re.subn(rf'<c r="{cell}"( s="[0-9]+")/>',
                    rf'<c r="{cell}"\\1 t="inlineStr"><is><t>{text}</t></is></c>', sheet)
                assert count == 1, cell
            parts["xl/worksheets/sheet1.xml"] = sheet.encode()
            with zipfile.ZipFile(path, "w") as book:
                for name, data in parts.items(): book.writestr(name, data)
            """
        let typed = try desk.python(fill, path, "B3=道路维护专项", "D6=１,２００.50", "A15=产出指标", "C15=维护里程", "E15=30")
        #expect(typed.status == 0, "\(typed.errors)")
        let taken = try desk.say("form import C-1 \(path) --as ann")
        #expect(taken.status == 0, "\(taken.errors)")
        let content = try #require(try desk.say("form show C-1 14-02 --json").json["content"])
        #expect(content["table"] == "公开14-2表" && content["template"] == "project-form/1" && content["year"] == 2022)
        #expect(content["title"] == "道路维护" && content["parts"]?["head"]?["项目名称"] == "道路维护专项")
        #expect(
            content["parts"]?["funds"]?.list?.count == 4 && content["parts"]?["funds"]?.list?[0]["年初预算数"] == "1200.50")
        let indicators = content["parts"]?["indicators"]?.list ?? []
        #expect(indicators.count == 1 && indicators[0]["三级指标"] == "维护里程" && indicators[0]["指标值"] == "30")
    }

    @Test func `is computed anew, beside what was typed`() throws {
        let desk = try desk()
        let scored = try desk.say("form score C-1 --json").json
        let cells = scored["forms"]?.list?.first?["cells"]?.list ?? []
        let missed = try #require(cells.first { $0["path"] == "indicators[2].得分" })
        #expect(missed["typed"] == "30.00" && missed["computed"] == "27" && missed["agrees"] == false)
        #expect(missed["rule"]?["id"] == "indicators.missed")
        #expect(cells.count { $0["agrees"] == false } == 1)
        let levels = scored["forms"]?.list?.first?["levels"]?.list ?? []
        #expect(levels.first { $0["names"] == ["产出指标"] }?["score"] == "50")
        let text = try desk.say("form score C-1 14-01 --lang zh").output
        #expect(text.contains("≠") && text.contains("分值 × 实际完成值 ÷ 指标值") && text.contains("不一致（≠）1 格"), "\(text)")
        #expect(try desk.say("form score C-1 14-99").status == 66)
    }
}

import ChildProcess
import Foundation
import Spreadsheets
import Testing

@Suite struct `A workbook that another program saved again` {
    static let isInstalled = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
        FileManager.default.isExecutableFile(atPath: "\($0)/soffice")
    }

    @Test(.enabled(if: isInstalled, "LibreOffice is not installed: no program soffice in PATH"))
    func `has the same values, merges and hidden parts`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "sheets-\(UUID())")
        try FileManager.default.createDirectory(
            at: folder.appending(path: "again"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let ours = folder.appending(path: "form.xlsx").path
        var form = try SampleForm.draft()
        form.hiddenColumns = [6, 7]
        let odd: [CellValue] = [
            .text("８６１．５３"), .text("00123"), .number("861.53"), .number("8.95"), .number("-0.05"), .boolean(true),
            .date(try #require(CellDate(year: 2022, month: 12, day: 31))), .text(" 空格 "), .text("=1+1"), .text("一\n二"),
        ]
        for (index, value) in odd.enumerated() {
            form.put(value, at: try #require(CellName(row: 10 + index, column: 1)), style: CellStyle())
        }
        try WorkbookWriter.write([form], properties: SampleForm.properties, to: ours)
        let office = try Child(
            [
                "soffice", "--headless", "-env:UserInstallation=file://\(folder.path)/profile", "--convert-to", "xlsx",
                "--outdir", folder.appending(path: "again").path, ours,
            ])
        #expect(office.wait(seconds: 120) == 0)
        let before = try WorkbookReader.read(path: ours).sheets[0]
        let after = try WorkbookReader.read(path: folder.appending(path: "again/form.xlsx").path).sheets[0]
        #expect(after.cells.map(\.name) == before.cells.map(\.name))
        #expect(after.cells.map(\.cell.value) == before.cells.map(\.cell.value))
        let computed = try #require(CellName("D4"))
        #expect(after[computed]?.formula == before[computed]?.formula)
        #expect(after.merges == before.merges && after.hiddenColumns == before.hiddenColumns)
    }
}

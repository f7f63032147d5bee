import ChildProcess
import Foundation
import Testing

@testable import Spreadsheets

@Suite struct `A zip file` {
    static let files: [(path: String, bytes: [UInt8])] = [
        ("b.txt", Array("乙".utf8)), ("forms/14-01.html", Array(repeating: 65, count: 100_000)), ("a.txt", []),
        ("总表.json", [0, 255, 10]),
    ]

    @Test func `holds every file as it was, by its path`() throws {
        let archive = try ZipArchive(
            FileBytes(try ZipFile.bytes(of: Self.files), limit: 1_000_000), limits: ReadLimits())
        #expect(archive.entries.count == Self.files.count)
        for file in Self.files {
            let entry = try #require(archive.entries[file.path])
            #expect(entry.name == file.path)
            var bytes: [UInt8] = []
            try archive.read(entry) { bytes += $0 }
            #expect(bytes == file.bytes, "\(file.path)")
        }
    }

    @Test func `is the same to the byte, whatever the order and the time`() throws {
        let one = try ZipFile.bytes(of: Self.files)
        // A zip counts in steps of two seconds.
        try #require(usleep(2_100_000) == 0)
        #expect(try ZipFile.bytes(of: Self.files.reversed()) == one)
        #expect(try ZipFile.bytes(of: Self.files + [("c", [1])]) != one)
    }

    @Test func `is read by another program, sorted and of one day`() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "zip-\(UUID().uuidString).zip").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(try ZipFile.bytes(of: Self.files)).write(to: URL(filePath: path))
        let script = """
            import sys, zipfile
            with zipfile.ZipFile(sys.argv[1]) as packed:
                assert packed.testzip() is None
                for one in packed.infolist(): print(one.filename, one.file_size, *one.date_time, one.external_attr >> 16)
            """
        let out = path + ".out"
        _ = FileManager.default.createFile(atPath: out, contents: nil)
        defer { try? FileManager.default.removeItem(atPath: out) }
        let child = try Child(
            ["/usr/bin/env", "python3", "-c", script, path], in: "/tmp",
            environment: ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin", "PYTHONUTF8": "1"],
            output: .file(try FileHandle(forWritingTo: URL(filePath: out))))
        #expect(child.wait(seconds: 60) == 0)
        let lines = try String(contentsOfFile: out, encoding: .utf8).split(separator: "\n").map(String.init)
        let day = "1980 1 1 0 0 0 33188"
        #expect(
            lines == ["a.txt 0 \(day)", "b.txt 3 \(day)", "forms/14-01.html 100000 \(day)", "总表.json 3 \(day)"])
    }

    @Test func `with one path twice is refused`() {
        let error = #expect(throws: SpreadsheetError.self) { try ZipFile.bytes(of: [("a", [1]), ("a", [2])]) }
        #expect(error?.code == "spreadsheet.not_written")
    }
}

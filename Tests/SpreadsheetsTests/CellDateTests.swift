import Spreadsheets
import Testing

@Suite struct `Dates of workbooks` {
    @Test(arguments: [
        ("1", "1900-01-01"), ("59", "1900-02-28"), ("61", "1900-03-01"), ("44926", "2022-12-31"),
        ("2958465", "9999-12-31"), ("44926.5", "2022-12-31T12:00:00"), ("0.35416666666666669", "08:30:00"),
        ("44926.99999999999", "2023-01-01"), ("0", "00:00:00"),
    ])
    func `count from 1900 with a day that never was`(serial: String, text: String) {
        #expect(CellDate(serial: serial, epoch: .year1900)?.description == text)
    }

    @Test(arguments: [("0", "1904-01-01"), ("43464", "2022-12-31"), ("59", "1904-02-29")])
    func `count from 1904`(serial: String, text: String) {
        #expect(CellDate(serial: serial, epoch: .year1904)?.description == text)
    }

    @Test(arguments: ["60", "-1", "2958466", "2958465.9999999", "abc", "nan", "inf", "1e300"])
    func `are none outside the calendar`(serial: String) {
        #expect(CellDate(serial: serial, epoch: .year1900) == nil)
    }

    @Test func `are made from every day of 400 years and come back`() throws {
        for year in 1900..<2300 {
            for month in 1...12 {
                for day in [1, 28] {
                    let date = try #require(CellDate(year: year, month: month, day: day))
                    #expect(date.day == CellDate(serial: date.serial, epoch: .year1900)?.day)
                    #expect(date.day?.year == year && date.day?.month == month && date.day?.day == day)
                }
            }
        }
        #expect(CellDate(year: 2023, month: 2, day: 29) == nil)
        #expect(CellDate(year: 2024, month: 2, day: 29)?.serial == "45351")
        #expect(CellDate(year: 1900, month: 2, day: 29) == nil)
    }
}

@Suite struct `Number formats` {
    @Test(arguments: [
        ("General", NumberFormat.Kind.general), ("G/通用格式", .general), ("0.00", .number), ("#,##0.00_ ", .number),
        ("0.00%", .percent), ("yyyy-mm-dd", .date), ("yyyy\"年\"m\"月\"d\"日\";@", .date), ("[$-804]aaaa;@", .date),
        ("h:mm AM/PM", .date), ("[h]:mm:ss", .duration), ("[mm]:ss", .duration), ("@", .text), ("0.00E+00", .number),
        ("\"day\"0", .number), ("[Red]0.00;[Blue]-0.00", .number), ("\\d0", .number), ("0\"%\"", .number),
        ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", .date), ("0;\"d\"", .number), ("[DBNum1]0", .number), ("", .general),
    ])
    func `tell dates and percent from numbers`(code: String, kind: NumberFormat.Kind) {
        #expect(NumberFormat(code: code).kind == kind)
    }

    @Test(arguments: [
        (0, NumberFormat.Kind.general), (2, .number), (9, .percent), (10, .percent), (14, .date), (22, .date),
        (31, .date), (46, .duration), (49, .text), (58, .date), (163, .general),
    ])
    func `are known by their numbers`(id: Int, kind: NumberFormat.Kind) {
        #expect(NumberFormat(builtIn: id).kind == kind)
    }
}

@Suite struct `Names of cells` {
    @Test(arguments: ["A1", "Z9", "AA10", "AZ3", "BA4", "ZZ1", "AAA1", "XFD1048576"])
    func `are read and written`(name: String) { #expect(CellName(name)?.description == name) }

    @Test(arguments: ["", "A", "1", "A0", "1A", "XFE1", "A1048577", "A1B", "AAAA1", "A-1", "A 1", "Ａ１", "A99999999999"])
    func `are refused outside a workbook`(name: String) { #expect(CellName(name) == nil) }

    @Test func `have small letters and dollars too`() {
        #expect(CellName("$b$12")?.description == "B12")
        #expect(CellRange("D4:B2")?.description == "B2:D4")
        #expect(CellRange("B2")?.isSingle == true)
        #expect(CellRange("B2:") == nil)
        #expect(CellRange("A:B") == nil)
    }
}

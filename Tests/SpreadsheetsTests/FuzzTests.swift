import Spreadsheets
import Testing

/// The same numbers in every run.
private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

@Suite struct `Damaged bytes` {
    /// Reads to the end or throws one of our errors; anything else would end the tests.
    private func read(_ bytes: [UInt8]) -> Bool {
        do {
            let book = try WorkbookReader.read(bytes)
            return !book.dump.isEmpty
        } catch {
            return error.message(chinese: true).isEmpty
        }
    }

    @Test func `random bytes are no workbook`() {
        var dice = Dice(state: 1)
        for round in 0..<2000 {
            let start: [UInt8] = round % 2 == 0 ? [0x50, 0x4B, 3, 4] : []
            let middle = (0..<Int.random(in: 0..<300, using: &dice)).map { _ in UInt8.random(in: 0...255, using: &dice)
            }
            let end: [UInt8] = [0x50, 0x4B, 5, 6] + (0..<18).map { _ in UInt8.random(in: 0...3, using: &dice) }
            #expect(!read(start + middle + (round % 4 == 0 ? end : [])))
        }
    }

    @Test(arguments: ["openpyxl.xlsx", "libreoffice.xlsx"])
    func `a workbook with turned bits is read or refused`(name: String) throws {
        var dice = Dice(state: 2)
        let whole = try Fixture.bytes(name)
        for _ in 0..<1500 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...4, using: &dice) {
                bytes[Int.random(in: bytes.indices, using: &dice)] ^= 1 << UInt8.random(in: 0..<8, using: &dice)
            }
            _ = read(bytes)
        }
    }

    @Test func `XML with changed bytes in a sound zip is read or refused`() {
        var dice = Dice(state: 3)
        let sheet = """
            <cols><col min="1" max="2" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1">\
            <f t="shared" si="0">A1*2</f><v>44926.5</v></c><c r="C1" t="inlineStr"><is><t>_x4E2D_文</t></is></c></row>\
            <row r="3" hidden="1"><c r="B3" t="b"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>
            """
        let parts = Raw.parts(sheet: sheet, texts: ["<t>一</t>"], formats: ["yyyy-mm-dd"])
        let sound = parts.map { (name: $0.name, content: Array($0.content.utf8)) }
        let words = ["<", ">", "\"", "/", "-1", "99999999999999999999", "<c>", "</c>", "&#0;", "&a;", "\u{0}", "A1"]
        for round in 0..<2000 {
            var changed = sound
            let part = round % changed.count
            for _ in 0..<Int.random(in: 1...3, using: &dice) {
                let place = Int.random(in: changed[part].content.indices, using: &dice)
                switch Int.random(in: 0..<3, using: &dice) {
                case 0: changed[part].content[place] = UInt8.random(in: 0...255, using: &dice)
                case 1: changed[part].content.remove(at: place)
                default: changed[part].content.insert(contentsOf: words.randomElement(using: &dice)!.utf8, at: place)
                }
            }
            _ = read(Raw.zip(bytes: changed))
        }
    }
}

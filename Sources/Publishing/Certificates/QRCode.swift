import CQRencode

/// A QR code (ISO/IEC 18004) that holds bytes as they are, of which a seventh may be illegible (level M).
struct QRCode: Equatable {
    /// How many modules a side has; light ones around it are not counted.
    let size: Int
    /// Row by row.
    private let dark: [Bool]

    /// Makes the smallest code for the bytes; nil for none and for more than a code holds (2331).
    init?(_ bytes: [UInt8]) {
        guard !bytes.isEmpty, let code = QRcode_encodeData(Int32(clamping: bytes.count), bytes, 0, QR_ECLEVEL_M)
        else { return nil }
        defer { QRcode_free(code) }
        size = Int(code.pointee.width)
        // The other bits say what a module is for.
        dark = (0..<size * size).map { code.pointee.data[$0] & 1 == 1 }
    }

    /// Whether a module is dark; the first is at the top left.
    func isDark(_ row: Int, _ column: Int) -> Bool { dark[row * size + column] }
}

extension QRCode {
    /// The light modules that a reader needs on each side.
    static let quietZone = 4

    /// The code as a drawing for a page, one unit a module: a single path of the dark runs in each row.
    ///
    /// - Parameter label: What it is, for readers who do not see it.
    func drawing(_ label: String) -> Markup {
        let side = size + 2 * Self.quietZone
        return .element(
            "svg",
            [
                ("class", "code"), ("viewBox", "0 0 \(side) \(side)"), ("shape-rendering", "crispEdges"),
                ("role", "img"), ("aria-label", label),
            ],
            [.element("path", [("d", path)], [])])
    }

    /// The dark runs, as data of a path of SVG.
    var path: String {
        (0..<size).map { row in
            var (path, column) = ("", 0)
            while column < size {
                let run = (column..<size).prefix { isDark(row, $0) }.count
                if run > 0 {
                    path += "M\(column + Self.quietZone) \(row + Self.quietZone)h\(run)v1h-\(run)z"
                }
                column += max(run, 1)
            }
            return path
        }.joined()
    }
}

/// How a certificate looks, on a screen and on A4; its measures are what `CertificateFit` reckons with.
enum CertificateStyle {
    /// The width of the text, in points: A4 less the margins of 12 mm.
    static let width = 186 * 72 / 25.4
    /// The height of the text, in points: A4 less the margins of 11 mm, and a little to spare.
    static let height = 273 * 72 / 25.4
    /// The side of the QR code, in points, with its quiet zone.
    static let code = 40 * 72 / 25.4
    /// The height of a line, in ems, in every table.
    static let line = 1.35
    /// The space on each side of a cell's text, in ems.
    static let padding = 0.3
    /// The space above and below the text of a cell that is set in brief, in ems.
    static let briefPadding = 0.1
    /// A line between two rows, in points.
    static let rule = 0.75
    /// The type of hashes beside that of the text around them.
    static let codeSize = 0.86

    static let text: StaticString = """
        :root { color-scheme: light; }
        * { box-sizing: border-box; margin: 0; padding: 0; }
        body {
          width: 186mm; max-width: 100%; margin: 11mm auto; color: #1a1a1a; background: #fff;
          font: 9pt/1.35 "Noto Serif CJK SC", "Source Han Serif SC", SimSun, STSong, serif;
        }
        h1 {
          margin-bottom: 4mm; padding-bottom: 2.5mm; border-bottom: 2.25pt double #9c1c1c; color: #9c1c1c;
          font-size: 20pt; line-height: 1.2; letter-spacing: .35em; text-indent: .35em; text-align: center;
        }
        h1:lang(en) { letter-spacing: .05em; text-indent: 0; }
        h2 { margin: 3mm 0 1mm; font-size: 10pt; line-height: 1.35; }
        table { width: 100%; table-layout: fixed; border-collapse: collapse; line-height: 1.35; }
        th, td { padding: .3em; border: .75pt solid #777; text-align: left; vertical-align: baseline; overflow-wrap: anywhere; }
        th { font-weight: 600; }
        .facts col:nth-child(odd) { width: 17mm; }
        .facts th { color: #444; }
        .facts th, .facts td { vertical-align: middle; }
        .signed thead th { border-top: 1.5pt solid #1a1a1a; border-bottom: .75pt solid #1a1a1a; }
        .signed th, .signed td { border-width: .75pt 0 0; border-color: #bbb; }
        .brief th, .brief td { padding: .1em .3em; }
        .signed tbody:last-child tr:last-child td { border-bottom: .75pt solid #1a1a1a; }
        .signed .hashes td { border-top-width: 0; color: #444; }
        .lapsed td { color: #777; }
        .lapsed:not(.hashes) td { text-decoration: line-through; }
        .code-text {
          font-family: "DejaVu Sans Mono", "Liberation Mono", Menlo, Consolas, "Noto Sans Mono CJK SC", monospace;
          font-size: .86em; font-variant-ligatures: none;
        }
        .log { display: flex; gap: 4mm; align-items: flex-start; padding-top: 2mm; border-top: 1.5pt solid #1a1a1a; }
        .log div { flex: 1; min-width: 0; }
        .code { flex: none; width: 40mm; height: 40mm; margin: -2mm -2mm 0 0; fill: #000; }
        pre.code-text {
          padding: 1.5mm; background: #f6f4ef; white-space: pre-wrap; overflow-wrap: anywhere;
          font-size: 7pt; line-height: 1.35; word-break: break-all;
        }
        p { margin-top: 1mm; font-size: 7pt; line-height: 1.35; overflow-wrap: anywhere; }
        @page { size: A4 portrait; margin: 11mm 12mm; }
        @media print {
          body { width: auto; margin: 0; color: #000; }
          * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        }

        """
}

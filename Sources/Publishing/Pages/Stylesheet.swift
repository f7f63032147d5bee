/// The one stylesheet of a publication: for screens, phones and A4 paper.
enum Stylesheet {
    static let text = """
        :root { color-scheme: light; }
        * { box-sizing: border-box; }
        body {
          margin: 0 auto; padding: 1rem; max-width: 80rem; color: #1a1a1a; background: #fff;
          font: 1rem/1.6 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei",
            "WenQuanYi Micro Hei", sans-serif;
          text-size-adjust: 100%; -webkit-text-size-adjust: 100%;
        }
        a { color: #0b4f9e; }
        nav { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; }
        h1 { margin: 1rem 0 .5rem; font-size: 1.4rem; line-height: 1.4; text-align: center; text-wrap: balance; }
        .date { margin: 0 0 1rem; text-align: center; color: #555; }
        .notes { font-size: .875rem; color: #444; }
        .notes p { margin: .75rem 0 0; }
        .notes ol { margin: 0; padding-left: 1.75em; }

        .box { overflow-x: auto; }
        .box:focus-visible { outline: 2px solid #0b4f9e; outline-offset: 2px; }
        table {
          width: 100%; table-layout: fixed; font-size: .875rem; line-height: 1.5;
          border: 0 solid #555; border-top-width: 1px; border-collapse: separate; border-spacing: 0;
        }
        table + table { margin-top: -1px; }
        th, td {
          padding: .3em .45em; border: 0 solid #555; border-width: 0 1px 1px 0; text-align: left;
          overflow-wrap: anywhere; white-space: pre-line;
        }
        .first, table:not(.form) tr > :first-child { border-left-width: 1px; }
        th { font-weight: 600; background: #f1f4f8; text-wrap: balance; }
        thead th, .heading, .middle { text-align: center; }
        .number { text-align: right; }
        .number, .middle { font-variant-numeric: tabular-nums; }
        caption { padding: .25rem 0; text-align: left; }
        .box caption span + span { float: right; }
        .list caption { font-weight: 600; font-size: 1.1rem; }
        .header th, .list td:not(:last-child) { white-space: nowrap; }
        .header col:nth-child(odd) { width: 5.25em; }
        .list col:nth-child(1) { width: 3.5em; }
        .list col:nth-child(2) { width: 7.5em; }
        .unseen {
          position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0;
          overflow: hidden; clip-path: inset(50%); white-space: nowrap;
        }
        .wide table { min-width: 62rem; }

        @media screen and (max-width: 64rem) {
          .box caption span + span { float: none; }
          .box caption span:not(:empty) + span { margin-left: 1em; }
          thead tr > :only-child { text-align: left; }
        }
        @media (max-width: 40rem) {
          body { padding: .75rem; }
          h1 { font-size: 1.2rem; }
        }

        @page {
          size: A4 portrait; margin: 14mm 12mm;
          @bottom-center { content: counter(page) " / " counter(pages); font-size: 8pt; }
        }
        @page wide { size: A4 landscape; margin: 10mm 12mm 12mm; }
        @media print {
          body {
            padding: 0; max-width: none; color: #000; font-size: 9.5pt; line-height: 1.4;
            font-family: "Noto Serif CJK SC", "Source Han Serif SC", SimSun, STSong, serif;
          }
          body.wide { page: wide; }
          nav, .data { display: none; }
          a { color: inherit; text-decoration: none; }
          h1 { margin: 0 0 1mm; font-size: 14pt; break-after: avoid; }
          .header + h1 { margin-top: 5mm; }
          .box { overflow: visible; }
          .wide table { min-width: 0; }
          table {
            font-size: 8.5pt; line-height: 1.3; border-color: #000;
            -webkit-box-decoration-break: clone; box-decoration-break: clone;
          }
          th, td { padding: .55mm 1mm; border-color: #000; }
          th { background: none; }
          td { break-inside: avoid; }
          /* Where a page ends in a merged cell, browsers put its lower line wrong; that of the cell below is right. */
          .open { border-bottom-width: 0; }
          .under-open { border-top-width: 1px; }
          thead { display: table-header-group; break-inside: avoid; break-after: avoid; }
          .notes p { margin-top: 1mm; }
          .notes { font-size: 7.5pt; line-height: 1.25; color: #000; break-inside: avoid; }
        }

        """
}

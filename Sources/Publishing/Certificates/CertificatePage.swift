/// The page of a certificate.
struct CertificatePage {
    let certificate: Certificate

    func page() -> Page {
        let title = certificate.say("签批证明", "Certificate of Sign-off")
        return Page(
            title: "\(title) \(certificate.caseID) \(certificate.unit)", language: certificate.say("zh-CN", "en"),
            style: CertificateStyle.text,
            main: [
                .element("h1", title), facts,
                .element("h2", say("签批", "Sign-offs")), signOffs,
                .element("h2", say("日志与核验", "The log, and how to check this")), log,
            ] + words.map { .element("p", $0) })
    }

    private func say(_ chinese: String, _ english: String) -> String { certificate.say(chinese, english) }

    // MARK: What it is about

    private struct Fact {
        let name: String
        var text: String
        var isCode = false

        init(_ name: String, _ text: String, isCode: Bool = false) {
            (self.name, self.text, self.isCode) = (name, text, isCode)
        }

        /// The ems beside its heading, which is 17 mm wide.
        func width(among count: Int) -> Double {
            let points = (CertificateStyle.width / Double(count) - 17 * 72 / 25.4) / 9 - 2 * CertificateStyle.padding
            return points / (isCode ? CertificateStyle.codeSize : 1) - 0.5
        }
    }

    /// What each row says: one thing in full width, or two.
    private var factRows: [[Fact]] {
        let file = "\(certificate.caseID)　\(certificate.caseTitle)"
        let form = "\(certificate.unit)　\(certificate.shown(certificate.title))"
        let rows = [
            [Fact(say("单位", "Body"), certificate.body)], [Fact(say("案卷", "Case"), file)],
            [Fact(say("表（项）", "Form"), form)],
            [
                Fact(say("修订", "Revision"), String(certificate.revision)),
                Fact(say("状态", "State"), certificate.standing),
            ],
            [Fact(say("内容摘要", "Digest"), "SHA-256 \(certificate.digest)", isCode: true)],
        ]
        return rows.map { row in
            row.map { fact in
                var fact = fact
                fact.text = Typesetting.clip(
                    Typesetting.flat(fact.text), lines: 2, width: fact.width(among: row.count))
                return fact
            }
        }
    }

    private var facts: Markup {
        let rows = factRows.map { row in
            Markup.element(
                "tr",
                row.flatMap { fact -> [Markup] in
                    [
                        .element("th", [("scope", "row")], fact.name),
                        .element(
                            "td",
                            [("colspan", row.count == 1 ? "3" : nil), ("class", fact.isCode ? "code-text" : nil)],
                            fact.text),
                    ]
                })
        }
        return .element(
            "table", [("class", "facts")],
            [.element("colgroup", Array(repeating: .void("col", []), count: 4)), .element("tbody", rows)])
    }

    // MARK: Who signed

    private var fit: CertificateFit { CertificateFit(certificate, height: CertificateStyle.height - around) }

    private var signOffs: Markup {
        let fit = fit
        let head = Markup.element(
            "thead",
            [.element("tr", fit.columns.map { .element("th", [("scope", "col")], $0.heading) })])
        var rows = fit.shown.flatMap { signOff -> [Markup] in
            let lapsed = signOff.lapse == nil ? nil : "lapsed"
            let cells = fit.columns.map { column in
                Markup.element(
                    "td", [("class", column.isCode ? "code-text" : nil)], fit.text(signOff, in: column))
            }
            let row = Markup.element("tr", [("class", lapsed)], cells)
            if fit.setting.isBrief { return [row] }
            let hashes = Markup.element(
                "td", [("colspan", String(fit.columns.count)), ("class", "code-text")],
                certificate.hashes(of: signOff))
            return [
                row,
                .element("tr", [("class", ["hashes", lapsed].compactMap(\.self).joined(separator: " "))], [hashes]),
            ]
        }
        if certificate.signOffs.isEmpty { rows.append(line(say("没有签核。", "Nobody has signed."), fit)) }
        if let note = fit.note { rows.append(line(note, fit)) }
        return .element(
            "table",
            [
                ("class", fit.setting.isBrief ? "signed brief" : "signed"),
                ("style", "font-size:\(fit.setting.points)pt"),
            ],
            [Page.columns(fit.columns.map { Int($0.share * 10) }), head, .element("tbody", rows)])
    }

    private func line(_ text: String, _ fit: CertificateFit) -> Markup {
        .element("tr", [.element("td", [("colspan", String(fit.columns.count))], text)])
    }

    // MARK: Where it stands

    private var code: QRCode? { QRCode(Array(certificate.log.note.utf8)) }

    private var log: Markup {
        let text = Markup.element(
            "div", [.element("pre", [("class", "code-text")], certificate.log.note), .element("p", origin)])
        let drawing = code?.drawing(say("二维码：检查点原文", "QR code: the checkpoint as above"))
        return .element("div", [("class", "log")], [text] + [drawing].compactMap(\.self))
    }

    /// What the checkpoint is.
    private var origin: String {
        let log = certificate.log
        let missing = say("检查点过长，无二维码。", "It is too long for a QR code.")
        return say("以上为检查点原文。", "Above is the checkpoint as it was signed. ")
            + (code == nil ? missing : say("二维码所含即此原文。", "The QR code holds exactly this text. "))
            + say("日志 \(log.origin)，已签署 \(log.size) 条，根 ", "Log \(log.origin), \(log.size) entries, root ") + log.root
    }

    /// How all of this is checked, in both languages whichever the certificate is in.
    private var words: [String] {
        [
            "核验：公钥 log.vkey 向单位另行取得；countersign receipt make \(certificate.caseID) \(certificate.unit) --to receipts/ 与 "
                + "receipt verify receipts/*.tlog-proof --trust log.vkey 核验各记录；ledger verify --against 检查点文件 "
                + "查日志是否延续至今。用 OpenSSL、ssh-keygen 核验的命令见证据包（ledger export）中的 VERIFY.md。",
            "To check: get log.vkey from the body by another way; receipt make and receipt verify prove each entry, "
                + "ledger verify --against FILE that the log still continues this checkpoint. "
                + "The commands of OpenSSL and ssh-keygen are in VERIFY.md of a bundle (ledger export).",
        ].map(Typesetting.flat)
    }

    // MARK: How much room that takes

    /// The height of all but the table of sign-offs, in points.
    private var around: Double {
        let millimetre = 72 / 25.4
        let title = 20 * 1.2 + 2.25 + 6.5 * millimetre
        let headings = 2 * (10 * CertificateStyle.line + 4 * millimetre)
        let facts = factRows.reduce(CertificateStyle.rule) { height, row in
            let lines = row.map {
                Typesetting.lines($0.text, width: $0.width(among: row.count))
            }
            return height + (Double(lines.max() ?? 1) * CertificateStyle.line + 2 * CertificateStyle.padding) * 9
                + CertificateStyle.rule
        }
        let width = CertificateStyle.width - (code == nil ? 0 : CertificateStyle.code + 2 * millimetre)
        let type = 7 * CertificateStyle.line
        let note = certificate.log.note.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map {
            Typesetting.lines(String($0), width: (width - 3 * millimetre) / 7)
        }
        func paragraph(_ text: String, _ width: Double) -> Double {
            Double(Typesetting.lines(text, width: width / 7)) * type + millimetre
        }
        let text = Double(note.reduce(0, +)) * type + 3 * millimetre + paragraph(origin, width)
        return title + headings + facts + 2 * millimetre + max(text, code == nil ? 0 : CertificateStyle.code)
            + words.reduce(0) { $0 + paragraph($1, CertificateStyle.width) } + 1.5
    }
}

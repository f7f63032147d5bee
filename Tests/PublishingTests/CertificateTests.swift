import Testing

@testable import Publishing

@Suite struct `A certificate` {
    static let log = Certificate.Log(
        origin: "jj.example.gov.cn", size: 480, root: String(repeating: "3f", count: 32),
        note: """
            jj.example.gov.cn
            480
            Pz8/Pz8/Pz8/Pz8/Pz8/Pz8/Pz8/Pz8/Pz8/Pz8/Pz8=

            — jj.example.gov.cn Wm9v\(String(repeating: "QUJD", count: 21))

            """)

    static func signOff(_ number: Int, opinion: Certificate.Told = .text("同意")) -> Certificate.SignOff {
        Certificate.SignOff(
            seq: Int64(400 + number), leaf: String(repeating: "0a1b2c3d", count: 8), step: "财务审核", role: "财务审核人",
            person: "赵某(p\(number))", time: "2023-02-06 09:30", verdict: "同意", opinion: opinion, revision: 2)
    }

    static func certificate(
        _ signOffs: [Certificate.SignOff], title: Certificate.Told = .text("交通事故预防"), isEnglish: Bool = false
    ) -> Certificate {
        Certificate(
            body: "曲靖市公安局交通警察支队", caseID: "QJJJ-2022", caseTitle: "2022年度绩效自评", unit: "14-01", title: title,
            revision: 2,
            digest: String(repeating: "9e", count: 32), standing: "已办结", signOffs: signOffs, log: log,
            isEnglish: isEnglish)
    }

    static func small(isEnglish: Bool = false) -> Certificate {
        var own = signOff(1, opinion: .text("数据已核对 <b>&</b>\n第二行"))
        own.fingerprint = "SHA256:" + String(repeating: "aB3", count: 14) + "x"
        var entered = signOff(2, opinion: .secret)
        entered.registrar = "管理员(adm)"
        var lapsed = signOff(3, opinion: .nothing)
        (lapsed.lapse, lapsed.revision) = ("内容已变，已失效", 1)
        return certificate([own, entered, lapsed], isEnglish: isEnglish)
    }

    private func text(_ certificate: Certificate) -> String { String(decoding: certificate.page(), as: UTF8.self) }

    @Test func `looks as it was looked at`() throws {
        try Golden.compare(text(Self.small()), "certificate.html")
        try Golden.compare(text(Self.small(isEnglish: true)), "certificate.en.html")
    }

    @Test func `is a file by itself, in which what was typed is text`() throws {
        let page = text(Self.small())
        #expect(!page.contains("<b>") && page.contains("&lt;b&gt;&amp;&lt;/b&gt; 第二行"))
        for outside in ["src=", "url(", "@import", "<script", "stylesheet", "http"] {
            #expect(!page.contains(outside), "\(outside)")
        }
    }

    @Test func `says of what is 涉密 that it is`() throws {
        let page = text(Self.certificate([Self.signOff(1, opinion: .secret)], title: .secret))
        #expect(page.contains("14-01　涉密") && page.contains("<td>涉密</td>"))
        #expect(!page.contains("交通事故预防"))
    }

    /// Room for sign-offs as on a page with a usual head.
    private static func fit(_ signOffs: [Certificate.SignOff]) -> CertificateFit {
        CertificateFit(certificate(signOffs), height: 440)
    }

    @Test func `of a few sign-offs is set in large type, with all that was said`() {
        let fit = Self.fit((1...4).map { Self.signOff($0) })
        #expect(fit.setting == CertificateFit.settings[0] && fit.note == nil)
    }

    @Test(arguments: [1, 5, 12, 20, 40]) func `shows every sign-off, and in small type sooner than cut hashes`(
        count: Int
    ) {
        let opinion = String(repeating: "意见很长，", count: 200)
        let fit = Self.fit((1...count).map { Self.signOff($0, opinion: .text(opinion)) })
        #expect(fit.shown.count == count && fit.note == nil)
        let column = fit.columns[5]
        let cut = fit.text(fit.shown[0], in: column)
        #expect(cut.hasPrefix("意见很长") && cut.hasSuffix("…"))
        #expect(fit.setting.isBrief == (count > 12), "\(fit.setting)")
    }

    @Test func `counts what there is no room for, first what stands no more`() throws {
        let standing = (1...40).map { Self.signOff($0) }
        let lapsed = (41...100).map { number -> Certificate.SignOff in
            var signOff = Self.signOff(number)
            signOff.lapse = "内容已变，已失效"
            return signOff
        }
        let some = Self.fit(standing + lapsed)
        #expect(some.shown == standing)
        #expect(try #require(some.note).contains("已失效签核 60 条"))
        let many = Self.fit((1...200).map { Self.signOff($0) } + lapsed)
        #expect(many.shown.count < 200 && many.shown.count > 30)
        #expect(try #require(many.note).contains("有效签核 \(200 - many.shown.count) 条、已失效签核 60 条"))
    }
}

@Suite struct `Setting text in lines` {
    @Test func `keeps words whole, and breaks between Chinese characters`() {
        #expect(Typesetting.lines("同意同意同意", width: 3) == 2)
        #expect(Typesetting.lines("agree agree", width: 4) == 2)
        #expect(Typesetting.lines("disagreed", width: 2) == 3)
        #expect(Typesetting.lines("", width: 3) == 1)
    }

    @Test func `cuts at the last character that fits, with a mark`() {
        #expect(Typesetting.clip("一二三四五六七", lines: 2, width: 3) == "一二三四五…")
        #expect(Typesetting.clip("一二三四五六", lines: 2, width: 3) == "一二三四五六")
    }

    @Test func `is not led astray by characters that end lines or turn their direction`() {
        #expect(Typesetting.flat(" 一\n\u{202E}二\u{2028}\u{7}三\t") == "一 二 三")
    }
}

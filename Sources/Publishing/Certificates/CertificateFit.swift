/// How the sign-offs of a certificate are set so that all of it stays on one sheet.
///
/// Opinions are cut before type becomes smaller, and type becomes smaller, in the sizes of Chinese printing, before
/// hashes are cut. Only what then still does not fit is counted in place of shown: first what counts no more.
struct CertificateFit {
    /// One way of setting the table of sign-offs.
    struct Setting: Equatable {
        /// The height of the type.
        let points: Double
        /// How many lines a cell may take.
        let lines: Int
        /// Hashes are cut and stand in the row; else whole, in a row of their own.
        let isBrief: Bool
    }

    /// A column of the table.
    struct Column {
        let heading: String
        /// Its share of the width.
        let share: Double
        let text: (Certificate.SignOff) -> String
        var isCode = false
    }

    static let settings = [
        Setting(points: 9, lines: 4, isBrief: false), Setting(points: 7.5, lines: 3, isBrief: false),
        Setting(points: 7.5, lines: 2, isBrief: false), Setting(points: 6.5, lines: 2, isBrief: false),
        Setting(points: 7.5, lines: 3, isBrief: true), Setting(points: 6.5, lines: 3, isBrief: true),
        Setting(points: 6.5, lines: 2, isBrief: true), Setting(points: 6.5, lines: 1, isBrief: true),
        Setting(points: 5.5, lines: 1, isBrief: true),
    ]

    /// What is chosen.
    let setting: Setting
    /// What is shown, in the order of the log.
    let shown: [Certificate.SignOff]
    /// What is counted in place of shown: what stands, and what counts no more.
    let omitted: (standing: Int, lapsed: Int)
    let columns: [Column]
    private let certificate: Certificate

    /// - Parameter height: How much room the table has, in points.
    init(_ certificate: Certificate, height: Double) {
        let all = certificate.signOffs
        let standing = all.filter { $0.lapse == nil }
        func candidate(_ signOffs: [Certificate.SignOff], _ setting: Setting) -> CertificateFit {
            let left = standing.count - signOffs.count { $0.lapse == nil }
            return CertificateFit(
                certificate, setting, signOffs, omitted: (left, all.count - signOffs.count - left))
        }
        for signOffs in [all, standing] {
            for setting in Self.settings {
                let fit = candidate(signOffs, setting)
                if fit.height <= height {
                    self = fit
                    return
                }
            }
        }
        var fit = candidate(standing, Self.settings.last!)
        while fit.height > height, !fit.shown.isEmpty { fit = candidate(fit.shown.dropLast(), fit.setting) }
        self = fit
    }

    private init(
        _ certificate: Certificate, _ setting: Setting, _ shown: [Certificate.SignOff],
        omitted: (standing: Int, lapsed: Int)
    ) {
        (self.certificate, self.setting, self.shown, self.omitted) = (certificate, setting, shown, omitted)
        columns = setting.isBrief ? certificate.briefColumns : certificate.columns
    }

    /// The lines of a cell, as they are printed.
    func text(_ signOff: Certificate.SignOff, in column: Column) -> String {
        Typesetting.clip(Typesetting.flat(column.text(signOff)), lines: setting.lines, width: width(of: column))
    }

    /// A line for what is not shown; nil where everything is.
    var note: String? {
        if omitted == (0, 0) { return nil }
        let (standing, lapsed) = (omitted.standing, omitted.lapsed)
        let parts = [
            standing > 0 ? certificate.say("有效签核 \(standing) 条", "standing sign-offs: \(standing)") : nil,
            lapsed > 0 ? certificate.say("已失效签核 \(lapsed) 条", "sign-offs that count no more: \(lapsed)") : nil,
        ].compactMap(\.self)
        return certificate.say(
            "一页所限，另有\(parts.joined(separator: "、"))未列；全部见：",
            "For want of room not shown: \(parts.joined(separator: ", ")); all of them:")
            + "countersign who-signed \(certificate.caseID) \(certificate.unit) --all"
    }

    /// The widest line of a column, in ems.
    private func width(of column: Column) -> Double {
        let all = columns.reduce(0) { $0 + $1.share }
        let size = column.isCode ? CertificateStyle.codeSize : 1
        return (CertificateStyle.width / setting.points * column.share / all - 2 * CertificateStyle.padding) / size
    }

    /// How high the table is, in points.
    private var height: Double {
        let (line, beside) = (CertificateStyle.line, 2 * CertificateStyle.padding)
        let space = setting.isBrief ? 2 * CertificateStyle.briefPadding : beside
        func row(_ lines: Int) -> Double { (Double(lines) * line + space) * setting.points + CertificateStyle.rule }
        let whole = CertificateStyle.width / setting.points - beside
        var height = row(columns.map { Typesetting.lines($0.heading, width: width(of: $0)) }.max() ?? 1)
        for signOff in shown {
            height += row(columns.map { Typesetting.lines(text(signOff, in: $0), width: width(of: $0)) }.max() ?? 1)
            if !setting.isBrief {
                let hashes = Typesetting.lines(
                    certificate.hashes(of: signOff), width: whole / CertificateStyle.codeSize)
                height += Double(hashes) * line * CertificateStyle.codeSize * setting.points + space * setting.points
            }
        }
        if let note { height += row(Typesetting.lines(note, width: whole)) }
        return height
    }
}

extension Certificate {
    fileprivate var columns: [CertificateFit.Column] {
        [
            .init(heading: say("环节", "step"), share: 9) { $0.step },
            .init(heading: say("角色", "role"), share: 7) { $0.role },
            .init(heading: say("签批人", "person"), share: 9) { person($0) },
            .init(heading: say("时间（UTC+8）", "time (UTC+8)"), share: 7) { $0.time },
            .init(heading: say("结论", "verdict"), share: 7) { verdict($0) },
            .init(heading: say("意见", "opinion"), share: 14) { shown($0.opinion) },
            .init(heading: say("修订", "rev."), share: 3) { String($0.revision) },
            .init(heading: say("记录", "entry"), share: 4) { "#\($0.seq)" },
        ]
    }

    fileprivate var briefColumns: [CertificateFit.Column] {
        [
            .init(heading: say("环节", "step"), share: 6) { $0.step },
            .init(heading: say("角色", "role"), share: 5.5) { $0.role },
            .init(heading: say("签批人", "person"), share: 14.5) { person($0) },
            .init(heading: say("时间（UTC+8）", "time (UTC+8)"), share: 10.5) { $0.time },
            .init(heading: say("结论", "verdict"), share: 4.5) { verdict($0) },
            .init(heading: say("意见", "opinion"), share: 12.5) { shown($0.opinion) },
            .init(heading: say("修订", "rev."), share: 2.5) { String($0.revision) },
            .init(heading: say("记录", "entry"), share: 5) { "#\($0.seq)" },
            .init(heading: say("叶哈希", "leaf hash"), share: 9.5, text: { $0.leaf.prefix(12) + "…" }, isCode: true),
            .init(
                heading: say("本人密钥", "own key"), share: 9.5,
                text: { $0.fingerprint.map { $0.prefix(13) + "…" } ?? "—" }, isCode: true),
        ]
    }

    /// The line below a sign-off that is set in full.
    func hashes(of signOff: SignOff) -> String {
        let key = signOff.fingerprint.map { say("本人签名 ", "own signature ") + $0 }
        return say("叶哈希 ", "leaf hash ") + signOff.leaf + "　" + (key ?? say("无本人密钥签名", "no key of their own"))
    }

    private func person(_ signOff: SignOff) -> String {
        signOff.person + (signOff.registrar.map { say("（\($0)代录）", " (entered by \($0))") } ?? "")
    }

    private func verdict(_ signOff: SignOff) -> String {
        signOff.lapse.map { "\($0)：\(signOff.verdict)" } ?? signOff.verdict
    }
}

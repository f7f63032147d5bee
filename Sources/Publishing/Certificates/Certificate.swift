/// The 签批证明 of one form or item: who signed it, and where in the signed log that stands; one page of paper.
///
/// It may leave the house: of what is 涉密 it says no more than that.
package struct Certificate: Sendable, Equatable {
    /// Words that may be 涉密.
    package enum Told: Sendable, Equatable {
        /// Nothing was said.
        case nothing
        /// What was said.
        case text(String)
        /// What nobody outside may read.
        case secret
    }

    /// One decision on the form.
    package struct SignOff: Sendable, Equatable {
        /// The position of its entry in the log.
        package var seq: Int64
        /// The leaf hash of the entry (RFC 6962), in hexadecimal digits.
        package var leaf: String
        /// What people call the step.
        package var step: String
        /// What people call the role of the seat.
        package var role: String
        /// Whose decision it is.
        package var person: String
        /// Who entered it for them; nil for those who acted themselves.
        package var registrar: String?
        /// When, in China's time.
        package var time: String
        /// What was decided, in a word.
        package var verdict: String
        /// Why it counts no more; nil while it stands.
        package var lapse: String?
        /// What was said with it.
        package var opinion: Told
        /// The revision of the content that was signed.
        package var revision: Int
        /// The fingerprint of the approver's own key, if that signed.
        package var fingerprint: String?

        /// Creates a sign-off that stands and that its own approver entered.
        package init(
            seq: Int64, leaf: String, step: String, role: String, person: String, registrar: String? = nil,
            time: String, verdict: String, lapse: String? = nil, opinion: Told, revision: Int,
            fingerprint: String? = nil
        ) {
            (self.seq, self.leaf, self.step, self.role) = (seq, leaf, step, role)
            (self.person, self.registrar, self.time, self.verdict) = (person, registrar, time, verdict)
            (self.lapse, self.opinion, self.revision, self.fingerprint) = (lapse, opinion, revision, fingerprint)
        }
    }

    /// The checkpoint that covers all of it.
    package struct Log: Sendable, Equatable {
        /// The log's name.
        package var origin: String
        /// How many entries are signed.
        package var size: Int64
        /// The root of the tree over them, in hexadecimal digits.
        package var root: String
        /// The signed note, byte for byte.
        package var note: String

        /// Creates the log's part.
        package init(origin: String, size: Int64, root: String, note: String) {
            (self.origin, self.size, self.root, self.note) = (origin, size, root, note)
        }
    }

    /// The body (单位).
    package var body: String
    /// The case's id and title.
    package var caseID: String, caseTitle: String
    /// The form's id.
    package var unit: String
    /// The form's title.
    package var title: Told
    /// The form's newest revision, and its digest in hexadecimal digits.
    package var revision: Int, digest: String
    /// How the form stands, in words.
    package var standing: String
    /// In the order of the log.
    package var signOffs: [SignOff]
    /// Where to find it in the log.
    package var log: Log
    /// Headings and explanations are in English; what people entered stays as it is.
    package var isEnglish: Bool

    /// Creates a certificate.
    package init(
        body: String, caseID: String, caseTitle: String, unit: String, title: Told, revision: Int, digest: String,
        standing: String, signOffs: [SignOff], log: Log, isEnglish: Bool = false
    ) {
        (self.body, self.caseID, self.caseTitle) = (body, caseID, caseTitle)
        (self.unit, self.title, self.revision, self.digest) = (unit, title, revision, digest)
        (self.standing, self.signOffs, self.log, self.isEnglish) = (standing, signOffs, log, isEnglish)
    }

    /// The page, which asks for no other file and prints on one sheet of A4; equal certificates give equal bytes.
    package func page() -> [UInt8] { CertificatePage(certificate: self).page().bytes }

    /// The sentence in the language of the certificate.
    func say(_ chinese: String, _ english: String) -> String { isEnglish ? english : chinese }

    /// The words to be shown.
    func shown(_ told: Told) -> String {
        switch told {
        case .nothing: ""
        case .text(let text): Typesetting.flat(text)
        case .secret: say("涉密", "涉密 (secret)")
        }
    }
}

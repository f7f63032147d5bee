import Approvals
import CanonicalJSON
import Engine
import Evidence
import Forms
import Ledger
import Messages
import Publishing
import TransparencyLog

/// A form or item with everybody who signed it, as its certificate tells of it.
struct CertifiedUnit {
    private let view: CaseView
    private let unit: UnitState
    private let words: CertifiedWords
    /// Each decision on it with the content that was decided on, in the order of the log.
    private let decisions: [(decision: Decision, basis: Basis, entry: Entry)]
    private let log: Certificate.Log

    /// - Throws: `evidence.unsealed` while something of it is in no checkpoint yet; `engine.unknown_unit`.
    init(_ id: String, _ view: CaseView) throws {
        let ledger = view.records.ledger
        let (file, state) = (view.file, view.file.state)
        try view.requireUnit(id)
        unit = state.unit(UnitID(id))!
        decisions = try zip(state.decisions, file.decisions).compactMap { decision, place in
            guard let basis = decision.basis.first(where: { $0.unit?.text == id }),
                let entry = try ledger.entries(from: place.seq, limit: 1).first
            else { return nil }
            return (decision, basis, entry)
        }
        self.view = view
        words = try CertifiedWords(unit, view)
        // What is said of it now comes of all entries of the case.
        let last = try view.records.entries(of: file.id).last { $0.version <= state.version }?.seq ?? 0
        let newest = try ledger.checkpoint(trusting: try view.desk.directory.verifierKeys())
        guard let (checkpoint, note) = newest, last <= checkpoint.size else {
            throw EvidenceError.unsealed(seq: last, size: newest?.checkpoint.size ?? 0)
        }
        log = Certificate.Log(
            origin: checkpoint.origin, size: checkpoint.size, root: checkpoint.root.hex, note: note.description)
    }

    /// The certificate, in the language of the desk.
    func certificate() throws -> Certificate {
        Certificate(
            body: view.file.body, caseID: view.file.id, caseTitle: view.file.title, unit: unit.id.text,
            title: words.title, revision: unit.revision, digest: unit.current?.digest ?? "—",
            standing: view.standing(of: unit), signOffs: try decisions.map(signOff), log: log,
            isEnglish: view.desk.language == .en)
    }

    private func signOff(_ decision: Decision, _ basis: Basis, _ entry: Entry) throws -> Certificate.SignOff {
        let (language, glossary) = (view.desk.language, view.glossary)
        let isStanding = decision.standing == .valid
        return Certificate.SignOff(
            seq: entry.seq, leaf: entry.leaf.hex, step: glossary.steps[decision.step.text] ?? decision.step.text,
            role: glossary.roles[decision.role.text] ?? decision.role.text,
            person: glossary.person(decision.performer.person.text),
            registrar: decision.performer.registrar.map { glossary.person($0.text) }, time: Moment.show(decision.at),
            verdict: Messages.verdict(decision.verdict, language, act: glossary.act(decision.path.text)),
            lapse: isStanding ? nil : Messages.status(decision.standing, language),
            opinion: try words.opinion(of: entry, on: basis.revision), revision: basis.revision,
            fingerprint: entry.signer)
    }
}

extension Certificate {
    /// The same for programs.
    var json: JSON {
        [
            "body": .string(body), "case": .string(caseID), "title": Self.json(title), "unit": .string(unit),
            "revision": .int(Int64(revision)), "digest": .string(digest), "standing": .string(standing),
            "sign_offs": .array(
                signOffs.map { signOff in
                    [
                        "seq": .int(signOff.seq), "leaf": .string(signOff.leaf), "step": .string(signOff.step),
                        "role": .string(signOff.role), "person": .string(signOff.person),
                        "registrar": signOff.registrar.map { .string($0) } ?? nil, "time": .string(signOff.time),
                        "verdict": .string(signOff.verdict), "lapse": signOff.lapse.map { .string($0) } ?? nil,
                        "opinion": Self.json(signOff.opinion), "revision": .int(Int64(signOff.revision)),
                        "signer": signOff.fingerprint.map { .string($0) } ?? nil,
                    ]
                }),
            "origin": .string(log.origin), "size": .int(log.size), "root": .string(log.root),
            "note": .string(log.note),
        ]
    }

    private static func json(_ told: Told) -> JSON {
        switch told {
        case .nothing: nil
        case .text(let text): .string(text)
        case .secret: ["secret": true]
        }
    }
}

/// What may be told of the words of a form or item: nothing of what is 涉密, now or when it was signed.
private struct CertifiedWords {
    let title: Certificate.Told
    private let records: Records
    private let disclosure: Disclosure
    /// Whether each revision was 涉密 as a whole.
    private let isSecret: [Bool]

    init(_ unit: UnitState, _ view: CaseView) throws {
        records = view.records
        // Everything is read, so that nothing of what is 涉密 is told, whoever asks.
        let all = Records(view.records.ledger)
        let forms = try CaseForms(view.file, all)
        let templates = try Templates(all)
        let revisions = try (0..<unit.revision).map { index -> FormContent? in
            try all.contentIfThere(of: unit.id, revision: index + 1, in: view.file).flatMap(FormContent.init(json:))
        }
        let filled = try revisions.compactMap { content -> Disclosure.Filled? in
            try content.flatMap { content in try templates.template(of: content).map { (content, $0) } }
        }
        disclosure = Disclosure(
            forms.open, others: forms.closed, withholding: filled.flatMap(Disclosure.secrets))
        let disclosure = disclosure
        isSecret = revisions.map { $0?.isSecret ?? false }
        let name = view.glossary.units[unit.id.text] ?? ""
        title =
            name.isEmpty
            ? .nothing
            : isSecret.last == true || disclosure.isSecret(unit.id.text) || !disclosure.mayTell(name)
                ? .secret : .text(name)
    }

    func opinion(of entry: Entry, on revision: Int) throws -> Certificate.Told {
        guard entry.commitments["opinion"] != nil else { return .nothing }
        guard case .open(let bytes) = try records.listed("opinion", of: entry.seq), !entry.secret.contains("opinion")
        else {
            return .secret
        }
        let text = String(decoding: bytes, as: UTF8.self)
        let wasSecret = isSecret.indices.contains(revision - 1) && isSecret[revision - 1]
        return title == .secret || wasSecret || !disclosure.mayTell(text) ? .secret : .text(text)
    }
}

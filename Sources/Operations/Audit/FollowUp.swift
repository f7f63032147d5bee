import Approvals
import CanonicalJSON
import Engine
import Ledger

/// What became of a rectification item, act by act, as the log has it.
struct FollowUp {
    /// A later deadline or a carrying over that was asked for.
    struct Asking {
        let request: Request
        let asked: Entry
        let reason: String?
        var settled: Entry?
        var opinion: String?
    }

    /// Evidence that was handed in.
    struct Evidence {
        let entry: Entry
        let words: String
        let files: [Attachment]
    }

    /// A verdict on what was done.
    struct Verdict {
        let entry: Entry
        let decision: Decision
        let opinion: String?
    }

    /// The deadline before it was moved for the first time.
    var firstDeadline: Microseconds?
    var askings: [Asking] = []
    var evidence: [Evidence] = []
    var verdicts: [Verdict] = []
    /// When the item left the flow without being closed.
    var endedAt: Microseconds?
}

/// Follows every item of a case.
struct FollowUps {
    private let audited: AuditedCase
    private(set) var items: [UnitID: FollowUp] = [:]

    init(_ audited: AuditedCase) { self.audited = audited }

    mutating func note(_ event: Event, _ entry: Entry, in state: CaseState) throws {
        switch event {
        case .revised(let unit, _, let revision, _, _, _):
            let before = state.unit(unit)
            guard before?.kind == .item, let now = revision.parts["evidence"], now != before?.current?.parts["evidence"]
            else { return }
            items[unit, default: .init()].evidence.append(try evidence(entry))
        case .asked(let request) where request.kind != .exclude:
            items[request.unit, default: .init()].askings.append(
                .init(request: request, asked: entry, reason: try audited.words(with: entry)))
        case .settled(let number, _, _, _):
            guard let unit = state.requests.first(where: { $0.number == number })?.unit,
                let index = items[unit]?.askings.firstIndex(where: { $0.request.number == number })
            else { return }
            items[unit]?.askings[index].settled = entry
            items[unit]?.askings[index].opinion = try audited.words(with: entry)
        case .extended(let unit, _):
            if items[unit]?.firstDeadline == nil {
                items[unit, default: .init()].firstDeadline = state.unit(unit)?.deadline
            }
        case .decided(let decision):
            guard let unit = decision.unit, state.unit(unit)?.kind == .item,
                state.leaf(at: decision.path)?.task.act == .sign
            else { return }
            items[unit, default: .init()].verdicts.append(
                .init(entry: entry, decision: decision, opinion: try audited.words(with: entry)))
        case .unitEnded(let unit, _): items[unit, default: .init()].endedAt = entry.at
        default: break
        }
    }

    private func evidence(_ entry: Entry) throws -> FollowUp.Evidence {
        let listed = try audited.desk.records.listed("content", of: entry.seq)
        let content = if case .open(let bytes) = listed { bytes } else { [UInt8]() }
        let part = (try? JSONReader.parse(content, limits: .init(depth: 64)))?["parts"]?["evidence"]
        return FollowUp.Evidence(
            entry: entry, words: part?["佐证"]?.text ?? "",
            files: Self.files(entry.data["files"]?.list ?? [], named: part?["附件"]?.text ?? ""))
    }

    /// The files by the digests of the entry, with the names that stand before them in the content.
    private static func files(_ digests: [JSON], named list: String) -> [Attachment] {
        var rest = list[...]
        return digests.compactMap { $0.text.flatMap { Hash(hex: $0) } }.map { digest in
            guard let place = rest.firstRange(of: " \(digest.hex)") else { return Attachment(name: "", digest: digest) }
            let name = rest[..<place.lowerBound]
            rest = rest[place.upperBound...]
            return Attachment(name: String(name.hasPrefix("; ") ? name.dropFirst(2) : name), digest: digest)
        }
    }
}

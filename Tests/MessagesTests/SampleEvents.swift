import Approvals
import CanonicalJSON
import Engine

extension Samples {
    private static let (draft, review): (Path, Path) = ("forms/14-03/draft", "forms/14-03/finance-review")
    private static let (zhao, qian) = (Performer("p30"), Performer("p17", registrar: "p01"))
    private static let moment: Microseconds = 1_675_677_599_999_999
    private static let digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

    private static func decision(_ path: Path, _ verdict: Decision.Verdict, _ basis: [Basis]) -> Event {
        .decided(
            Decision(
                path: path, step: "finance-review", unit: "14-03", round: 1, seat: 1, role: "finance", performer: zhao,
                verdict: verdict, basis: basis, at: moment))
    }

    private static let form = Basis(unit: "14-03", revision: 3, digest: digest)

    /// At least one event of every case.
    static let events: [Event] = [
        .opened(manager: zhao, at: moment), .appointed(Appointment("filler", unit: "14-03", "p17"), settled: true),
        .appointed(Appointment("finance", unit: nil, "p30"), settled: false),
        .dismissed(Appointment("filler", unit: "14-03", "p17"), settled: true), .unitAdded("14-03", .form),
        .unitAdded("Z-01", .item),
        .revised(
            "Z-01", number: 2, Revision(digest: digest, parts: ["plan": digest], deadline: moment), by: qian,
            role: "filler", step: "draft"),
        .entered(
            StepState(
                path: review, step: "finance-review", unit: "14-03", round: 2,
                seats: [Seat(number: 1, role: "finance"), Seat(number: 2, role: "finance", member: "p31")],
                enteredAt: moment, due: moment)),
        .seatAdded(review, Seat(number: 3, role: "finance", member: "p31")),
        .seatReassigned(review, seat: 2, to: "p31"), .seatVoided(review, seat: 2), .claimed(review, seat: 1, by: zhao),
        .released(review, seat: 1), decision(review, .approved, [form]), decision(draft, .approved, [form]),
        decision("publication", .approved, [form, Basis(unit: "14-04", revision: 1, digest: digest)]),
        decision(review, .rejected, []), decision(review, .abstained, []),
        decision("setup", .advised, [Basis(unit: nil, revision: 4, digest: "")]), .passed(review), .failed(review),
        .stepCancelled(review, reason: .returned, held: true), .stepCancelled(draft, reason: .takenBack, held: false),
        .restored(review), .wentStale(review, seat: 1, due: moment), .wentStale(review, seat: 1, due: nil),
        .sentBack(review, to: draft, by: zhao, role: "finance", resubmit: .direct),
        .sentBack(review, to: draft, by: zhao, role: "finance", resubmit: .through), .withdrawn("14-03", by: qian),
        .retracted(review, seat: 1, by: zhao),
        .asked(Request(number: 2, kind: .extend, unit: "Z-01", askedBy: qian, deadline: moment, at: moment)),
        .asked(Request(number: 3, kind: .exclude, unit: "14-03", askedBy: zhao, deadline: nil, at: moment)),
        .settled(2, granted: true, by: zhao, role: "leader"), .settled(2, granted: false, by: zhao, role: "leader"),
        .checked([form], by: zhao), .checked([form, Basis(unit: "14-04", revision: 1, digest: digest)], by: qian),
        .findingRaised(
            CaseFinding(
                number: 4, unit: "14-03", key: digest, check: "weights.sum", severity: .high, fingerprint: digest,
                revision: 3)),
        .findingChanged(4, severity: .medium, fingerprint: digest, revision: 4), .findingClosed(4),
        .findingExplained(4, by: qian, role: "filler"), .findingSettled(4, accepted: true, by: zhao, role: "finance"),
        .findingSettled(4, accepted: false, by: zhao, role: "finance"),
        .findingWaived(4, by: zhao, role: "leader"), .findingBecameItem(4, item: "Z-01"),
        .unitEnded("14-03", .excluded), .extended("Z-01", deadline: moment), .ended(.finished),
        .suspended(at: moment, clockStops: true), .suspended(at: moment, clockStops: false), .resumed(at: moment),
        .urged(review, at: moment, by: zhao), .deadlinePassed(review),
        .reminded(review, number: 1, at: moment), .reminded(review, number: 12, at: moment),
        .escalated(review, Escalation(to: "leader", people: ["p01", "p02"], at: moment)),
    ]

    /// Entries of the ledger's own streams.
    static let ledgerEvents: [(type: String, data: JSON)] = [
        ("opened", ["person": "p01", "at": 0, "year": 2022, "workflow": .string(digest)]),
        ("ledger-created", ["rehearsal": false]), ("ledger-created", ["rehearsal": true]),
        ("person-registered", ["person": "p17", "role": "staff", "accounts": ["qian", "uid:1000"]]),
        ("person-changed", ["person": "p17", "role": "auditor", "accounts": []]),
        (
            "workflow-registered",
            ["name": "self-evaluation", "version": "2026.1", "digest": .string(digest)]
        ),
        (
            "template-registered",
            ["name": "project-form", "version": "1", "digest": .string(digest)]
        ),
        ("log-key-added", ["key": "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"]),
        (
            "witness-added",
            [
                "name": "witness.example.com/w1", "url": "https://witness.example.com/w1",
                "key": "witness.example.com/w1+8122a5ab+BOpKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs",
            ]
        ),
        ("witness-removed", ["name": "witness.example.com/w1"]),
        ("approver-key-added", ["person": "p17", "fingerprint": .string(key)]),
        ("approver-key-added", ["person": "p17", "registrar": "p01", "fingerprint": .string(key)]),
        ("approver-key-revoked", ["person": "p17", "fingerprint": .string(key)]),
        ("approver-key-revoked", ["person": "p17", "fingerprint": .string(key), "since": .int(moment)]),
        ("clearance-granted", ["person": "p17"]), ("clearance-revoked", ["person": "p17"]),
        (
            "redaction-requested",
            [
                "redaction": "rd-1", "reason": "classified",
                "removed": [["entry": 57, "body": "opinion"], ["entry": 57, "body": "signature"]],
            ]
        ),
        (
            "redaction-requested",
            ["redaction": "rd-2", "reason": "mistake", "removed": [["entry": 8, "body": "title"]]]
        ),
        (
            "redaction-requested",
            ["redaction": "rd-3", "reason": "personal", "removed": [["entry": 8, "body": "title"]]]
        ),
        ("redaction-refused", ["redaction": "rd-2"]),
        ("content-redacted", ["redaction": "rd-1", "removed": [["entry": 57, "body": "opinion"]]]),
        (
            "attempt-refused",
            [
                "case": "QJJJ-2022", "verb": "approve", "codes": ["separation", "seat.open"],
                "about": "forms/14-03/finance-review",
            ]
        ),
        ("attempt-refused", ["case": "QJJJ-2022", "verb": "withdraw", "codes": ["withdraw.own"], "about": "14-03"]),
        ("attempt-refused", ["case": "QJJJ-2022", "verb": "resume", "codes": []]), ("melted", ["at": 1]),
    ]
}

import Approvals
import Engine
import ProcessMining
import TestSupport

/// A case of two forms, of which one comes back once and the other leaves, told from its opening to its end.
enum SmallCase {
    static let workflow = Workflow.small(
        [.perForm("filler"), .one("reviewer"), .every("group")],
        separations: [Separation([.role("filler"), .role("reviewer")], within: .form)],
        requests: [RequestRule(.exclude, askedBy: ["filler"], grantedBy: ["reviewer"])],
        [
            .forms([
                .draft { $0.covers = .unit(parts: nil) },
                .task("review", .all, ["reviewer"]) {
                    ($0.covers, $0.returnTo) = (.unit(parts: nil), ["draft"])
                },
            ]),
            .task("decision", .vote(.atLeast(2, of: 3), byWeight: false, abstain: .counted), ["group"]) {
                $0.covers = .allForms
            },
        ])

    static func story() throws -> Given {
        var given = try Given(
            workflow, forms: ["14-01", "14-02"],
            ["filler 14-01": ["ann"], "filler 14-02": ["ben"], "reviewer": ["bob"], "group": ["g1", "g2", "g3"]])
        try given.does("ann", .write("14-01", ["p": "1"]))
        try given.does("ann", .approve("forms/14-01/draft"))
        try given.does("bob", .returnTo("draft", from: "forms/14-01/review"))
        try given.does("ann", .write("14-01", ["p": "2"]))
        try given.does("ann", .approve("forms/14-01/draft"))
        try given.does("bob", .claim("forms/14-01/review"))
        try given.does("bob", .approve("forms/14-01/review"))
        try given.does("ben", .exclude("14-02"))
        try given.does("bob", .grant(1))
        try given.does("g1", .approve("decision"))
        try given.does("g2", .abstain("decision"))
        try given.does("g3", .approve("decision"))
        return given
    }

    /// The entries of the story, a minute apart, under digests that only stand for some.
    static func facts() throws -> [Fact] {
        try story().events.enumerated().map { index, event in
            let entry = EventCodec.encode(event)
            return Fact(
                seq: Int64(index + 1), at: FixedClock.start + Int64(index) * 60_000_000,
                digest: String(repeating: "0", count: 60) + String(1000 + index), type: entry.type, data: entry.data,
                event: event)
        }
    }

    static func traces() throws -> [Trace] { Chronicle.traces(of: "case-1", workflow, try facts()) }

    static func log() throws -> ObjectLog {
        var log = ObjectLog()
        ObjectRecorder.record("case-1", workflow, try facts(), in: &log)
        return log
    }
}

import Approvals
import TestSupport
import Testing

/// The seed of a run: fixed, or the one in `COUNTERSIGN_SEED`; printed so that a failure can be run again.
enum BaseSeed {
    static let value: UInt64 = {
        let seed = TestEnvironment.seed
        print("Property tests start from COUNTERSIGN_SEED=\(seed)")
        return seed
    }()
}

@Suite struct `The invariants hold on random cases` {
    static let batches = 50
    static let journeys = 200

    @Test(arguments: 0..<batches) func `whatever people do`(batch: Int) {
        var (allowed, refused) = (0, 0)
        for number in 0..<Self.journeys {
            let seed = BaseSeed.value &+ UInt64(batch * Self.journeys + number)
            var journey = Journey(seed: seed)
            journey.run(commands: 12 + number % 18)
            allowed += journey.allowed
            refused += journey.refused
            if !journey.violations.isEmpty {
                Issue.record(
                    """
                    COUNTERSIGN_SEED=\(seed), first journey: \(journey.violations.prefix(3).joined(separator: "; "))
                    \(journey.trail.joined(separator: "\n"))
                    \(journey.given.events.map(\.brief).joined(separator: "; "))
                    """)
                return
            }
        }
        // A run in which nearly nothing succeeds, or nothing is refused, would prove little.
        #expect(allowed > Self.journeys * 6 && refused > Self.journeys * 3, "\(allowed) allowed, \(refused) refused")
    }

    @Test func `the random cases reach every kind of event and every end`() {
        var kinds: [String: Int] = [:]
        var verbs: [String: Int] = [:]
        for number in 0..<1000 {
            var journey = Journey(seed: BaseSeed.value &+ 1_000_000 &+ UInt64(number))
            journey.run(commands: 30)
            for event in journey.given.events {
                kinds[String("\(event)".prefix { $0 != "(" }), default: 0] += 1
                if case .ended(let status) = event { kinds["ended \(status)", default: 0] += 1 }
            }
            for verb in journey.verbs { verbs[verb, default: 0] += 1 }
        }
        let missing = [
            "opened", "appointed", "dismissed", "unitAdded", "revised", "entered", "seatAdded", "seatReassigned",
            "seatVoided", "claimed", "released", "decided", "passed", "failed", "stepCancelled", "restored",
            "wentStale",
            "sentBack", "withdrawn", "retracted", "asked", "settled", "unitEnded", "extended", "ended", "suspended",
            "resumed", "urged", "deadlinePassed", "reminded", "escalated", "checked", "findingRaised", "findingChanged",
            "findingClosed", "findingExplained", "findingSettled", "findingWaived", "findingBecameItem",
            "ended finished", "ended refused",
            "ended cancelled",
            "ended terminated",
        ].filter { kinds[$0] == nil }
        #expect(missing.isEmpty, "\(kinds)")
        #expect(verbs.count == 32, "\(verbs)")
    }
}

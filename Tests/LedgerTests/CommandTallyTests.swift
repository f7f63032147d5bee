import Testing

@testable import Ledger

@Suite struct `Commands as a tally` {
    private func tally(_ commands: [(String, Int64, Int64)]) -> CommandTally {
        var tally = CommandTally()
        for (key, first, last) in commands {
            Array(key.utf8).withUnsafeBytes { tally.add($0, first, last) }
        }
        return tally
    }

    private func runs(_ commands: [String]) -> CommandTally {
        var runs = CommandRuns()
        for (index, key) in commands.enumerated() {
            Array(key.utf8).withUnsafeBufferPointer { runs.take($0, Int64(index) + 1) }
        }
        return runs.finish()
    }

    @Test func `are what the entries name, in whatever order they come`() {
        let commands: [(String, Int64, Int64)] = [("a", 1, 1), ("b", 2, 4), ("aa", 5, 6)]
        #expect(tally(commands) == tally(commands.reversed()))
        #expect(runs(["a", "b", "b", "b", "aa", "aa"]) == tally(commands))
        #expect(runs([]) == tally([]))
    }

    @Test(arguments: [
        [("a", 1, 1), ("b", 2, 4)], [("a", 1, 1), ("b", 2, 4), ("c", 5, 6)], [("a", 1, 1), ("b", 2, 3), ("aa", 5, 6)],
        [("a", 1, 1), ("b", 3, 4), ("aa", 5, 6)], [("b", 1, 1), ("a", 2, 4), ("aa", 5, 6)],
        [("a", 1, 1), ("b", 2, 4), ("aa", 5, 6), ("aa", 5, 6)], [],
    ])
    func `are other ones if anything differs`(commands: [(String, Int64, Int64)]) {
        #expect(runs(["a", "b", "b", "b", "aa", "aa"]) != tally(commands))
    }
}

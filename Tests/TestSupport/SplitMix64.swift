/// A small seeded generator: the same seed gives the same numbers on every machine.
package struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// True `times` out of `total`.
    package mutating func chance(_ times: Int, in total: Int) -> Bool {
        Int.random(in: 0..<total, using: &self) < times
    }

    /// One of `choices`, which may not be empty.
    package mutating func pick<C: RandomAccessCollection>(_ choices: C) -> C.Element {
        choices.randomElement(using: &self)!
    }
}

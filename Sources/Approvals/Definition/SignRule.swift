/// When a step's seats together pass or fail it (签核规则). Integers and exact fractions only.
package enum SignRule: Sendable, Equatable {
    /// 会签: every live seat approved; any rejection fails.
    case all
    /// 顺序会签: like `all`, the seats open one after another.
    case inOrder
    /// 或签: the first decision of either kind decides.
    case any
    /// 首签: the first approval; fails when all rejected.
    case first
    /// 票签: approvals reach the threshold; fails when they no longer can.
    case vote(Threshold, byWeight: Bool, abstain: Abstain)
}

/// How many approvals a vote needs.
package enum Threshold: Sendable, Equatable {
    /// `at least N of`
    case count(Int)
    /// `at least a/b of`
    case atLeast(Int, of: Int)
    /// `more than a/b of`
    case moreThan(Int, of: Int)
}

/// Whether abstentions (弃权) belong to the votes that a share is a share of; a plain count does not ask.
package enum Abstain: String, Sendable, CaseIterable {
    /// Abstentions stay in the denominator.
    case counted
    /// Abstentions leave the denominator.
    case excluded
}

/// A seat as the workflow asks for it; entering the step makes one or more seats of it.
package struct SeatSpec: Sendable, Equatable {
    /// The role whose holders may fill the seat; of an `everyone` role each member gets one.
    package var role: RoleName
    /// The votes of the seat under `by weight`, 1 to 1000; no other rule looks at it.
    package var weight: Int
    /// 一票否决: a rejection on this seat fails the step at once.
    package var veto: Bool
    /// 协办: gives an opinion and is not counted.
    package var advisory: Bool

    /// Creates a seat that counts once, without a veto, unless more is said.
    package init(_ role: RoleName, weight: Int = 1, veto: Bool = false, advisory: Bool = false) {
        (self.role, self.weight, self.veto, self.advisory) = (role, weight, veto, advisory)
    }
}

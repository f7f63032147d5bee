/// Who was told that a step is late (逾期上报); they have no seat by it.
package struct Escalation: Sendable, Equatable {
    /// The role that the step names for it.
    package var role: RoleName
    /// Those who held the role then, in the order of appointment; at least one.
    package var people: [PersonID]
    /// When they were told.
    package var at: Microseconds

    /// Creates the record of who was told.
    package init(to role: RoleName, people: [PersonID], at: Microseconds) {
        (self.role, self.people, self.at) = (role, people, at)
    }
}

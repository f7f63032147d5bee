package import Approvals

/// Short forms of the commands that tests use most.
extension Command {
    package static func approve(_ path: Path) -> Command { .decide(path, .approved, about: nil, spoken: true) }
    package static func reject(_ path: Path) -> Command { .decide(path, .rejected, about: nil, spoken: true) }
    package static func abstain(_ path: Path) -> Command { .decide(path, .abstained, about: nil, spoken: true) }
    package static func advise(_ path: Path) -> Command { .decide(path, .advised, about: nil, spoken: true) }
    package static func returnTo(_ step: StepName, from path: Path, unit: UnitID? = nil) -> Command {
        .sendBack(path, to: step, unit: unit, spoken: true)
    }
    package static func appoint(_ person: PersonID, _ role: RoleName, unit: UnitID? = nil) -> Command {
        .appoint(Appointment(role, unit: unit, person))
    }
    package static func dismiss(_ person: PersonID, _ role: RoleName, unit: UnitID? = nil) -> Command {
        .dismiss(Appointment(role, unit: unit, person))
    }
    package static func replace(
        _ person: PersonID, _ role: RoleName, unit: UnitID? = nil, with successor: PersonID
    ) -> Command {
        .replace(Appointment(role, unit: unit, person), with: successor)
    }
    /// New content given by its parts, as `[part: text]`; the digest follows from them.
    package static func write(
        _ unit: UnitID, _ parts: [PartName: String], filled: [String] = [], deadline: Microseconds? = nil,
        template: String? = nil
    ) -> Command {
        .revise(unit, Revision(parts, filled: filled, deadline: deadline, template: template))
    }
    package static func exclude(_ unit: UnitID) -> Command { .ask(.exclude, unit, deadline: nil, spoken: true) }
    package static func carryOver(_ unit: UnitID) -> Command { .ask(.carryOver, unit, deadline: nil, spoken: true) }
    package static func extend(_ unit: UnitID, to deadline: Microseconds?) -> Command {
        .ask(.extend, unit, deadline: deadline, spoken: true)
    }
    package static func grant(_ number: Int) -> Command { .settle(number, granted: true, spoken: true) }
    package static func refuse(_ number: Int) -> Command { .settle(number, granted: false, spoken: true) }
    /// The checks of one form, whose content is given by its digest.
    package static func check(
        _ unit: UnitID, _ digest: String, _ observations: [CheckedUnit.Observation] = []
    ) -> Command {
        .check([CheckedUnit(unit, digest: digest, observations: observations)])
    }
    package static func explain(_ number: Int) -> Command { .explain(number, spoken: true) }
    package static func accept(_ number: Int) -> Command { .settleFinding(number, accepted: true, spoken: false) }
    package static func refuseFinding(_ number: Int) -> Command {
        .settleFinding(number, accepted: false, spoken: true)
    }
    package static func waive(_ number: Int) -> Command { .waive(number, spoken: true) }
}

extension Revision {
    /// Content whose digest is its parts, readable in a failing test.
    package init(
        _ parts: [PartName: String], filled: [String] = [], deadline: Microseconds? = nil, template: String? = nil
    ) {
        let digest = parts.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
        self.init(digest: digest, parts: parts, filled: filled, deadline: deadline, template: template)
    }
}

extension CheckedUnit.Observation {
    /// Something of weight, by its key and its figures; the check is called like the key.
    package static func high(_ key: String, _ figures: String = "1") -> Self {
        Self(key: key, check: key, severity: .high, fingerprint: "\(key)=\(figures)")
    }
    package static func low(_ key: String, _ figures: String = "1") -> Self {
        Self(key: key, check: key, severity: .low, fingerprint: "\(key)=\(figures)")
    }
}

import Approvals
import TestSupport

/// Findings by an own bookkeeping, and the invariants about them.
extension Shadow {
    /// A finding, as far as a gate asks.
    struct Found {
        var unit: UnitID
        var key: String
        var severity: CaseFinding.Severity
        var waits = true
        var explainer: Performer?
        var isClosed = false
    }

    /// Applies an event about findings and notes what breaks an invariant.
    mutating func noteFinding(_ event: Event) {
        switch event {
        case .checked(let basis, _):
            for subject in basis {
                guard let unit = subject.unit else { continue }
                checked[unit] = subject.revision
                if revisions[unit]?.last?.digest != subject.digest {
                    violations.append("I10 \(unit) is checked on content that it no longer has")
                }
            }
        case .findingRaised(let finding):
            if finding.number != findings.count + 1 { violations.append("I11 finding \(finding.number) leaves a gap") }
            if findings.values.contains(where: { $0.key == finding.key && $0.unit == finding.unit && !$0.isClosed }) {
                violations.append("I10 finding \(finding.number) stands there already")
            }
            findings[finding.number] = Found(unit: finding.unit, key: finding.key, severity: finding.severity)
        case .findingChanged(let number, let severity, _, _):
            change(number) { ($0.severity, $0.waits, $0.explainer) = (severity, true, nil) }
        case .findingClosed(let number): change(number) { ($0.waits, $0.isClosed) = (false, true) }
        case .findingExplained(let number, let performer, let role):
            change(number) { ($0.waits, $0.explainer) = (true, performer) }
            act(performer, role, nil, findings[number]?.unit)
        case .findingSettled(let number, let accepted, let performer, let role):
            settle(number, performer)
            change(number) { $0.waits = !accepted }
            act(performer, role, nil, findings[number]?.unit)
        case .findingWaived(let number, let performer, let role):
            settle(number, performer)
            change(number) { $0.waits = false }
            act(performer, role, nil, findings[number]?.unit)
        default: break
        }
    }

    private mutating func settle(_ number: Int, _ performer: Performer) {
        guard let explainer = findings[number]?.explainer else { return }
        if performer.person == explainer.person || performer.registrar == explainer.person
            || performer.person == explainer.registrar
        {
            violations.append("I2 \(performer.brief) settled finding \(number) after a part in its explanation")
        }
    }

    private mutating func change(_ number: Int, _ body: (inout Found) -> Void) {
        guard var found = findings[number], !found.isClosed else {
            violations.append("I11 finding \(number) is not there, or closed")
            return
        }
        body(&found)
        findings[number] = found
    }

    /// Invariant 9: nobody approves a gated step while its content is unchecked or a finding of that weight waits.
    func gateViolations(_ decision: Decision) -> [String] {
        let heavier: [CaseFinding.Severity: [CaseFinding.Severity]] = [
            .high: [.high], .medium: [.high, .medium], .low: [.high, .medium, .low],
        ]
        return (tasks[decision.step]?.needs ?? []).flatMap { need -> [String] in
            guard case .noOpenFinding(let severity) = need else { return [] }
            let units = decision.unit.map { [$0] } ?? openForms
            let waiting = findings.filter {
                units.contains($0.value.unit) && $0.value.waits && heavier[severity]!.contains($0.value.severity)
            }
            let unchecked = units.filter { unit in
                guard let all = revisions[unit], all.last?.template != nil else { return false }
                return checked[unit] != all.count
            }
            return waiting.keys.sorted().map { "I9 \(decision.path) is approved before finding \($0) is settled" }
                + unchecked.map { "I9 \(decision.path) is approved before \($0) is checked" }
        }
    }
}

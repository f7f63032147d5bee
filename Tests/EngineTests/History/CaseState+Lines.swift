import Approvals

extension CaseState {
    /// Everything in the state, a line for each thing, to be compared with a golden file.
    var lines: [String] {
        var lines = ["case \(id) \(status.rawValue) version \(version) opened \(openedAt) roster \(rosterRevision)"]
        lines += appointments.map { "\($0.line)\(confirmed.contains($0) ? " confirmed" : "")" }
        for unit in units {
            lines.append(
                "\(unit.kind.rawValue) \(unit.id) \(unit.status.rawValue) deadline \(text(unit.deadline)) "
                    + "extended \(unit.extensions)\(unit.checkedRevision > 0 ? " checked \(unit.checkedRevision)" : "")"
            )
            lines += unit.revisions.enumerated().map { number, revision in
                "  revision \(number + 1) \(revision.digest) \(revision.filled)"
                    + (revision.template.map { " under \($0)" } ?? "")
            }
        }
        for step in steps.values.sorted(by: { $0.path < $1.path }) {
            lines.append(
                "step \(step.path) \(step.status) round \(step.round) entered \(step.enteredAt) due \(text(step.due))"
                    + "\(step.overdue ? " overdue" : "")\(step.urges.map { " urged \($0)" }.joined())"
                    + (step.reminders > 0 ? " reminded \(step.reminders) last \(text(step.remindedAt))" : "")
                    + (step.escalation.map { " told \($0.role) \($0.people.map(\.text)) \($0.at)" } ?? ""))
            lines += step.seats.map { seat in
                "  seat \(seat.number) \(seat.role) \(seat.member?.text ?? "-") claimed by \(seat.claimedBy?.text ?? "-") "
                    + "decision \(seat.decision.map(String.init) ?? "-")\(seat.voided ? " void" : "")"
            }
        }
        for (index, decision) in decisions.enumerated() {
            let basis = decision.basis.map { "\($0.unit?.text ?? "roster")@\($0.revision)" }.joined(separator: ",")
            lines.append(
                "decision \(index) \(decision.path) round \(decision.round) seat \(decision.seat) \(decision.role) "
                    + "\(text(decision.performer)) \(decision.verdict.rawValue) on \(basis) \(decision.standing.rawValue) "
                    + "at \(decision.at)")
        }
        lines += requests.map { request in
            "request \(request.number) \(request.kind.rawValue) \(request.unit) by \(text(request.askedBy)) "
                + "\(request.status.rawValue) by \(request.decidedBy.map(text) ?? "-")"
        }
        lines += findings.map { finding in
            "finding \(finding.number) \(finding.unit)@\(finding.revision) \(finding.check) \(finding.severity.rawValue) "
                + "\(finding.fingerprint) \(finding.status.rawValue) explained by \(finding.explainedBy.map(text) ?? "-") "
                + "settled by \(finding.settledBy.map(text) ?? "-") item \(finding.item?.text ?? "-")"
        }
        lines += involvements.map { past in
            "involved \(past.person) \(past.role) \(past.step?.text ?? "-") \(past.unit?.text ?? "-")"
                + (past.asRegistrar ? " as registrar" : "")
        }.sorted()
        return lines
    }

    private func text(_ moment: Microseconds?) -> String { moment.map(String.init) ?? "-" }

    private func text(_ performer: Performer) -> String {
        performer.registrar.map { "\(performer.person) by \($0)" } ?? performer.person.text
    }
}

extension Appointment {
    fileprivate var line: String { "appointed \(person) as \(role)\(unit.map { " of \($0)" } ?? "")" }
}

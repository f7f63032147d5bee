import Approvals

extension Command {
    /// The form or item that the command is about; nil for one about the whole case, or about several.
    func unit(in state: CaseState) -> UnitID? {
        switch self {
        case .addUnit(let unit, _), .revise(let unit, _), .withdraw(let unit), .ask(_, let unit, _, _),
            .cancelUnit(let unit, _):
            unit
        case .sendBack(let path, _, let unit, _): unit ?? state.steps[path]?.unit
        case .claim(let path), .release(let path), .decide(let path, _, _, _), .takeBack(let path), .urge(let path),
            .passDeadline(let path), .remind(let path), .escalate(let path):
            state.steps[path]?.unit
        case .settle(let number, _, _): state.requests.first { $0.number == number }?.unit
        case .explain(let number, _), .settleFinding(let number, _, _), .waive(let number, _),
            .openItem(let number, _):
            state.findings.first { $0.number == number }?.unit
        case .open, .appoint, .dismiss, .replace, .check, .cancelCase, .suspend, .resume, .terminate: nil
        }
    }
}
